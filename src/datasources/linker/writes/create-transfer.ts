import type { CreateTransfer } from '../../../domain/commands.js';
import type { Transfer } from '../../../domain/transfer.js';
import type { Write, WritePort } from '../../ports/writes.js';
import type { LinkerApi } from '../api.js';
import { toTransferBody } from '../mappers/transfer-body.js';
import { linkerMessages } from '../user-errors.js';
import { sendCreation } from './sending.js';
import { toOrder } from './transfer-order.js';
import { linkerMoneyErrors, lostErrors } from './transfer-rules.js';

/** The messages that end users receive when `what` is refused. **Source** create transfers, errors. */
export const creationMessages = (what: string): Write<unknown>['toUserErrors'] =>
  linkerMessages({
    FUNDS: {
      code: 'INSUFFICIENT_FUNDS',
      field: 'amount.amount',
      says: 'says that the account does not have enough money available',
    },
    REJECTED: {
      code: 'PROVIDER_REJECTED',
      says: `refused the ${what}`,
    },
    NOT_FOUND: { code: 'NOT_FOUND', says: `does not know one of the two ends of the ${what}` },
  });

const toUserErrors = creationMessages('transfer');

/**
 * Creates single transfers, which run at once. Linker lists none of them: the answer has no id, and only the bank knows the outcome.
 *
 * **Source** create transfers: behaviour; traps: 1.
 */
export function createTransferPort(api: LinkerApi): WritePort<CreateTransfer, Transfer | null> {
  return {
    plan: (command) => {
      const ordered = toOrder(api, command);
      if ('errors' in ordered) return ordered;
      const errors = [...linkerMoneyErrors(command.amount, api.currency), ...lostErrors(command)];
      if (errors.length > 0) return { errors };
      const { order } = ordered;
      return {
        recoveryMethod: 'KEY',
        lock: null,
        send: async (attempt) => {
          await sendCreation(api, attempt, order.rail, toTransferBody(command, order));
          return null;
        },
        toUserErrors,
      };
    },
  };
}
