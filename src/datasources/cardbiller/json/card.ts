import type { Money } from '../../../domain/money.js';
import { ExactNumber } from '../../reading/exact-number.js';
import type { Fields } from '../../reading/fields.js';
import type { Reader } from '../../reading/records.js';
import { maybeUuid, readAmount, unwrapped } from './records.js';
import { orNothing } from './tolerance.js';

/** **Source** object models: card. All of it is assumed, and all that is kept: numbers and security codes never are. */
export interface CardJson {
  readonly cardUuid: string | null;
  readonly accountUuid: string | null;
  readonly ledgerUuid: string | null;
  readonly label: string | null;
  readonly cardType: string | null;
  readonly status: string | null;
  readonly lastFour: string | null;
  /** Last day of validity. */
  readonly expiresOn: string | null;
  readonly balance: Money | null;
  readonly createdAt: string | null;
}

/** A card as an answer shows it. What only describes it loses nothing else when it cannot be read. */
export function readCard(reader: Reader, answer: Fields, currency: string): CardJson {
  const fields = unwrapped(answer);
  const maybe = <T>(read: () => T | null) => orNothing(reader, 'card', read);
  return {
    cardUuid: maybeUuid(fields, 'cardUuid') ?? maybeUuid(fields, 'uuid'),
    accountUuid: maybeUuid(fields, 'treasuryAccountUuid') ?? maybeUuid(fields, 'accountUuid'),
    ledgerUuid: maybeUuid(fields, 'ledgerUuid'),
    label: maybe(() => fields.maybeText('label')),
    cardType: maybe(() => fields.maybeText('cardType')),
    status: maybe(() => fields.maybeWord('status')),
    lastFour: readLastFour(fields),
    expiresOn: toLastDay(digitsOf(fields, 'expiryYear'), digitsOf(fields, 'expiryMonth')),
    balance: maybe(() => (fields.has('balance') ? readAmount(fields, 'balance', currency) : null)),
    createdAt: maybe(() => fields.maybeMoment('createdAt')),
  };
}

/** Four digits: anything longer may be a whole number of a card, and is dropped. **Source** traps: 16. */
function readLastFour(fields: Fields): string | null {
  const digits = digitsOf(fields, 'lastFour');
  return digits !== null && digits.length <= 4 ? digits.padStart(4, '0') : null;
}

/** A whole number, written as text or not. */
function digitsOf(fields: Fields, key: string): string | null {
  const value = fields.raw(key);
  const text = value instanceof ExactNumber ? value.text : String(value ?? '');
  return /^\d+$/.test(text) ? text : null;
}

function toLastDay(year: string | null, month: string | null): string | null {
  if (year?.length !== 4 || month === null || Number(month) < 1 || Number(month) > 12) return null;
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
