import type { ConnectorRef } from '../../domain/capabilities.js';
import { refWithin } from '../../domain/ids.js';

/** What an account's ref says: the one portfolio of a business, or a bank account linked to it. */
export type AccountRef =
  | { readonly kind: 'portfolio'; readonly businessId: string }
  | { readonly kind: 'bank_account'; readonly businessId: string; readonly id: string };

/** An object that lives under a business: `<businessId>/<id>`. */
export interface OwnedRef {
  readonly businessId: string;
  readonly id: string;
}

export function toBusinessRef(businessId: string): string {
  return join(businessId);
}

/** The business id, or null when the ref is none of ours. */
export function parseBusinessRef(ref: string): string | null {
  return split(ref, 1)?.[0] ?? null;
}

export function toOwnedRef({ businessId, id }: OwnedRef): string {
  return join(businessId, id);
}

export function parseOwnedRef(ref: string): OwnedRef | null {
  const [businessId, id] = split(ref, 2) ?? [];
  return businessId !== undefined && id !== undefined ? { businessId, id } : null;
}

export function toAccountRef(account: AccountRef): string {
  return account.kind === 'portfolio'
    ? join(account.kind, account.businessId)
    : join(account.kind, account.businessId, account.id);
}

export function parseAccountRef(ref: string): AccountRef | null {
  const [kind] = ref.split('/', 1);
  if (kind === 'portfolio') {
    const businessId = split(ref, 2)?.[1];
    return businessId === undefined ? null : { kind, businessId };
  }
  const [, businessId, id] = (kind === 'bank_account' && split(ref, 3)) || [];
  return businessId !== undefined && id !== undefined ? { kind: 'bank_account', businessId, id } : null;
}

/** The business behind a global id; null when it is no business of this connector. */
export function parseBusinessId(connector: ConnectorRef, id: string): string | null {
  const ref = refWithin(connector.name, 'Business', id);
  return ref === null ? null : parseBusinessRef(ref);
}

/** The account behind a global id; null when it is no account of this connector. */
export function parseAccountId(connector: ConnectorRef, id: string): AccountRef | null {
  const ref = refWithin(connector.name, 'Account', id);
  return ref === null ? null : parseAccountRef(ref);
}

/** Ids are opaque: only what would end a part is escaped. */
function join(...parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[%/]/g, encodeURIComponent)).join('/');
}

/** Dots alone would climb up the path of the call that the ref ends in. */
function split(ref: string, count: number): readonly string[] | null {
  const parts = ref.split('/').map(unescaped);
  const isSound = parts.every((part) => part !== null && part !== '' && part !== '.' && part !== '..');
  return isSound && parts.length === count ? (parts as readonly string[]) : null;
}

function unescaped(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
