import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers of a webhook by lower-case name. */
export type WebhookHeaders = Readonly<Record<string, string | undefined>>;

export interface StandardWebhook {
  readonly headers: WebhookHeaders;
  /** The body, byte for byte. */
  readonly body: Uint8Array;
  /** **Units** milliseconds since 1970. */
  readonly nowMs: number;
}

/** How far the time of a webhook may be from now, in both directions. **Units** milliseconds. */
const TOLERANCE_MS = 5 * 60_000;
const PREFIX = 'whsec_';
/** The names of the headers: those of Svix and those of the standard. */
const FAMILIES = ['svix', 'webhook'] as const;
const VERSION = 'v1';

/**
 * Verifies a signed webhook. Several secrets are accepted while one replaces another. Returns the id of the message, which is the same for
 * each repeat; null if the signature is missing, wrong or too old. **Source** Standard Webhooks, Verifying signatures.
 */
export function verifyStandardWebhook(
  { headers, body, nowMs }: StandardWebhook,
  secrets: readonly string[],
): string | null {
  const signed = FAMILIES.map((family) => signedHeaders(headers, family)).find((each) => each !== null);
  if (!signed || !isRecent(signed.timestamp, nowMs)) return null;
  const content = Buffer.concat([Buffer.from(`${signed.id}.${signed.timestamp}.`, 'utf8'), body]);
  const arrived = signaturesIn(signed.signature);
  const isSigned = secrets.map((secret) => isSignedWith(secret, content, arrived)).includes(true);
  return isSigned ? signed.id : null;
}

interface SignedHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

function signedHeaders(headers: WebhookHeaders, family: string): SignedHeaders | null {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map(
    (name) => headers[`${family}-${name}`],
  );
  return id && timestamp && signature ? { id, timestamp, signature } : null;
}

function isRecent(timestamp: string, nowMs: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - nowMs) <= TOLERANCE_MS;
}

/** The signatures of the supported version in a list such as `v1,abc v1a,def`. */
function signaturesIn(list: string): readonly Buffer[] {
  return list.split(' ').flatMap((item) => {
    const comma = item.indexOf(',');
    return item.slice(0, comma) === VERSION ? [Buffer.from(item.slice(comma + 1), 'base64')] : [];
  });
}

/** Compares in constant time. */
function isSignedWith(secret: string, content: Uint8Array, arrived: readonly Buffer[]): boolean {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  // Anyone can sign with an empty key.
  if (key.length === 0) return false;
  const expected = createHmac('sha256', key).update(content).digest();
  return arrived
    .map((each) => each.length === expected.length && timingSafeEqual(each, expected))
    .includes(true);
}
