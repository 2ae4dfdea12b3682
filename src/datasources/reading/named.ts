import { MalformedResponseError } from '../../domain/errors.js';
import type { Answer } from '../http/upstream.js';
import type { Fields } from './fields.js';
import { type Reader, readRecord } from './records.js';

/** The object that a read asked for. */
export interface NamedRecord {
  /** The provider's name for this kind of object. */
  readonly noun: string;
  readonly id: string;
  /** The field with the id; `id` if absent. */
  readonly key?: string;
  /** The provider may leave this field out. */
  readonly isOptional?: boolean;
  /** Other ids that must be right where they are stated, by field. */
  readonly owners?: Readonly<Record<string, string>>;
  /** Finds the object in the body; the body itself if absent. */
  readonly inside?: (body: Fields) => Fields;
}

/**
 * Reads the object that was asked for. An answer with another object is not used: a caller may not be allowed to see it.
 *
 * **Throws** `UpstreamError` INVALID_RESPONSE if it cannot be read, or is another object.
 */
export function readNamed<T>(
  reader: Reader,
  answer: Answer,
  named: NamedRecord,
  toDomain: (fields: Fields) => T,
): T {
  const { noun, inside } = named;
  return readRecord(reader, noun, answer, (body) => {
    const fields = inside ? inside(body) : body;
    requireNamed(fields, named);
    return toDomain(fields);
  });
}

/** **Throws** `MalformedResponseError` if an object is not the one that was asked for. */
export function requireNamed(fields: Fields, named: Omit<NamedRecord, 'noun' | 'inside'>): void {
  const { id, key = 'id', isOptional = false, owners = {} } = named;
  if (!isOptional || fields.has(key)) requireId(fields, key, id);
  for (const [field, owner] of Object.entries(owners)) {
    if (fields.has(field)) requireId(fields, field, owner);
  }
}

/** Where most bodies have their object. */
export function insideData(body: Fields): Fields {
  return body.object('data');
}

/** Whether two ids name one object. UUIDs are compared without regard to case. **Source** RFC 9562, 4. */
export function isSameId(a: string, b: string): boolean {
  return a === b || (UUID.test(a) && a.toLowerCase() === b.toLowerCase());
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function requireId(fields: Fields, key: string, asked: string): void {
  const stated = fields.text(key);
  if (!isSameId(stated, asked))
    throw new MalformedResponseError(`${fields.path}.${key}`, 'the id that was asked for', stated);
}
