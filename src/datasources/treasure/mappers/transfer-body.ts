import type { UserData } from '../../../domain/account.js';
import type { CreateTransfer } from '../../../domain/commands.js';
import { formatAmount } from '../../../domain/money.js';
import { DESCRIPTION_KEY, REFERENCE_KEY } from '../../../domain/own-user-data.js';
import type { Mark } from '../../ports/writes.js';
import type { Withdrawal } from '../writes/withdrawal.js';

/** The body of `POST /transfers`. **Source** move money. */
export function toTransferBody(
  { amount, description, userData }: CreateTransfer,
  { bankAccountId }: Withdrawal,
  { providerKey, reference }: Mark,
): object {
  return {
    amount: { currency: amount.currency, amount: formatAmount(amount) },
    bank_account_id: bankAccountId,
    direction: 'withdrawal',
    type: 'wire',
    idempotency_key: providerKey,
    user_data: { ...userData, ...toOwnUserData(description, reference) },
  };
}

/** The gateway's own part of a new transfer's user data: Treasure has no other place for a description. */
export function toOwnUserData(description: string | null, reference: string): UserData {
  const isGiven = description !== null && description !== '';
  return { [REFERENCE_KEY]: reference, ...(isGiven && { [DESCRIPTION_KEY]: description }) };
}
