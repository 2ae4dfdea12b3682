import { exactMinor } from '../kernel/decimal.js';

/** The format of amounts: mixed, shortest with one decimal, the currency's decimals, four decimals. */
export type MoneyForm = 'mixed' | 'short' | 'fixed' | 'long';

const LONG_DECIMALS = 4;
const NO_DECIMALS: readonly string[] = ['JPY', 'KRW', 'CLP', 'VND'];
const DECIMAL =
  /^(?<sign>-?)(?<whole>\d{1,15})(?:\.(?<fraction>\d{1,15}))?(?:[eE](?<exponent>[+-]?\d{1,2}))?$/;
const TURNS = ['fixed', 'short', 'long'] as const;

/** The number of decimals of the currency. */
export function decimalsOf(currency: string): number {
  return NO_DECIMALS.includes(currency) ? 0 : 2;
}

/** Minor units → amount in the API; `mixed` depends on the amount, so that equal amounts have the same format. */
export function writeMoney(minor: bigint, currency: string, form: MoneyForm): string {
  const magnitude = minor < 0n ? -minor : minor;
  const turn = form === 'mixed' ? (TURNS[Number(magnitude % 3n)] ?? 'fixed') : form;
  const decimals = decimalsOf(currency);
  const digits = magnitude.toString().padStart(decimals + 1, '0');
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  const fraction = decimals === 0 ? '' : digits.slice(-decimals);
  return `${minor < 0n ? '-' : ''}${whole}${fractionIn(turn, fraction)}`;
}

function fractionIn(form: Exclude<MoneyForm, 'mixed'>, fraction: string): string {
  if (form === 'short') return `.${fraction.replace(/0+$/, '') || '0'}`;
  if (form === 'long') return `.${fraction.padEnd(LONG_DECIMALS, '0')}`;
  return fraction === '' ? '' : `.${fraction}`;
}

/** Decimal text → minor units, exactly; undefined when it isn't one or has more decimals than the currency. */
export function toMinor(text: string, currency: string): bigint | undefined {
  const parts = DECIMAL.exec(text)?.groups;
  return parts && exactMinor(parts, decimalsOf(currency));
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A JSON number with its original digits. */
export interface Digits {
  readonly digits: string;
}

/** Parses JSON with every number as `Digits`, without floats. */
export function parseDigits(json: string): unknown {
  const exact = json.replace(TOKEN, (token) =>
    token.startsWith('"') ? token : JSON.stringify({ digits: token } satisfies Digits),
  );
  return JSON.parse(exact);
}
