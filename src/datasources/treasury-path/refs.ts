import type { ConnectorRef } from '../../domain/capabilities.js';
import { type NodeKind, refWithin, toGlobalId } from '../../domain/ids.js';

/** An object that lives under a company: `<companyId>/<id>`. */
export interface OwnedRef {
  readonly companyId: string;
  readonly id: string;
}

/** Ids are opaque, and some hold slashes: only what would end a part is escaped. */
export function toOwnedRef({ companyId, id }: OwnedRef): string {
  return [companyId, id].map((part) => part.replace(/[%/]/g, encodeURIComponent)).join('/');
}

/** What a ref says, or null when it is none of ours. Dots alone would climb up the path of the call that the ref ends in. */
export function parseOwnedRef(ref: string): OwnedRef | null {
  const [companyId, id, ...others] = ref.split('/').map(unescaped);
  return isSound(companyId) && isSound(id) && others.length === 0 ? { companyId, id } : null;
}

/** The global id of an object under a company. */
export function toOwnedId(connector: ConnectorRef, kind: NodeKind, owned: OwnedRef): string {
  return toGlobalId({ connector: connector.name, kind, ref: toOwnedRef(owned) });
}

/** The object behind a global id; null when it is none of that kind at this connector. */
export function parseOwnedId(connector: ConnectorRef, kind: NodeKind, id: string): OwnedRef | null {
  const ref = refWithin(connector.name, kind, id);
  return ref === null ? null : parseOwnedRef(ref);
}

function isSound(part: string | null | undefined): part is string {
  return typeof part === 'string' && part !== '' && part !== '.' && part !== '..';
}

function unescaped(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
