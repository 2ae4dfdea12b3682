/** Every kind of object that has a global id. */
export const NODE_KINDS = [
  'Account',
  'Business',
  'Card',
  'Connector',
  'Counterparty',
  'Document',
  'Event',
  'Ledger',
  'Operation',
  'Portfolio',
  'RecurringTransfer',
  'ScheduledTransfer',
  'Transaction',
  'Transfer',
  'TrustedDomainConfig',
] as const;

export type NodeKind = (typeof NODE_KINDS)[number];

/** What a global id says: whose object, of what kind, and the provider's own reference to it. */
export interface NodeId {
  readonly connector: string;
  readonly kind: NodeKind;
  /** Unique for its kind within the connector. May hold several parts, such as `ach/ach_1`; only the connector reads it. */
  readonly ref: string;
}

const MAX_LENGTH = 512;
const KINDS: ReadonlySet<string> = new Set(NODE_KINDS);

/** The opaque, stable, globally unique id of an object. */
export function toGlobalId({ connector, kind, ref }: NodeId): string {
  return Buffer.from(`${connector}:${kind}:${ref}`, 'utf8').toString('base64url');
}

/** What a global id says, or null when the text is not one. */
export function fromGlobalId(id: string): NodeId | null {
  if (id.length === 0 || id.length > MAX_LENGTH || !/^[\w-]+$/.test(id)) return null;
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const [connector = '', kind = '', ...rest] = text.split(':');
  const ref = rest.join(':');
  if (!connector || !ref || !isKind(kind)) return null;
  const parsed = { connector, kind, ref };
  return toGlobalId(parsed) === id ? parsed : null;
}

/** The provider's own reference in a global id of this kind at this connector; null in any other text. */
export function refWithin(connector: string, kind: NodeKind, id: string): string | null {
  const parsed = fromGlobalId(id);
  return parsed?.kind === kind && parsed.connector === connector ? parsed.ref : null;
}

function isKind(text: string): text is NodeKind {
  return KINDS.has(text);
}
