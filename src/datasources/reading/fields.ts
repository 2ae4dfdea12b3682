import { MalformedResponseError } from '../../domain/errors.js';
import { type Money, parseMoney } from '../../domain/money.js';
import { ExactNumber } from './exact-number.js';

/**
 * A JSON object of a provider, read field by field. Unused fields are ignored. A field without the documented shape **throws**
 * `MalformedResponseError` with its path and the type that arrived, never its value.
 */
export class Fields {
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    readonly path: string,
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

  /** RFC 3339 with an offset → RFC 3339 in UTC with unchanged fractional seconds. */
  moment(key: string): string {
    const moment = toUtc(this.text(key));
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
    const day = text.slice(0, 10);
    if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(text) || !isDay(day)) throw this.malformed(key, 'a date', text);
    return day;
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
    return new Fields(this.values[key], `${this.path}.${key}`);
  }

  maybeObject(key: string): Fields | null {
    return this.has(key) ? this.object(key) : null;
  }

  /** A JSON object, unchanged; null if it is absent or another type. */
  json(key: string): Readonly<Record<string, unknown>> | null {
    const value = this.values[key];
    return isObject(value) ? value : null;
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

const MOMENT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(\.\d{1,9})?(?:([Zz])|([+-]\d{2}:?\d{2}))$/;

function toUtc(text: string): string | null {
  const match = MOMENT.exec(text);
  if (!match) return null;
  const [, day = '', time, fraction = '', utc, offset] = match;
  const milliseconds = Date.parse(`${day}T${time}${utc ? 'Z' : offset}`);
  if (Number.isNaN(milliseconds) || !isDay(day)) return null;
  return `${new Date(milliseconds).toISOString().slice(0, 19)}${fraction}Z`;
}

/** Whether the date exists. `Date` accepts 30 February and continues into March. */
function isDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}
