import { type Row, withChange, withRows } from './bank.js';
import { ACCOUNT_LEFT_OUT, FEW_CALLS, type Mode, shown } from './mode.js';

const LEFT_OUT = 'INVALID_RESPONSE';
const maxCalls = FEW_CALLS;

/** Both a row and a single read of the second account. */
const account = (change: Row) => withChange('account', 'acct_2', change);
const transaction = (change: Row) => withChange('transaction', 'ttx_2', change);

/** A currency that no list of currencies contains. */
function currency(name: string, code: string): Mode {
  return { name: `currency-${name}`, bank: account({ currency: code }), shows: ACCOUNT_LEFT_OUT, maxCalls };
}

/** User data that JSON.stringify does not write, in the second account. */
function userData(name: string, json: string, shows: Mode['shows']): Mode {
  const isKept = shows.accounts === undefined;
  const mode = { name, bank: account({ userdata: '@' }), text: instead(json), shows, maxCalls };
  return isKept ? { ...mode, keeps: json } : mode;
}

/** A time at which an entry of an account was made. */
function time(name: string, text: string): Mode {
  const bank = transaction({ extended_timestamp: text });
  return { name: `time-${name}`, bank, shows: { transactions: shown(2, LEFT_OUT) }, maxCalls };
}

/** An amount of an entry, as it stands in the JSON. */
function amount(name: string, json: string): Mode {
  const bank = transaction({ amount: '@' });
  const shows = { transactions: shown(2, LEFT_OUT) };
  return { name: `amount-${name}`, bank, text: instead(json), shows, maxCalls };
}

/** A balance of an account, as it stands in the JSON. */
function balance(name: string, json: string): Mode {
  const bank = account({ current_balance: '@' });
  const shows = ACCOUNT_LEFT_OUT;
  return { name: `balance-${name}`, bank, text: instead(json), shows, maxCalls };
}

/** The second account has another name, and every account can be read. */
function name(word: string, json: string): Mode {
  const bank = account({ name: '@' });
  return { name: `name-${word}`, bank, text: instead(json), shows: {}, maxCalls, keeps: json };
}

/** Something that is no account, in the list of accounts. */
function row(word: string, value: unknown): Mode {
  const shows = { accounts: shown(3, LEFT_OUT), cashPosition: shown(0, LEFT_OUT) };
  return { name: `row-${word}`, bank: withRows('account', [value]), shows, maxCalls };
}

function instead(json: string): (text: string) => string {
  return (text) => text.replaceAll('"@"', () => json);
}

const DEPTH = 5_000;
const DEEP = `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`;
const LONG = 'x'.repeat(1024 * 1024);

/** Values that a scalar of the schema refuses, or that change on their way through a program. */
export const VALUES: readonly Mode[] = [
  { name: 'no-fault', shows: {}, maxCalls },
  currency('us', 'US'),
  currency('usdd', 'USDD'),
  currency('sign', '$'),
  currency('usdc', 'USDC'),
  currency('proto', '__proto__'),
  currency('constructor', 'constructor'),
  userData('userdata-deep', DEEP, ACCOUNT_LEFT_OUT),
  userData('userdata-long', JSON.stringify({ a: LONG }), ACCOUNT_LEFT_OUT),
  userData('userdata-1e400', '{"a":1e400,"b":12345678901234567890}', {}),
  userData('userdata-proto', '{"__proto__":{"currency":"EUR"},"constructor":1}', {}),
  userData('userdata-surrogate', '{"\\ud800":"\\udfff"}', {}),
  time('after-9999', '9999-12-31T23:59:59-14:00'),
  time('before-0000', '0000-01-01T00:00:00+23:59'),
  time('month-13', '2026-13-01T00:00:00Z'),
  time('words', 'yesterday'),
  amount('1e400', '1e400'),
  amount('word', '"NaN"'),
  amount('exponent', '"1e5"'),
  amount('400-digits', `"${'9'.repeat(400)}.00"`),
  balance('1e400', '1e400'),
  balance('object', '{"amount":"1.00"}'),
  name('surrogate', '"\\ud800 Ltd \\udc00"'),
  name('control', '"\\u0000\\u001b[2J\u202e"'),
  name('1-mb', `"${LONG}"`),
  row('path-id', { id: '../acct_1', currency: 'USD' }),
  row('null', null),
  row('list', []),
  row('number', 1),
  row('without-id', { currency: 'USD' }),
  {
    name: 'row-twice',
    bank: (bank) => ({ ...bank, account: bank.account.flatMap((each) => [each, each]) }),
    shows: {},
    maxCalls,
  },
  {
    name: 'keys-twice',
    text: (text) => text.replaceAll('"id":"acct_2"', '"id":"acct_9","id":"acct_2","currency":"EUR"'),
    shows: {},
    maxCalls,
  },
];
