import type { CreateTransfer, GivenBankDetails, TransferDestination } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { accountNumberErrors, routingNumberErrors } from '../../../domain/rules/ach.js';
import { nameErrors } from '../../../domain/rules/texts.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import type { LinkerApi } from '../api.js';
import { ACCOUNT_TYPE_WORDS } from '../json/records.js';
import { refOf } from '../refs.js';

/** The kinds of transfer that Linker creates. **Source** create transfers. */
const MADE = { ACH: 'ach', INTERNAL: 'internal' } as const;

/** The kind of a transfer, and its source and destination as ids of the bank. */
export interface Order {
  readonly rail: 'ach' | 'internal';
  readonly from: string;
  readonly to: { readonly id: string } | { readonly bankDetails: GivenBankDetails };
}

/** A command → the order, or the errors in its rail, direction, source and destination. */
export type Ordered = { readonly order: Order } | { readonly errors: readonly UserError[] };

type Given = Pick<CreateTransfer, 'source' | 'destination' | 'rail' | 'direction'>;

/** The accounts and counterparties belong to another connector. Linker passes their ids through. **Source** introduction. */
export function toOrder({ connector, accountsFrom }: LinkerApi, given: Given): Ordered {
  const { rail: word, direction } = given;
  if (word !== 'ACH' && word !== 'INTERNAL') {
    const message = `required one of ${Object.keys(MADE).join(', ')} through ${connector.name}, arrived ${word}`;
    return { errors: [userError('rail', message, 'CAPABILITY_UNSUPPORTED')] };
  }
  const rail = MADE[word];
  const from = refOf({ name: accountsFrom }, 'Account', given.source);
  const to = toDestination(accountsFrom, rail, given.destination);
  const errors = [
    ...(from === null ? [notFound('source', `an account of ${accountsFrom}`)] : []),
    ...('errors' in to ? to.errors : []),
    ...unless(rail === 'ach' || direction === 'PUSH', () =>
      userError('direction', `required PUSH between accounts, arrived ${direction}`),
    ),
  ];
  if (errors.length > 0 || from === null || 'errors' in to) return { errors };
  if ('id' in to && rail === 'internal' && to.id === from)
    return { errors: [userError('destination.account', 'required another account than in source')] };
  return { order: { rail, from, to } };
}

/** The rail of a transfer that names none. */
export function railTo(to: TransferDestination): 'ACH' | 'INTERNAL' {
  return 'account' in to ? 'INTERNAL' : 'ACH';
}

type Placed = Order['to'] | { readonly errors: readonly UserError[] };

function toDestination(accountsFrom: string, rail: Order['rail'], to: TransferDestination): Placed {
  if ('account' in to) {
    const other = 'required a counterparty or bank details for this rail; between accounts it is INTERNAL';
    if (rail === 'ach') return { errors: [userError('destination.account', other)] };
    const id = refOf({ name: accountsFrom }, 'Account', to.account);
    return id === null
      ? { errors: [notFound('destination.account', `an account of ${accountsFrom}`)] }
      : { id };
  }
  const field = 'counterparty' in to ? 'destination.counterparty' : 'destination.bankDetails';
  if (rail === 'internal')
    return { errors: [userError(field, 'required an account for this rail; this one is reached by ACH')] };
  if ('bankDetails' in to) return bankDetailsErrors(to.bankDetails) ?? to;
  const id = refOf({ name: accountsFrom }, 'Counterparty', to.counterparty);
  return id === null ? { errors: [notFound(field, `a counterparty of ${accountsFrom}`)] } : { id };
}

/** All of these fields are required: a counterparty is created from them. **Source** create transfers: destination rule. */
function bankDetailsErrors(details: GivenBankDetails): { readonly errors: readonly UserError[] } | null {
  const { firstName, lastName, accountNumber, routingNumber, accountType } = details;
  const at = (field: string) => `destination.bankDetails.${field}`;
  const numberErrors = accountNumberErrors(accountNumber, at('accountNumber'));
  const errors = [
    ...nameErrors(firstName, at('firstName')),
    ...nameErrors(lastName, at('lastName')),
    ...numberErrors,
    ...unless(numberErrors.length > 0 || /^\d+$/.test(accountNumber), () =>
      userError(at('accountNumber'), 'required digits alone'),
    ),
    ...routingNumberErrors(routingNumber, at('routingNumber')),
    ...unless(accountType in ACCOUNT_TYPE_WORDS, () =>
      userError(at('accountType'), `required CHECKING or SAVINGS, arrived ${accountType}`),
    ),
  ];
  return errors.length > 0 ? { errors } : null;
}

function notFound(field: string, what: string): UserError {
  return userError(field, `required ${what}`, 'NOT_FOUND');
}
