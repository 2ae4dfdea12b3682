import { MalformedResponseError } from '../../../domain/errors.js';
import type { Reader } from '../../reading/records.js';

/** What a field says, where the object can do without it: one of another shape is reported, and is nothing. */
export function orNothing<T>(reader: Reader, noun: string, read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof MalformedResponseError)) throw error;
    reader.telemetry.unreadable(reader.connector, noun, error.message);
    return null;
  }
}
