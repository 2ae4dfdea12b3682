import type { CreateTransfer } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { amountErrors, currencyErrors } from '../../../domain/rules/amounts.js';
import { givenUserDataErrors } from '../../../domain/rules/user-data.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import { DEFAULT_CURRENCY } from '../json/records.js';
import { toAchTerms, toDescriptionPlaces, toKeptDescription } from '../mappers/transfer-body.js';
import type { MadeResource } from './transfer-order.js';

/** **Source** wires: instructions. */
const MAX_INSTRUCTIONS = 140;

/** **Source** ACH: sec_code. `cie` also needs a number and a name of the individual, for which there is no option. */
const SEC_CODES = ['ccd', 'ppd', 'tel', 'web'];

/** **Source** ACH: service. */
const SERVICES = ['standard', 'sameday'];

/** **Source** ACH: addenda. */
const WITH_ADDENDA = ['ccd', 'web'];

/** The errors in a transfer that do not depend on its source and destination. */
export function termsErrors(command: CreateTransfer, resource: MadeResource): readonly UserError[] {
  const { amount, direction, description } = command;
  return [
    ...amountErrors(amount),
    ...currencyErrors(amount, DEFAULT_CURRENCY),
    ...unless(resource === 'ach' || direction === 'PUSH', () =>
      userError('direction', `required PUSH for this rail, arrived ${direction}`),
    ),
    ...unless(resource !== 'wire' || (description?.length ?? 0) <= MAX_INSTRUCTIONS, () =>
      userError(
        'description',
        `required at most ${MAX_INSTRUCTIONS} characters for a wire, arrived ${description?.length}`,
      ),
    ),
    ...(resource === 'ach' ? achErrors(command) : strayAchErrors(command)),
    ...userDataErrors(command, resource),
  ];
}

function achErrors({ ach }: CreateTransfer): readonly UserError[] {
  const { secCode, service, addenda } = toAchTerms(ach);
  return [
    ...wordErrors('ach.secCode', SEC_CODES, secCode),
    ...wordErrors('ach.service', SERVICES, service),
    ...unless(addenda.length === 0 || WITH_ADDENDA.includes(secCode), () =>
      userError('ach.addenda', `required none with this code: only ${inCapitals(WITH_ADDENDA)} carry them`),
    ),
  ];
}

function wordErrors(field: string, words: readonly string[], arrived: string): readonly UserError[] {
  return unless(words.includes(arrived), () => userError(field, `required one of ${inCapitals(words)}`));
}

function inCapitals(words: readonly string[]): string {
  return words.map((word) => word.toUpperCase()).join(', ');
}

function strayAchErrors({ ach }: CreateTransfer): readonly UserError[] {
  const isStray = ach !== null && (ach.secCode !== null || ach.service !== null || ach.addenda.length > 0);
  return unless(!isStray, () => userError('ach', 'required none for this rail'));
}

/** A description that Treasury Prime's field does not take is stored in the user data, and may itself be too long. */
function userDataErrors(
  { userData, description }: CreateTransfer,
  resource: MadeResource,
): readonly UserError[] {
  const { kept } = toDescriptionPlaces(resource, description);
  const field = userData === null ? 'description' : 'userData';
  return givenUserDataErrors(userData, toKeptDescription(kept), field);
}
