import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { CreateTransfer } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import { type AccountRef, parseAccountId } from '../refs.js';

/** A withdrawal from the portfolio of a business to one of its bank accounts, the only kind of transfer. **Source** move money. */
export interface Withdrawal {
  readonly businessId: string;
  readonly bankAccountId: string;
}

/** A command → the withdrawal, or the errors in its rail, direction, source and destination. */
export type Ordered = { readonly withdrawal: Withdrawal } | { readonly errors: readonly UserError[] };

export function toWithdrawal(connector: ConnectorRef, command: CreateTransfer): Ordered {
  const { rail, direction, source: from, destination: to } = command;
  if (rail !== 'WIRE') {
    return { errors: [userError('rail', `required WIRE, arrived ${rail}`, 'CAPABILITY_UNSUPPORTED')] };
  }
  const portfolio = toPortfolio(connector, from);
  const bankAccount = toBankAccount(connector, to);
  const errors = [
    ...unless(direction === 'PUSH', () =>
      userError(
        'direction',
        'required PUSH, arrived PULL: deposits are wired in from the bank, to the wire instructions',
      ),
    ),
    ...('code' in portfolio ? [portfolio] : []),
    ...('code' in bankAccount ? [bankAccount] : []),
  ];
  if ('code' in portfolio || 'code' in bankAccount || errors.length > 0) return { errors };
  if (portfolio.businessId !== bankAccount.businessId) {
    return {
      errors: [userError('destination.account', 'required a bank account of the same business as in source')],
    };
  }
  return { withdrawal: { businessId: portfolio.businessId, bankAccountId: bankAccount.id } };
}

function toPortfolio(connector: ConnectorRef, from: string): AccountRef | UserError {
  const account = parseAccountId(connector, from);
  if (!account) return userError('source', `required a portfolio of ${connector.name}`, 'NOT_FOUND');
  if (account.kind === 'portfolio') return account;
  return userError('source', 'required a portfolio, arrived a linked bank account');
}

function toBankAccount(
  connector: ConnectorRef,
  to: CreateTransfer['destination'],
): Extract<AccountRef, { kind: 'bank_account' }> | UserError {
  const link = 'required in its place account: a bank account linked to the business';
  if ('counterparty' in to) return userError('destination.counterparty', link);
  if ('bankDetails' in to) return userError('destination.bankDetails', link);
  const account = parseAccountId(connector, to.account);
  if (!account)
    return userError('destination.account', `required a bank account of ${connector.name}`, 'NOT_FOUND');
  if (account.kind === 'bank_account') return account;
  return userError('destination.account', 'required a linked bank account, arrived a portfolio');
}
