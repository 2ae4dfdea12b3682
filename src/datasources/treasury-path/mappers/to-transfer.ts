import type { Transfer, TransferDirection, TransferStatus } from '../../../domain/transfer.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { PaymentJson } from '../json/records.js';
import { toOwnedId } from '../refs.js';
import type { End, Ends } from './to-ends.js';

/** **Source** payments. The word for a payment that waits for approval is not published: it comes out as UNKNOWN, which is not final. */
const STATUSES: Readonly<Record<string, TransferStatus>> = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  completed: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'CANCELED',
  canceled: 'CANCELED',
};

/** TreasuryPath payment → `Transfer`. `ends`: of the company that it is under. */
export type TransferMapper = (json: PaymentJson, companyId: string, ends: Ends) => Transfer;

/** The mapper of payments. */
export function transferMapper(reader: Reader): TransferMapper {
  const toStatus = wordTable(reader, 'payment.status', STATUSES, 'UNKNOWN');
  return (json, companyId, ends) => {
    const status = toStatus(json.status);
    const payer = endOf(ends, json.from_profile);
    const payee = endOf(ends, json.to_profile);
    const direction = toDirection(payer, payee);
    const [source, destination] = direction === 'PUSH' ? [payer, payee] : [payee, payer];
    const at = json.updated_at ?? json.created_at;
    return {
      id: toOwnedId(reader.connector, 'Transfer', { companyId, id: json.id }),
      connector: reader.connector.name,
      providerId: json.id,
      rail: 'PAYMENT',
      direction,
      status,
      providerStatus: json.status,
      amount: json.instructed_amount,
      source: source?.party ?? null,
      destination: destination?.party ?? null,
      description: json.reason,
      secCode: null,
      service: null,
      effectiveDate: null,
      failureReason: null,
      timeline: [{ status, providerStatus: json.status, at, origin: 'READ' }],
      cancelable: false,
      createdAt: json.created_at,
      updatedAt: json.updated_at,
      userData: null,
      idempotencyKey: json.idempotency_key,
    };
  };
}

function endOf(ends: Ends, profileId: string | null): End | null {
  return profileId === null ? null : (ends.get(profileId) ?? null);
}

/**
 * A payment pushes money out of what is ours, unless it pulls money in: from somebody else, or from a linked account into a balance that
 * is held at TreasuryPath.
 */
function toDirection(payer: End | null, payee: End | null): TransferDirection {
  const isOurs = (end: End | null) => end?.party.kind === 'Account';
  if (!isOurs(payee)) return 'PUSH';
  const isTopUp = payer?.accountKind === 'EXTERNAL' && payee?.accountKind === 'MULTI_CURRENCY';
  return isOurs(payer) && !isTopUp ? 'PUSH' : 'PULL';
}
