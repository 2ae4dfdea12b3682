import type { UserData } from '../../domain/account.js';
import { toCurrency } from '../../domain/currency.js';
import { MalformedResponseError } from '../../domain/errors.js';
import { isProviderId } from '../../domain/ids.js';
import { isInt } from '../../domain/integers.js';
import { isBoundedJson, JSON_BOUNDS } from '../../domain/json.js';
import { type Money, parseMoney } from '../../domain/money.js';
import { toProviderWord } from '../../domain/rules/provider-text.js';
import { toDay, toMoment } from '../../domain/times.js';
import { ExactNumber } from './exact-number.js';

/**
 * A JSON object of a provider, read field by field. Unused fields are ignored. A field without the documented shape **throws**
 * `MalformedResponseError` with its path and the type that arrived, never its value. What is read here is valid for the scalars of the
 * schema.
 */
export class Fields {
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    readonly path: string,
    /** The reasons why optional fields of the record were not read. */
    readonly omissions: string[] = [],
  ) {
    if (!isObject(value)) throw new MalformedResponseError(path, 'an object', value);
    this.values = value;
  }

  has(key: string): boolean {
    return this.values[key] !== undefined && this.values[key] !== null;
  }

  raw(key: string): unknown {
    return this.values[key];
  }

  text(key: string): string {
    const value = this.values[key];
    if (typeof value !== 'string' || value === '') throw this.malformed(key, 'a text', value);
    return value;
  }

  /** A text; null if it is absent, null or empty. */
  maybeText(key: string): string | null {
    return this.has(key) && this.values[key] !== '' ? this.text(key) : null;
  }

  /** A word of the provider's, such as a status. What can be a number of an account or a secret is replaced by `***`. */
  word(key: string): string {
    return toProviderWord(this.text(key));
  }

  /** A word; null if it is absent, null or empty. */
  maybeWord(key: string): string | null {
    return this.has(key) && this.values[key] !== '' ? this.word(key) : null;
  }

  /** The provider's id of an object. `isRead`: whether the provider's reads accept the id; an object that cannot be read is not listed. */
  id(key: string, isRead: (id: string) => boolean = isProviderId): string {
    const id = this.text(key);
    if (!isProviderId(id) || !isRead(id)) throw this.malformed(key, 'an id that fits into a path', id);
    return id;
  }

  boolean(key: string): boolean {
    const value = this.values[key];
    if (typeof value !== 'boolean') throw this.malformed(key, 'true or false', value);
    return value;
  }

  maybeBoolean(key: string): boolean | null {
    return this.has(key) ? this.boolean(key) : null;
  }

  maybeInteger(key: string): number | null {
    if (!this.has(key)) return null;
    const value = this.values[key];
    if (!Number.isSafeInteger(value)) throw this.malformed(key, 'a whole number', value);
    return value as number;
  }

  /** A whole number that GraphQL can return as an integer. */
  maybeInt(key: string): number | null {
    const value = this.maybeInteger(key);
    if (value !== null && !isInt(value)) throw this.malformed(key, 'a whole number of 32 bits', value);
    return value;
  }

  /** RFC 3339 with an offset → RFC 3339 in UTC with unchanged fractional seconds. */
  moment(key: string): string {
    const moment = toMoment(this.text(key));
    if (moment === null) throw this.malformed(key, 'an RFC 3339 moment', this.values[key]);
    return moment;
  }

  maybeMoment(key: string): string | null {
    return this.has(key) ? this.moment(key) : null;
  }

  /** A date, or the date of a time → YYYY-MM-DD. */
  maybeDay(key: string): string | null {
    const text = this.maybeText(key);
    if (text === null) return null;
    const day = toDay(text);
    if (day === null) throw this.malformed(key, 'a date', text);
    return day;
  }

  /** A code of ISO 4217 in any letter case → in upper case. */
  currency(key: string): string {
    const code = toCurrency(this.text(key));
    if (code === null) throw this.malformed(key, 'a currency code of ISO 4217', this.values[key]);
    return code;
  }

  maybeCurrency(key: string): string | null {
    return this.maybeText(key) === null ? null : this.currency(key);
  }

  /** A decimal text in a known currency. */
  money(key: string, currency: string): Money {
    const value = this.text(key);
    try {
      return parseMoney(value, currency);
    } catch {
      throw this.malformed(key, `a decimal amount of ${currency}`, value);
    }
  }

  maybeMoney(key: string, currency: string): Money | null {
    return this.has(key) ? this.money(key, currency) : null;
  }

  /** An exact amount in a known currency, from a decimal text or a JSON number. */
  amount(key: string, currency: string): Money {
    const value = this.values[key];
    try {
      return parseMoney(toDecimalText(value), currency);
    } catch {
      throw this.malformed(key, `a decimal amount of ${currency}`, value);
    }
  }

  maybeAmount(key: string, currency: string): Money | null {
    return this.has(key) ? this.amount(key, currency) : null;
  }

  object(key: string): Fields {
    return new Fields(this.values[key], `${this.path}.${key}`, this.omissions);
  }

  maybeObject(key: string): Fields | null {
    return this.has(key) ? this.object(key) : null;
  }

  /** A JSON object, unchanged; null if it is absent or another type. */
  json(key: string): Readonly<Record<string, unknown>> | null {
    const value = this.values[key];
    return isObject(value) ? value : null;
  }

  /** The user data of an object, unchanged; null if it is absent or another type. */
  userData(key: string): UserData | null {
    const value = this.json(key);
    if (value !== null && !isBoundedJson(value)) throw this.malformed(key, JSON_BOUNDS, value);
    return value;
  }

  /** Reads a field that the object can do without: null if it is malformed. The reason is kept in `omissions`. */
  orNull<T>(read: (fields: Fields) => T | null): T | null {
    try {
      return read(this);
    } catch (error) {
      if (!(error instanceof MalformedResponseError)) throw error;
      this.omissions.push(error.message);
      return null;
    }
  }

  list(key: string): readonly unknown[] {
    const value = this.values[key];
    if (!Array.isArray(value)) throw this.malformed(key, 'a list', value);
    return value;
  }

  private malformed(key: string, required: string, arrived: unknown): MalformedResponseError {
    const shown = arrived instanceof ExactNumber ? Number(arrived.text) : arrived;
    return new MalformedResponseError(`${this.path}.${key}`, required, shown);
  }
}

/** The decimal text of a value. Other values give a text that is not a decimal. */
function toDecimalText(value: unknown): string {
  if (value instanceof ExactNumber) return value.text;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
  );
}
