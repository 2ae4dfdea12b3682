import type { CreateTransfer } from '../../../domain/commands.js';
import { toGlobalId } from '../../../domain/ids.js';
import { formatAmount } from '../../../domain/money.js';
import { ownText, REFERENCE_KEY } from '../../../domain/own-user-data.js';
import type { Transfer } from '../../../domain/transfer.js';
import { UnexpectedEffectError, type Write, type WritePort } from '../../ports/writes.js';
import { type Reader, readRecord } from '../../reading/records.js';
import { userMessages } from '../../writing/user-messages.js';
import type { TreasuryPrimeApi } from '../api.js';
import { asAnswered, type TransferMappers, transferMapper } from '../mappers/to-transfer.js';
import { toDescriptionPlaces, toKeptDescription, toTransferBody } from '../mappers/transfer-body.js';
import { findByReference } from './find.js';
import { toOwnMark } from './own-mark.js';
import { sendCreation } from './sending.js';
import { endsErrors } from './transfer-ends.js';
import { type Order, toOrder } from './transfer-order.js';
import { termsErrors } from './transfer-rules.js';

/** **Source** ACH, book transfers, wires, errors. */
const toUserErrors = userMessages({
  REJECTED: {
    code: 'PROVIDER_REJECTED',
    says: 'refused the transfer',
  },
  NOT_FOUND: { code: 'NOT_FOUND', says: 'no longer knows one of the two ends of the transfer' },
});

/** Creates transfers: ACH and wires to counterparties, book transfers between accounts. */
export function createTransferPort(api: TreasuryPrimeApi): WritePort<CreateTransfer, Transfer> {
  const toTransfer = transferMapper(api);
  return {
    plan: (command) => {
      const ordered = toOrder(api.connector, command);
      if ('errors' in ordered) return ordered;
      const errors = termsErrors(command, ordered.order.resource);
      return errors.length > 0 ? { errors } : toWrite(api, toTransfer, command, ordered.order);
    },
  };
}

function toWrite(
  api: TreasuryPrimeApi,
  mappers: TransferMappers,
  command: CreateTransfer,
  order: Order,
): Write<Transfer> {
  const { resource } = order;
  const path = `/${resource}`;
  const toDomain = mappers[resource];
  const { kept } = toDescriptionPlaces(resource, command.description);
  const own = toOwnMark({ ...command.userData, ...toKeptDescription(kept) });
  const find: Write<Transfer>['find'] = ({ call, mark }) =>
    findByReference({ api, call }, mark, {
      path,
      noun: resource,
      query: { [resource === 'book' ? 'from_account_id' : 'account_id']: order.from },
      toDomain: (fields) => confirm(api, command, order, toDomain(fields)),
    });
  return {
    recoveryMethod: own.isListed ? 'KEY_AND_LIST' : 'KEY',
    lock: null,
    check: (call) => endsErrors({ api, call }, command, order),
    send: async (attempt) => {
      const { reference } = attempt.mark;
      const answer = await sendCreation(api, attempt, {
        path,
        body: toTransferBody(command, order, own.userData(attempt.mark)),
      });
      const { made, carried } = readRecord(api, resource, answer, (fields) => ({
        made: toDomain(fields),
        carried: ownText(fields.userData('userdata'), REFERENCE_KEY),
      }));
      if (carried !== null && carried !== reference)
        throw new UnexpectedEffectError('userdata', `the reference ${reference}`, carried);
      return asAnswered(confirm(api, command, order, made));
    },
    ...(own.isListed && { find }),
    toUserErrors,
  };
}

/** The created transfer. **Throws** `UnexpectedEffectError` when it differs from the command. */
function confirm({ connector }: Reader, command: CreateTransfer, order: Order, made: Transfer): Transfer {
  const source = toGlobalId({ connector: connector.name, kind: 'Account', ref: order.from });
  const kind = order.resource === 'book' ? 'Account' : 'Counterparty';
  const destination = toGlobalId({ connector: connector.name, kind, ref: order.to });
  expectSame('amount', textOf(command.amount), textOf(made.amount));
  expectSame('direction', command.direction, made.direction);
  expectSame('source', source, idOf(made.source));
  expectSame('destination', destination, idOf(made.destination));
  return made;
}

function expectSame(field: string, required: string, arrived: string): void {
  if (required !== arrived) throw new UnexpectedEffectError(field, required, arrived);
}

function textOf(amount: Transfer['amount']): string {
  return `${formatAmount(amount)} ${amount.currency}`;
}

function idOf(party: Transfer['source']): string {
  return party === null || party.kind === 'BankDetails' ? 'nothing' : party.id;
}
