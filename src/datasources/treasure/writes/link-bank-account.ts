import type { Account } from '../../../domain/account.js';
import type { LinkBankAccount } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { accountNumberErrors, routingNumberErrors } from '../../../domain/rules/ach.js';
import { nameErrors } from '../../../domain/rules/texts.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import { type Mark, UnexpectedEffectError, type WritePort } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { readRecord } from '../../reading/records.js';
import type { TreasureApi } from '../api.js';
import { type BankAccountJson, readBankAccount } from '../json/records.js';
import { toAccountTypeWord, toBankAccountBody } from '../mappers/bank-account-body.js';
import { accountMapper } from '../mappers/to-account.js';
import { businessPath } from '../paths.js';
import { parseBusinessId } from '../refs.js';
import { fieldTable, treasureMessages } from '../user-errors.js';
import { openErrors, readStanding, unknownBusiness } from './business-standing.js';
import { confirmReference, findMarked, lookAtAll } from './find.js';
import { treasureUserDataErrors } from './user-data-rules.js';

/** **Source** manage a bank account, errors. */
const toUserErrors = treasureMessages({
  toField: fieldTable({
    account_number: 'accountNumber',
    account_type: 'accountType',
    bank_name: 'bankName',
    routing_number: 'routingNumber',
    user_data: 'userData',
  }),
  refused: { says: 'refused to link the bank account' },
  unknown: { field: 'business', says: 'no longer knows the business' },
});

/** Links bank accounts to which the money of a business can be withdrawn. */
export function linkBankAccountPort(api: TreasureApi): WritePort<LinkBankAccount, Account> {
  const { toBankAccount } = accountMapper(api);
  return {
    plan: (command) => {
      const businessId = parseBusinessId(api.connector, command.business);
      if (businessId === null) return { errors: [unknownBusiness(api.connector, 'business')] };
      const errors = commandErrors(command);
      if (errors.length > 0) return { errors };
      const path = businessPath(businessId, 'bank_accounts');
      const toDomain = (mark: Mark) => (fields: Fields) =>
        toBankAccount(confirm(command, mark, readBankAccount(fields)), businessId);
      return {
        recoveryMethod: 'LIST',
        lock: null,
        check: async (call) =>
          openErrors(api.connector, await readStanding(api, call, businessId), 'business'),
        send: async ({ call, mark, guard }) => {
          const body = toBankAccountBody(command, mark.reference);
          const answer = await api.upstream.send(call, { method: 'POST', path, body, guard });
          return readRecord(api, 'bank_account', answer, toDomain(mark));
        },
        find: async ({ call, mark }) => {
          const looked = await lookAtAll(api, call, path, 'bank_accounts');
          return findMarked(api, looked, { noun: 'bank_account', mark, toDomain: toDomain(mark) });
        },
        toUserErrors,
      };
    },
  };
}

function commandErrors(command: LinkBankAccount): readonly UserError[] {
  const { accountNumber, routingNumber, bankName, accountType, userData } = command;
  return [
    ...accountNumberErrors(accountNumber, 'accountNumber'),
    ...routingNumberErrors(routingNumber, 'routingNumber'),
    ...nameErrors(bankName, 'bankName'),
    ...unless(accountType === 'CHECKING' || accountType === 'SAVINGS', () =>
      userError('accountType', `required CHECKING or SAVINGS, arrived ${accountType}`),
    ),
    ...treasureUserDataErrors(userData),
  ];
}

/** The linked bank account. **Throws** `UnexpectedEffectError` when it differs from the command; the error contains no account number. */
function confirm(command: LinkBankAccount, mark: Mark, made: BankAccountJson): BankAccountJson {
  expect('account_number', made.account_number === command.accountNumber);
  expect('routing_number', made.routing_number === command.routingNumber);
  expect('account_type', made.account_type?.toLowerCase() === toAccountTypeWord(command.accountType));
  confirmReference(made.user_data, mark);
  return made;
}

function expect(field: string, isSame: boolean): void {
  if (!isSame) throw new UnexpectedEffectError(field, 'the one asked for', 'another');
}
