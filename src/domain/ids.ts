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

/** The parts of a global id: connector, kind and the provider's reference. */
export interface NodeId {
  readonly connector: string;
  readonly kind: NodeKind;
  /** Unique per kind within the connector. It can have several parts, such as `ach/ach_1`, which only the connector interprets. */
  readonly ref: string;
}

const MAX_LENGTH = 512;
const KINDS: ReadonlySet<string> = new Set(NODE_KINDS);

/** The maximum length of a provider's id. Two of them fit into a global id. **Units** characters. */
const MAX_PROVIDER_ID = 128;

/** Whether an object can be read by this id of its provider: it fits into a path and into a global id without changing either. */
export function isProviderId(text: string): boolean {
  const isSound = text !== '' && text !== '.' && text !== '..' && !/[\p{Surrogate}\p{Cc}]/u.test(text);
  return isSound && text.length <= MAX_PROVIDER_ID;
}

/** The opaque, stable, globally unique id of an object. */
export function toGlobalId({ connector, kind, ref }: NodeId): string {
  return Buffer.from(`${connector}:${kind}:${ref}`, 'utf8').toString('base64url');
}

/** Parsed ids. The rows of a list are the same from one request to the next. */
const parsedIds = new Map<string, NodeId>();
const MOST_PARSED_IDS = 5000;

/** The parts of a global id; null if the text is not a global id. */
export function fromGlobalId(id: string): NodeId | null {
  const known = parsedIds.get(id);
  if (known) return known;
  const parsed = parse(id);
  if (!parsed) return null;
  if (parsedIds.size >= MOST_PARSED_IDS) parsedIds.clear();
  parsedIds.set(id, parsed);
  return parsed;
}

function parse(id: string): NodeId | null {
  if (id.length === 0 || id.length > MAX_LENGTH || !/^[\w-]+$/.test(id)) return null;
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const [connector = '', kind = '', ...rest] = text.split(':');
  const ref = rest.join(':');
  if (!connector || !ref || !isKind(kind)) return null;
  const parsed: NodeId = Object.freeze({ connector, kind, ref });
  return toGlobalId(parsed) === id ? parsed : null;
}

/** The provider's reference in a global id of this kind at this connector; null for any other text. */
export function refWithin(connector: string, kind: NodeKind, id: string): string | null {
  const parsed = fromGlobalId(id);
  return parsed?.kind === kind && parsed.connector === connector ? parsed.ref : null;
}

/** The name of a connector that is given by its name or by its global id. Any other text is taken for a name. */
export function toConnectorName(nameOrId: string): string {
  const parsed = fromGlobalId(nameOrId);
  return parsed?.kind === 'Connector' ? parsed.connector : nameOrId;
}

function isKind(text: string): text is NodeKind {
  return KINDS.has(text);
}
