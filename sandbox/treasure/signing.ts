import { Webhook } from 'svix';
import { DAY, MINUTE } from '../kernel/time.js';
import { NEXT_SVIX_SECRET } from './credentials.js';
import type { Message } from './state.js';
import type { World } from './world.js';

/** Invalid signatures that a receiver must refuse. */
export const FORGERIES = [
  'wrong-secret',
  'unsigned',
  'garbled',
  'stale',
  'future',
  'tampered',
  'other-version',
] as const;

export type Forgery = (typeof FORGERIES)[number];

const STRANGE_SECRET = 'whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=';
const BEYOND_TOLERANCE_MS = 10 * MINUTE;
const USER_AGENT = 'Svix-Webhooks/1.99.1';

/** The headers of one attempt. **Source** contract 9.2. */
export function signedHeaders(
  world: World,
  message: Message,
  options: { readonly at: Date; readonly forgery?: Forgery | undefined },
): Readonly<Record<string, string>> {
  const { forgery } = options;
  const at = signingTime(world, options.at, forgery);
  const values: Readonly<Record<string, string>> = {
    id: message.id,
    timestamp: String(Math.floor(at.getTime() / 1000)),
    ...(forgery === 'unsigned' ? {} : { signature: signature(world, message, { at, forgery }) }),
  };
  const { webhookHeaders } = world.settings;
  const families = webhookHeaders === 'both' ? ['svix', 'webhook'] : [webhookHeaders];
  const entries = families.flatMap((family) =>
    Object.entries(values).map(([name, value]) => [`${family}-${name}`, value]),
  );
  return { 'Content-Type': 'application/json', 'User-Agent': USER_AGENT, ...Object.fromEntries(entries) };
}

/** Signs with both secrets for one day, then with the new secret only. */
export function rotateSecret(world: World, secret: string = NEXT_SVIX_SECRET): void {
  const untilMs = world.nowMs + DAY;
  const older = world.secrets.map((one) => ({ ...one, untilMs: Math.min(one.untilMs, untilMs) }));
  world.secrets = [{ secret, untilMs: Number.POSITIVE_INFINITY }, ...older];
}

function signature(
  world: World,
  { id, body }: Message,
  { at, forgery }: { readonly at: Date; readonly forgery: Forgery | undefined },
): string {
  const running = world.secrets.filter(({ untilMs }) => untilMs > world.nowMs).map(({ secret }) => secret);
  const secrets = forgery === 'wrong-secret' ? [STRANGE_SECRET] : running.reverse();
  const signed = forgery === 'tampered' ? `${body} ` : body;
  const list = secrets.map((secret) => new Webhook(secret).sign(id, at, signed)).join(' ');
  if (forgery === 'garbled') return list.replaceAll('v1,', 'v1,x');
  return forgery === 'other-version' ? list.replaceAll('v1,', 'v1a,') : list;
}

function signingTime(world: World, clockTime: Date, forgery: Forgery | undefined): Date {
  const baseMs = world.settings.webhookTime === 'wall' ? world.wallMs() : clockTime.getTime();
  if (forgery === 'stale') return new Date(baseMs - BEYOND_TOLERANCE_MS);
  return new Date(forgery === 'future' ? baseMs + BEYOND_TOLERANCE_MS : baseMs);
}
