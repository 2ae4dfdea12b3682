import type { ConnectorRef } from '../../domain/capabilities.js';
import { type NodeKind, refWithin } from '../../domain/ids.js';

type Name = Pick<ConnectorRef, 'name'>;

/**
 * Makes a reader of the ref in a global id: null where the id names no such object of this connector, undefined where none is given.
 * `toId`: what the provider takes for an id, in the form in which it is asked for; null for anything else.
 */
export function refReader(toId: (text: string) => string | null) {
  function refOf(connector: Name, kind: NodeKind, id: string): string | null;
  function refOf(connector: Name, kind: NodeKind, id: string | undefined): string | null | undefined;
  function refOf({ name }: Name, kind: NodeKind, id: string | undefined): string | null | undefined {
    if (id === undefined) return undefined;
    const ref = refWithin(name, kind, id);
    return ref === null ? null : toId(ref);
  }
  return refOf;
}

/** Whether a text stands in a path as one part of it, and leaves the path what it is. Ids are opaque otherwise. */
export function isPathPart(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !/[/%\\?#\s\p{Surrogate}]/u.test(text);
}
