import { dayOf, startOfDay } from '../kernel/time.js';
import { fail, invalid } from './errors.js';
import { uuidOf, wordOf } from './fields.js';
import type { Settings } from './settings.js';
import { ENTRY_TYPES, TRANSACTION_TYPES, type TransactionRecord } from './state.js';

type Test = (row: TransactionRecord) => boolean;

/** Both names of the bounds are accepted. **Source** contract 4.6, reading note. */
const FROM = ['createdFrom', 'createdFromDate'];
const TO = ['createdTo', 'createdToDate'];
const PAGING = ['page', 'limit'];

/** One test per parameter; each **throws** `HttpReply` 400 for an invalid value. **Source** contract 4.6. */
const TESTS: Readonly<Record<string, (text: string, name: string) => Test>> = {
  createdFrom: startingOn,
  createdFromDate: startingOn,
  createdTo: endingOn,
  createdToDate: endingOn,
  entryType: (text, name) => {
    const entryType = wordOf(text, name, ENTRY_TYPES);
    return (row) => row.entryType === entryType;
  },
  transactionType: (text, name) => {
    const transactionType = wordOf(text, name, TRANSACTION_TYPES);
    return (row) => row.transactionType === transactionType;
  },
  transactionNumber: (text, name) => {
    if (!/^\d{1,15}$/.test(text)) throw invalid(name, 'must be an integer');
    return (row) => row.number === Number(text);
  },
  transactionUuid: (text, name) => {
    const uuid = uuidOf(text, name);
    return (row) => row.uuid === uuid;
  },
};

/** Whether a row matches all filters. **Throws** `HttpReply` 400. */
export function filterOf(settings: Settings, query: URLSearchParams): Test {
  if (settings.unknownParameters === 'refuse') requireKnown(query);
  const names = Object.keys(TESTS).filter((name) => query.has(name) && !isIgnored(settings, name));
  const tests = names.map((name) => TESTS[name]?.(query.get(name) ?? '', name));
  const [from, to] = [FROM, TO].map((bounds) => query.get(bounds.find((name) => names.includes(name)) ?? ''));
  if (from && to && from > to) throw invalid('createdFrom', 'must not be after createdTo');
  return (row) => tests.every((test) => test?.(row));
}

function requireKnown(query: URLSearchParams): void {
  const unknown = [...query.keys()].find((name) => !Object.hasOwn(TESTS, name) && !PAGING.includes(name));
  if (unknown === undefined) return;
  const errors = [{ field: unknown, message: 'is not known' }];
  throw fail('VALIDATION_ERROR', `The parameter '${unknown}' is not known.`, { errors });
}

function isIgnored({ ignoredFilters }: Settings, name: string): boolean {
  return ignoredFilters.includes('*') || ignoredFilters.includes(name);
}

function startingOn(text: string, name: string): Test {
  const day = requireDay(text, name);
  return (row) => dayOf(row.createdMs) >= day;
}

function endingOn(text: string, name: string): Test {
  const day = requireDay(text, name);
  return (row) => dayOf(row.createdMs) <= day;
}

function requireDay(text: string, name: string): string {
  if (startOfDay(text) !== undefined) return text;
  throw invalid(name, 'must be a date, YYYY-MM-DD');
}
