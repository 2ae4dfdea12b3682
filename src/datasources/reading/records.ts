import type { ConnectorRef } from '../../domain/capabilities.js';
import { MalformedResponseError, UpstreamError } from '../../domain/errors.js';
import type { Page } from '../../domain/page.js';
import type { Telemetry } from '../../domain/telemetry.js';
import type { Answer } from '../http/upstream.js';
import { Fields } from './fields.js';
import { deepFreeze } from './shared-rows.js';

/** The connector that reads, and the telemetry for unreadable records. */
export interface Reader {
  readonly connector: ConnectorRef;
  readonly telemetry: Telemetry;
}

/**
 * The maximum number of records in one response. A body of 4 MiB can contain a million of them. To read so many takes seconds, in which no
 * other request continues.
 */
export const MAX_RECORDS = 20_000;

type Records<T> = Omit<Page<T>, 'next'>;
type ToDomain<T> = (fields: Fields) => T;

/** By the records of an answer and their mapper, what was read. Whoever shares an answer shares it, and nobody else. */
const read = new WeakMap<readonly unknown[], Map<ToDomain<unknown>, Records<unknown>>>();

/**
 * Reads all records, once for all requests that share their answer. The rows are frozen when they are shared. An unreadable record is
 * reported, counted and left out; the others are returned. **Throws** `UpstreamError` INVALID_RESPONSE for more than `MAX_RECORDS`.
 */
export function readRecords<T>(
  reader: Reader,
  noun: string,
  records: readonly unknown[],
  toDomain: ToDomain<T>,
): Records<T> {
  const byMapper = read.get(records) ?? new Map<ToDomain<unknown>, Records<unknown>>();
  const known = byMapper.get(toDomain);
  if (known) return deepFreeze(known as Records<T>);
  const rows = readAll(reader, noun, records, toDomain);
  read.set(records, byMapper.set(toDomain, rows));
  return rows;
}

function readAll<T>(
  reader: Reader,
  noun: string,
  records: readonly unknown[],
  toDomain: ToDomain<T>,
): Records<T> {
  requireFew(reader, noun, records.length);
  const items: T[] = [];
  for (const [index, record] of records.entries()) {
    try {
      items.push(readFields(reader, noun, new Fields(record, `${noun}[${index}]`), toDomain));
    } catch (error) {
      if (!(error instanceof MalformedResponseError)) throw error;
      reader.telemetry.unreadable(reader.connector, noun, error.message);
    }
  }
  return { items, unreadable: records.length - items.length };
}

function requireFew({ connector, telemetry }: Reader, noun: string, count: number): void {
  if (count <= MAX_RECORDS) return;
  const says = `returned more than ${MAX_RECORDS} records in one response`;
  telemetry.unreadable(connector, noun, `${noun}: required at most ${MAX_RECORDS} records, arrived more`);
  throw new UpstreamError({ connector, code: 'INVALID_RESPONSE', sent: 'yes', says });
}

/** Reads the record of a response. **Throws** `UpstreamError` INVALID_RESPONSE if it cannot be read. */
export function readRecord<T>(
  reader: Reader,
  noun: string,
  answer: Answer,
  toDomain: (fields: Fields) => T,
): T {
  try {
    return readFields(reader, noun, new Fields(answer.body, noun), toDomain);
  } catch (error) {
    if (!(error instanceof MalformedResponseError)) throw error;
    reader.telemetry.unreadable(reader.connector, noun, error.message);
    throw invalidResponse(reader.connector, answer, error);
  }
}

/** Reads one record and reports the optional fields that were left out. */
function readFields<T>(reader: Reader, noun: string, fields: Fields, toDomain: (fields: Fields) => T): T {
  const object = toDomain(fields);
  for (const reason of fields.omissions) reader.telemetry.unreadable(reader.connector, noun, reason);
  return object;
}

/** The error of a response without the documented shape. */
export function invalidResponse(connector: ConnectorRef, answer: Answer, cause?: unknown): UpstreamError {
  return new UpstreamError({
    connector,
    code: 'INVALID_RESPONSE',
    status: answer.status,
    sent: 'yes',
    cause,
  });
}

/** The members in which the providers state an error. **Source** the chapters about errors. */
const ERROR_KEYS = ['error', 'errors', 'error_code', 'error_message'];

/**
 * Refuses a list beside an error: the provider did not read all of it. **Throws** `UpstreamError` INVALID_RESPONSE, also if the status
 * says that the request succeeded.
 */
export function refuseStatedError(reader: Reader, answer: Answer): void {
  const { body } = answer;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
  const members = body as Readonly<Record<string, unknown>>;
  const stated = ERROR_KEYS.find((key) => Object.hasOwn(members, key) && saysSomething(members[key]));
  const isFailed = members.success === false;
  if (stated === undefined && !isFailed) return;
  const cause = new MalformedResponseError(
    stated ?? 'success',
    'a list without an error',
    members[stated ?? 'success'],
  );
  reader.telemetry.unreadable(reader.connector, 'list', cause.message);
  throw invalidResponse(reader.connector, answer, cause);
}

function saysSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '' && value !== false;
}

/** The result of a read, or null if the provider does not know the object. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** Maps a provider's words to ours, case-insensitively. An unknown word is reported and maps to `unknown`. */
export function wordTable<T>(
  reader: Reader,
  field: string,
  table: Readonly<Record<string, T>>,
  unknown: T,
): (word: string | null) => T {
  const words = toWords(table);
  return (word) => {
    const meaning = word === null ? undefined : words.get(word.toLowerCase());
    if (meaning !== undefined) return meaning;
    if (word !== null) reader.telemetry.unknownWord(reader.connector, field, word);
    return unknown;
  };
}

/**
 * The meaning of a provider's word, case-insensitively; null if it is unknown. Own entries alone count: `constructor` is a word like
 * any other.
 */
export function meaningOf<T>(table: Readonly<Record<string, T>>, word: string | null): T | null {
  return word === null ? null : (toWords(table).get(word.toLowerCase()) ?? null);
}

function toWords<T>(table: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(table).map(([word, meaning]) => [word.toLowerCase(), meaning]));
}
