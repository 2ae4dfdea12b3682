import type { CreateTransfer } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { amountErrors, currencyErrors } from '../../../domain/rules/amounts.js';
import { textErrors } from '../../../domain/rules/texts.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import type { Transfer } from '../../../domain/transfer.js';
import type { Answer, Call } from '../../http/upstream.js';
import type { Attempt, Mark, Write, WritePort } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { readNamed } from '../../reading/named.js';
import { readRecord } from '../../reading/records.js';
import { keyedFailure } from '../../writing/keyed-failure.js';
import type { TreasureApi } from '../api.js';
import { readBankAccount, readTransfer } from '../json/records.js';
import { CURRENCY } from '../mappers/to-account.js';
import { type TransferMapper, transferMapper } from '../mappers/to-transfer.js';
import { toTransferBody } from '../mappers/transfer-body.js';
import { businessPath } from '../paths.js';
import { orNone } from '../refusals.js';
import { fieldTable, treasureMessages } from '../user-errors.js';
import { openErrors, readStanding } from './business-standing.js';
import { confirmWithdrawal } from './confirm-withdrawal.js';
import { findMarked, lookAtTransfers } from './find.js';
import { treasureUserDataErrors } from './user-data-rules.js';
import { toWithdrawal, type Withdrawal } from './withdrawal.js';

/** **Source** move money, errors. */
const toUserErrors = treasureMessages({
  toField: fieldTable({
    amount: 'amount',
    'amount.amount': 'amount.amount',
    'amount.currency': 'amount.currency',
    bank_account_id: 'destination.account',
    direction: 'direction',
    type: 'rail',
    user_data: 'userData',
  }),
  refused: { says: 'refused the withdrawal' },
  unknown: { says: 'no longer knows the business or the bank account of the withdrawal' },
});

/** Creates withdrawals by wire, from the portfolio of a business to one of its bank accounts. */
export function createTransferPort(api: TreasureApi): WritePort<CreateTransfer, Transfer> {
  const toTransfer = transferMapper(api);
  return {
    plan: (command) => {
      const ordered = toWithdrawal(api.connector, command);
      if ('errors' in ordered) return ordered;
      const errors = termsErrors(command);
      return errors.length > 0 ? { errors } : toWrite(api, toTransfer, command, ordered.withdrawal);
    },
  };
}

/** An amount above the value of the portfolio is valid: Treasure accepts it and lowers it to the available cash. */
function termsErrors({ amount, ach, description, userData }: CreateTransfer): readonly UserError[] {
  const isStray = ach !== null && (ach.secCode !== null || ach.service !== null || ach.addenda.length > 0);
  return [
    ...amountErrors(amount),
    ...currencyErrors(amount, CURRENCY),
    ...unless(!isStray, () => userError('ach', 'required none for this rail')),
    ...textErrors(description, 'description'),
    ...treasureUserDataErrors(userData),
  ];
}

async function endsErrors(
  api: TreasureApi,
  call: Call,
  { businessId, bankAccountId }: Withdrawal,
): Promise<readonly UserError[]> {
  const path = businessPath(businessId, 'bank_accounts', bankAccountId);
  const [business, answer] = await Promise.all([
    readStanding(api, call, businessId),
    orNone(api.upstream.get(call, path, {}, { fresh: true })),
  ]);
  const named = { noun: 'bank_account', id: bankAccountId };
  const bankAccount = answer && readNamed(api, answer, named, readBankAccount);
  const errors = openErrors(api.connector, business, 'source');
  if (errors.length > 0) return errors;
  return unless(bankAccount !== null, () =>
    userError('destination.account', 'required a bank account that the provider knows', 'NOT_FOUND'),
  );
}

function toWrite(
  api: TreasureApi,
  toTransfer: TransferMapper,
  command: CreateTransfer,
  withdrawal: Withdrawal,
): Write<Transfer> {
  const { businessId } = withdrawal;
  const toDomain = (mark: Mark) => (fields: Fields) => {
    const wire = readTransfer(fields);
    confirmWithdrawal(wire, { command, withdrawal, mark });
    return toTransfer(wire, businessId);
  };
  return {
    recoveryMethod: 'KEY_AND_LIST',
    lock: null,
    check: (call) => endsErrors(api, call, withdrawal),
    send: async (attempt) => {
      const body = toTransferBody(command, withdrawal, attempt.mark);
      const answer = await sendKeyed(api, attempt, businessPath(businessId, 'transfers'), body);
      return readRecord(api, 'transfer', answer, toDomain(attempt.mark));
    },
    find: async ({ call, mark }) => {
      const looked = await lookAtTransfers(api, call, businessId, mark.sentAt);
      return findMarked(api, looked, { noun: 'transfer', mark, toDomain: toDomain(mark) });
    },
    toUserErrors,
  };
}

/** **Source** idempotency: the answer to a repeated request is not documented. */
async function sendKeyed(
  { upstream }: TreasureApi,
  { call, guard }: Attempt,
  path: string,
  body: object,
): Promise<Answer> {
  try {
    return await upstream.send(call, { method: 'POST', path, body, guard, isKeyed: true });
  } catch (error) {
    throw keyedFailure(error, ({ field }) => field === 'idempotency_key');
  }
}
