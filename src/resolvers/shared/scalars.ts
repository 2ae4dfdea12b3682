import { isDay, isUtcMoment } from '../../domain/times.js';
import { textScalar } from './text-scalar.js';

export { JsonObject } from './json-object.js';

const TIME_UTC = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?Z$/;
const DIGITS = /^-?\d+(\.\d+)?$/;
const DECIMAL = /^-?\d{1,30}(\.\d{1,20})?$/;

/** A date and time. Values stay strings, because a JavaScript `Date` truncates to milliseconds. */
export const DateTime = textScalar({
  name: 'DateTime',
  description:
    'A date and time in UTC in the format of RFC 3339, such as `2026-03-02T17:00:00Z`. Seconds have as many decimals as the provider returned, at most nine.',
  required: 'an RFC 3339 moment in UTC such as "2026-03-02T17:00:00Z"',
  isValid: (text) =>
    isUtcMoment(text) || (text[10] === 'T' && isDay(text.slice(0, 10)) && TIME_UTC.test(text.slice(11))),
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
});

/** A calendar date without a time. */
export const CalendarDate = textScalar({
  name: 'Date',
  description: 'A calendar date in the format YYYY-MM-DD, such as `2026-03-02`.',
  required: 'a day such as "2026-03-02"',
  isValid: isDay,
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
});

/** An exact decimal number. It is never converted to a float, in either direction. */
export const Decimal = textScalar({
  name: 'Decimal',
  description:
    'An exact decimal number as a string, such as `"1250.00"`. Unquoted numbers and exponents are rejected, because a float cannot represent every amount.',
  required: 'a plain decimal as a string such as "1250.00"',
  isValid: (text) => DECIMAL.test(text),
  // A sum of valid amounts can have more digits.
  isReturned: (text) => DIGITS.test(text),
});

export const CurrencyCode = textScalar({
  name: 'CurrencyCode',
  description: 'An ISO 4217 alphabetic currency code in upper case, such as `USD`.',
  required: 'three upper case letters such as "USD"',
  isValid: (text) => /^[A-Z]{3}$/.test(text),
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
});

/** The URL is not normalized, because a signed link must stay identical byte for byte. */
export const Url = textScalar({
  name: 'URL',
  description: 'An absolute URL.',
  required: 'an absolute URL',
  isValid: (text) => URL.canParse(text),
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3986',
});
