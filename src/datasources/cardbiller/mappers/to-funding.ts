import type { Ledger } from '../../../domain/ledger.js';
import type { Transfer } from '../../../domain/transfer.js';
import type { CardbillerApi } from '../api.js';
import { type MovementJson, toTransaction } from '../json/movement-fields.js';
import type { Movement } from '../writes/movement.js';
import { toBalance } from './to-balance.js';
import { toLedger } from './to-ledger.js';
import type { TransferMapper } from './to-transfer.js';

/** The transfer that an answer tells of. A movement is one step, so that it is done where nothing is said of its state. **Source** lifecycles. */
export function toAnsweredTransfer(
  toTransfer: TransferMapper,
  json: MovementJson,
  asked: Movement,
  at: string,
): Transfer | null {
  const transaction = toTransaction(json, asked, at);
  const transfer = transaction && toTransfer(transaction, asked.account);
  if (!transfer) return null;
  const status = json.status === null ? 'COMPLETED' : transfer.status;
  const timeline = transfer.timeline.map((seen) => ({ ...seen, status, origin: 'ANSWER' as const }));
  return { ...transfer, status, timeline };
}

/** The ledger as it is after a movement; null where the answer does not say what is left on it. */
export function toAnsweredLedger(
  api: CardbillerApi,
  { stated, ledgerBalance }: MovementJson,
  asked: Movement,
  at: string,
): Ledger | null {
  const ledger = stated.ledger ?? asked.ledger;
  if (ledger === null || ledgerBalance === null) return null;
  return toLedger(api, ledger, toBalance({ available: ledgerBalance, asOf: null }, at));
}
