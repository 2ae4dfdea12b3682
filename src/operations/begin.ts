import { randomUUID } from 'node:crypto';
import type { WriteKind } from '../datasources/index.js';
import type { OperationRecord } from '../store/index.js';
import type { Ask } from './ask.js';
import { encode } from './codec.js';
import { toFingerprint, toProviderKey, toReference } from './identity.js';
import type { JournalContext } from './journal-context.js';

/** Written down, or not because something stands in the way. */
export type Begun =
  | { readonly created: boolean; readonly record: OperationRecord }
  /** Another change of the same object is still open: done in the wrong order, the older one would win. */
  | 'busy';

/** Writes down what is asked, leased to `owner`, unless the key was used before. `target`: changes of it go one after the other. */
export async function begin<K extends WriteKind>(
  context: JournalContext,
  ask: Ask<K>,
  { owner, target }: { readonly owner: string; readonly target: string | null },
): Promise<Begun> {
  const { store, settings } = context;
  const write = () => insert(context, ask, owner, target);
  if (target === null) return write();
  const { name } = ask.connector;
  const patience = AbortSignal.timeout(settings.marginMs);
  try {
    return await store.underLock(`change ${name} ${target}`, patience, async () =>
      (await store.findUnsettledOn(name, target)) ? 'busy' : write(),
    );
  } catch (error) {
    if (!patience.aborted || error !== patience.reason) throw error;
    return 'busy';
  }
}

function insert<K extends WriteKind>(
  { store, clock, settings }: JournalContext,
  ask: Ask<K>,
  owner: string,
  target: string | null,
) {
  const id = randomUUID();
  return store.begin({
    id,
    caller: ask.caller,
    idempotencyKey: ask.idempotencyKey,
    fingerprint: fingerprintOf(ask),
    kind: ask.kind,
    connector: ask.connector.name,
    providerKey: toProviderKey(id),
    reference: toReference(id),
    target,
    input: encode(ask.command),
    lease: { owner, untilMs: clock.nowMs() + settings.leaseMs },
  });
}

/** The same for inputs that mean the same. */
export function fingerprintOf<K extends WriteKind>({ kind, connector, command }: Ask<K>): string {
  return toFingerprint(kind, connector.name, command);
}
