import type { ConnectorRef } from '../../domain/capabilities.js';
import { MalformedResponseError, UpstreamError } from '../../domain/errors.js';
import type { Page } from '../../domain/page.js';
import type { Telemetry } from '../../domain/telemetry.js';
import type { Answer } from '../http/upstream.js';
import { Fields } from './fields.js';

/** Who reads, and where to report what could not be read. */
export interface Reader {
  readonly connector: ConnectorRef;
  readonly telemetry: Telemetry;
}

/** Reads every record it can: an unreadable one is reported, counted and left out, and does not lose the others. */
export function readRecords<T>(
  reader: Reader,
  noun: string,
  records: readonly unknown[],
  toDomain: (fields: Fields) => T,
): Omit<Page<T>, 'next'> {
  const items: T[] = [];
  for (const [index, record] of records.entries()) {
    try {
      items.push(toDomain(new Fields(record, `${noun}[${index}]`)));
    } catch (error) {
      if (!(error instanceof MalformedResponseError)) throw error;
      reader.telemetry.unreadable(reader.connector, noun, error.message);
    }
  }
  return { items, unreadable: records.length - items.length };
}

/** Reads the one record of an answer. **Throws** `UpstreamError` INVALID_RESPONSE when it cannot be read. */
export function readRecord<T>(
  reader: Reader,
  noun: string,
  answer: Answer,
  toDomain: (fields: Fields) => T,
): T {
  try {
    return toDomain(new Fields(answer.body, noun));
  } catch (error) {
    if (!(error instanceof MalformedResponseError)) throw error;
    reader.telemetry.unreadable(reader.connector, noun, error.message);
    throw invalidResponse(reader.connector, answer, error);
  }
}

/** An answer as a whole without the documented shape. */
export function invalidResponse(connector: ConnectorRef, answer: Answer, cause?: unknown): UpstreamError {
  return new UpstreamError({
    connector,
    code: 'INVALID_RESPONSE',
    status: answer.status,
    sent: 'yes',
    cause,
  });
}

/** What a read gives, or null when the provider does not know the object. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** A table from a provider's words to ours: letter case is ignored, a word it has not met is reported and maps to `unknown`. */
export function wordTable<T>(
  reader: Reader,
  field: string,
  table: Readonly<Record<string, T>>,
  unknown: T,
): (word: string | null) => T {
  const words = new Map(Object.entries(table).map(([word, meaning]) => [word.toLowerCase(), meaning]));
  return (word) => {
    const meaning = word === null ? undefined : words.get(word.toLowerCase());
    if (meaning !== undefined) return meaning;
    if (word !== null) reader.telemetry.unknownWord(reader.connector, field, word);
    return unknown;
  };
}
