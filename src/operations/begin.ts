import { randomUUID } from 'node:crypto';
import type { WriteKind } from '../datasources/index.js';
import { startDeadline } from '../domain/deadline.js';
import type { OperationRecord } from '../store/index.js';
import type { Ask } from './ask.js';
import { encode } from './codec.js';
import { toFingerprint, toProviderKey, toReference } from './identity.js';
import type { JournalContext } from './journal-context.js';

/** The operation as recorded, or the reason why it was not recorded. */
export type Begun =
  | { readonly created: boolean; readonly record: OperationRecord }
  /** Another change of the same object is still open. In the wrong order, the older change would win. */
  | 'busy';

/**
 * Records the requested mutation, leased to `owner`, unless the key was used before. Changes of the same `target` run one after the other.
 */
export async function begin<K extends WriteKind>(
  context: JournalContext,
  ask: Ask<K>,
  { owner, target }: { readonly owner: string; readonly target: string | null },
): Promise<Begun> {
  const { store, clock, settings } = context;
  const write = () => insert(context, ask, owner, target);
  if (target === null) return write();
  const { name } = ask.connector;
  const patience = startDeadline(clock, settings.marginMs);
  try {
    return await store.underLock(`change ${name} ${target}`, patience.signal, async () =>
      (await store.findUnsettledOn(name, target)) ? 'busy' : write(),
    );
  } catch (error) {
    if (!patience.signal.aborted || error !== patience.signal.reason) throw error;
    return 'busy';
  } finally {
    patience.end();
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
    fingerprint: inputFingerprint(ask),
    kind: ask.kind,
    connector: ask.connector.name,
    providerKey: toProviderKey(id),
    reference: toReference(id),
    target,
    input: encode(ask.command),
    lease: { owner, untilMs: clock.nowMs() + settings.leaseMs },
  });
}

/** The fingerprint, equal for inputs with the same meaning. */
export function inputFingerprint<K extends WriteKind>({ kind, connector, command }: Ask<K>): string {
  return toFingerprint(kind, connector.name, command);
}
