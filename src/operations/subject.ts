import { fromGlobalId } from '../domain/ids.js';

/** The global id of what a write made or changed: of the result itself, else of the transfer in it. */
export function subjectOf(result: unknown): string | null {
  return idOf(result) ?? (isObject(result) ? idOf(result['transfer']) : null);
}

function idOf(value: unknown): string | null {
  const id = isObject(value) ? value['id'] : undefined;
  return typeof id === 'string' && fromGlobalId(id) ? id : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
