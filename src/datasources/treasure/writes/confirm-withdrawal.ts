import type { CreateTransfer } from '../../../domain/commands.js';
import { formatAmount, type Money } from '../../../domain/money.js';
import { type Mark, UnexpectedEffectError } from '../../ports/writes.js';
import type { TransferJson } from '../json/records.js';
import { confirmReference } from './find.js';
import type { Withdrawal } from './withdrawal.js';

/** The command, and the marks of the operation. */
export interface Asked {
  readonly command: CreateTransfer;
  readonly withdrawal: Withdrawal;
  readonly mark: Mark;
}

/** Checks that a transfer is the requested one. **Throws** `UnexpectedEffectError`. */
export function confirmWithdrawal(made: TransferJson, { command, withdrawal, mark }: Asked): void {
  const { businessId, bankAccountId } = withdrawal;
  expectSame('business_id', businessId, made.business_id ?? businessId);
  expectSame('bank_account_id', bankAccountId, made.bank_account_id ?? 'nothing');
  expectSame('direction', 'withdrawal', made.direction.toLowerCase());
  expectSame('type', 'wire', made.type.toLowerCase());
  expectSame('idempotency_key', mark.providerKey, made.idempotency_key ?? mark.providerKey);
  confirmReference(made.user_data, mark);
  if (!isLowered(made, command.amount)) {
    expectSame('amount', textOf(command.amount), textOf(made.amount));
  }
}

/**
 * Treasure lowers the amount to the cash that a liquidation produced. That is an update: a transfer without an update has the requested
 * amount. **Source** move money.
 */
function isLowered({ amount, created_at, updated_at }: TransferJson, asked: Money): boolean {
  const wasUpdated = updated_at !== null && updated_at !== created_at;
  return wasUpdated && amount.currency === asked.currency && amount.minor >= 0n && amount.minor < asked.minor;
}

function expectSame(field: string, required: string, arrived: string): void {
  if (required !== arrived) throw new UnexpectedEffectError(field, required, arrived);
}

function textOf(amount: Money): string {
  return `${formatAmount(amount)} ${amount.currency}`;
}
