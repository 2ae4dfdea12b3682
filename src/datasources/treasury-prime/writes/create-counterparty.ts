import { lastFourOf } from '../../../domain/account-number.js';
import type { CreateCounterparty } from '../../../domain/commands.js';
import type { Counterparty } from '../../../domain/counterparty.js';
import type { UserError } from '../../../domain/operation.js';
import { accountNumberErrors, routingNumberErrors } from '../../../domain/rules/ach.js';
import { givenUserDataErrors } from '../../../domain/rules/user-data.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import type { BankDetails } from '../../../domain/transfer.js';
import { UnexpectedEffectError, type Write, type WritePort } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { readRecord } from '../../reading/records.js';
import { userMessages } from '../../writing/user-messages.js';
import type { TreasuryPrimeApi } from '../api.js';
import { readCounterparty } from '../json/records.js';
import { toCounterpartyBody } from '../mappers/counterparty-body.js';
import { counterpartyMapper } from '../mappers/to-counterparty.js';
import { findByReference } from './find.js';
import { toOwnMark } from './own-mark.js';
import { sendCreation } from './sending.js';

const PATH = '/counterparty';

/** **Source** counterparties, errors. */
const toUserErrors = userMessages({
  REJECTED: {
    code: 'PROVIDER_REJECTED',
    says: 'refused the counterparty',
  },
});

/** Creates counterparties. */
export function createCounterpartyPort(api: TreasuryPrimeApi): WritePort<CreateCounterparty, Counterparty> {
  const toCounterparty = counterpartyMapper(api);
  return {
    plan: (command) => {
      const errors = commandErrors(command);
      if (errors.length > 0) return { errors };
      const toDomain = (fields: Fields) => confirm(command, toCounterparty(readCounterparty(fields)));
      const own = toOwnMark(command.userData);
      const find: Write<Counterparty>['find'] = ({ call, mark }) =>
        findByReference({ api, call }, mark, { path: PATH, noun: 'counterparty', toDomain });
      return {
        recoveryMethod: own.isListed ? 'KEY_AND_LIST' : 'KEY',
        lock: null,
        send: async (attempt) => {
          const body = toCounterpartyBody(command, own.userData(attempt.mark));
          const answer = await sendCreation(api, attempt, { path: PATH, body });
          return readRecord(api, 'counterparty', answer, toDomain);
        },
        ...(own.isListed && { find }),
        toUserErrors,
      };
    },
  };
}

function commandErrors({ name, ach, wire, userData }: CreateCounterparty): readonly UserError[] {
  return [
    ...unless(/^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(name), () =>
      userError('name', 'required a name in ASCII letters, digits and signs'),
    ),
    ...unless(ach !== null || wire !== null, () =>
      userError('ach', 'required ACH details, wire details or both'),
    ),
    ...(ach ? numberErrors(ach, 'ach') : []),
    ...unless(ach === null || ach.accountType === 'CHECKING' || ach.accountType === 'SAVINGS', () =>
      userError('ach.accountType', `required CHECKING or SAVINGS, arrived ${ach?.accountType}`),
    ),
    ...(wire ? numberErrors(wire, 'wire') : []),
    ...unless(wire?.bankName.trim() !== '', () =>
      userError('wire.bankName', 'required the name of the bank'),
    ),
    ...givenUserDataErrors(userData, {}),
  ];
}

function numberErrors(
  details: { readonly accountNumber: string; readonly routingNumber: string },
  field: string,
): readonly UserError[] {
  return [
    ...accountNumberErrors(details.accountNumber, `${field}.accountNumber`),
    ...routingNumberErrors(details.routingNumber, `${field}.routingNumber`),
  ];
}

/** The created counterparty. **Throws** `UnexpectedEffectError` when it differs from the command; the error contains no account number. */
function confirm(command: CreateCounterparty, made: Counterparty): Counterparty {
  if (made.name !== command.name) throw new UnexpectedEffectError('name', 'the name asked for', 'another');
  confirmDetails('ach', command.ach, made.ach);
  confirmDetails('wire', command.wire, made.wire);
  return made;
}

function confirmDetails(
  field: string,
  asked: { readonly accountNumber: string; readonly routingNumber: string } | null,
  made: BankDetails | null,
): void {
  const required = asked ? 'the bank details asked for' : 'no bank details';
  const isSame =
    asked?.routingNumber === made?.routingNumber &&
    lastFourOf(asked?.accountNumber) === (made?.accountNumberLast4 ?? null);
  if (!isSame) throw new UnexpectedEffectError(field, required, made ? 'others' : 'none');
}
