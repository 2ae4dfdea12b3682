import { toCurrency } from './currency.js';

/** An exact amount with its currency. */
export interface Money {
  /** **Units** minor units of the currency: cents for USD, yen for JPY. */
  readonly minor: bigint;
  /** The ISO 4217 alphabetic code, uppercase. */
  readonly currency: string;
}

/** Currencies that do not have two decimals. **Source** ISO 4217. */
const DECIMALS: Readonly<Record<string, number>> = {
  ...of(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...of(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...of(4, 'CLF UYW'),
};

const MAX_DECIMALS = 20;
const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/;

/** The number of decimals of the currency. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/**
 * Decimal text → money, without a float in between. Trailing zeros beyond the currency's decimals are accepted.
 *
 * **Throws** `RangeError` if the text is not a plain decimal or has more decimals than the currency, or if ISO 4217 does not define
 * the currency.
 */
export function parseMoney(text: string, currency: string): Money {
  const code = toCurrency(currency);
  if (code === null) throw new RangeError(`a currency is a code of ISO 4217, not ${show(currency)}`);
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`an amount is a plain decimal such as "1250.00", not ${show(text)}`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const decimals = decimalsOf(code);
  if (/[1-9]/.test(fraction.slice(decimals))) {
    throw new RangeError(`${code} has ${decimals} decimals, ${show(text)} has more`);
  }
  const minor = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return { minor: sign === '-' ? -minor : minor, currency: code };
}

/** Money → decimal text with exactly the decimals of the currency. */
export function formatAmount({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The sum of both. **Throws** `RangeError` if the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/** Negative, zero or positive if the money is less than, equal to or more than the decimal, which can have more decimals. */
export function compareToDecimal({ minor, currency }: Money, text: string): number {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`an amount is a plain decimal such as "1250.00", not ${show(text)}`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const scaled = BigInt(`${sign}${whole}${fraction.padEnd(MAX_DECIMALS, '0')}`);
  const own = minor * 10n ** BigInt(MAX_DECIMALS - decimalsOf(currency));
  if (own === scaled) return 0;
  return own < scaled ? -1 : 1;
}

/** The absolute amount. */
export function absolute(money: Money): Money {
  return money.minor < 0n ? { ...money, minor: -money.minor } : money;
}

function of(decimals: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, decimals]));
}

function show(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
