import type {
  CreateRecurringTransfer,
  CreateTransfer,
  GivenBankDetails,
  UpdateRecurringTransfer,
} from '../../../domain/commands.js';
import { formatAmount } from '../../../domain/money.js';
import type { RecurrenceDuration } from '../../../domain/recurring-transfer.js';
import { ACCOUNT_TYPE_WORDS } from '../json/records.js';
import type { Order } from '../writes/transfer-order.js';
import { toMemo } from './memo.js';

/** **Source** recurringTransfer and its fields: durationType. */
const DURATION_TYPES: Readonly<Record<RecurrenceDuration, string | null>> = {
  CONTINUOUS: 'continuous',
  NUMBER_OF_TRANSFERS: 'numberOfTransfers',
  UNKNOWN: null,
};

/**
 * The body of `POST /baas/transfer-ach` or `/baas/transfer-internal` for one transfer, now. The direction is always said; nothing of a
 * series is. **Source** create transfers; traps: 10.
 */
export function toTransferBody(
  { amount, direction }: Pick<CreateTransfer, 'amount' | 'direction'>,
  { rail, from, to }: Order,
): object {
  return {
    fromAccountId: from,
    ...('id' in to ? { toAccountId: to.id } : toHolder(to.bankDetails)),
    amount: formatAmount(amount),
    ...(rail === 'ach' && { debitCreditIndicator: direction === 'PULL' ? 'debit' : 'credit' }),
  };
}

/** The body of the same requests for a series. */
export function toSeriesBody(command: CreateRecurringTransfer, order: Order, reference: string): object {
  const { frequency, frequencyData, startingDate, duration, transfersQuantity } = command.recurrence;
  return {
    ...toTransferBody(command, order),
    isRecurring: true,
    recurringTransfer: {
      ...{ frequency, frequencyData, startingDate },
      durationType: DURATION_TYPES[duration],
      ...(transfersQuantity !== null && { transfersQuantity }),
      doTransfer: command.recurrence.transferNow,
      memo: toMemo({ text: command.recurrence.memo, reference }),
    },
  };
}

/**
 * The body of `PUT /baas/recurring-transfers/{id}`: what changes, and whether money moves now. A quantity never goes alone: without
 * `numberOfTransfers` beside it, it may be passed over. `reference`: the one that the series carries. **Source** recurring transfers:
 * endpoints; traps: 3, 4, 11.
 */
export function toEditBody(command: UpdateRecurringTransfer, reference: string | null): object {
  const { amount, frequency, frequencyData, startingDate, transfersQuantity, memo } = command;
  const duration = transfersQuantity === null ? command.duration : 'NUMBER_OF_TRANSFERS';
  return {
    ...(amount !== null && { amount: formatAmount(amount) }),
    ...(frequency !== null && { frequency }),
    ...(frequencyData !== null && { frequencyData }),
    ...(startingDate !== null && { startingDate }),
    ...(duration !== null && { durationType: DURATION_TYPES[duration] }),
    ...(transfersQuantity !== null && { transfersQuantity }),
    ...(memo !== null && { memo: toMemo({ text: memo, reference }) }),
    doTransfer: command.transferNow,
  };
}

function toHolder({ firstName, lastName, accountNumber, routingNumber, accountType }: GivenBankDetails) {
  return {
    toAccountNumber: accountNumber,
    toRoutingNumber: routingNumber,
    toFirstName: firstName,
    toLastName: lastName,
    toAccountType: ACCOUNT_TYPE_WORDS[accountType],
  };
}
