import type { WriteKind, WritePort } from '../../../src/datasources/index.js';
import type { OperationRecord } from '../../../src/store/index.js';
import { planned } from '../../support/planned.js';
import type { Asker } from './asking.js';
import type { FaultyGateway } from './gateway.js';
import type { World } from './world.js';

/** A schedule that is over. */
export interface Over {
  readonly world: World;
  readonly askers: readonly Asker[];
  /** A gateway that is well. */
  readonly last: FaultyGateway;
  /** How many effects there were before, by connector. */
  readonly before: Totals;
  /** Whether the keys or the credential of a first attempt had to be given up on the way. */
  readonly isKeyless: boolean;
}

/** How many effects there are where nothing happens that no gateway asked for, by connector. */
export type Totals = ReadonlyMap<string, number>;

const COUNTED = ['treasure-main', 'cards-main'];

export async function totals({ simulators }: World): Promise<Totals> {
  const counted = COUNTED.map(async (name) => {
    const counts = [...(await simulators.effects(name)).values()];
    return [name, counts.reduce((sum, count) => sum + count, 0)] as const;
  });
  return new Map(await Promise.all(counted));
}

/** What should hold and does not. */
export async function judge(over: Over): Promise<readonly string[]> {
  const { world, askers } = over;
  const violations: string[] = [];
  const seen = new Map<string, number>();
  for (const asker of askers) {
    const { kind, caller, key } = asker.asked;
    violations.push(...(await reuse(over, asker)));
    const record = await world.store.operations.findByKey(caller, key);
    const count = record ? await countOf(over, asker, record) : 0;
    seen.set(kind.connector, (seen.get(kind.connector) ?? 0) + count);
    const problems = [...asker.contradictions(record), ...effectProblems(over, asker, record, count)];
    violations.push(...problems.map((problem) => `${kind.name}: ${problem}`));
  }
  const after = await totals(world);
  for (const [name, count] of over.before) {
    const more = (after.get(name) ?? 0) - count;
    if (more !== (seen.get(name) ?? 0))
      violations.push(`${name}: ${more} effects, known ${seen.get(name) ?? 0}`);
  }
  return [...violations, ...(await world.simulators.imbalances())];
}

async function countOf(
  { world }: Over,
  { asked, prepared }: Asker,
  record: OperationRecord,
): Promise<number> {
  return prepared.count(record, await world.simulators.effects(asked.kind.connector));
}

/** Another command under the key is refused; what it would have done is found out when effects are counted. */
async function reuse({ last }: Over, asker: Asker): Promise<readonly string[]> {
  const { other } = asker.prepared;
  const known = asker.answers.some(({ outcome }) => outcome.operation !== null);
  if (other === null || !known) return [];
  const outcome = await asker.ask(last, other);
  const [error] = outcome?.errors ?? [];
  if (outcome?.operation === null && error?.code === 'IDEMPOTENCY_KEY_REUSED') return [];
  return [`${asker.asked.kind.name}: its key was taken for another command`];
}

function effectProblems(
  over: Over,
  asker: Asker,
  record: OperationRecord | null,
  count: number,
): readonly string[] {
  if (!record) return ['it was asked for and nothing was written down'];
  const { status, provenBy } = record;
  const seen = `${status} (proven by ${provenBy}) with ${count} effects, operation ${record.id}`;
  if (count > 1) return [`DUPLICATE: ${seen}`];
  if (status === 'SUCCEEDED') return count === 1 ? [] : [`LOST: ${seen}`];
  if (status === 'FAILED') return count === 0 ? [] : [`DENIED: ${seen}`];
  if (status === 'NEEDS_REVIEW' && mayNeedReview(over, asker)) return [];
  return [`UNSETTLED: ${seen}: ${JSON.stringify(record.evidence)}`];
}

/** Where the provider offers no way to find out, or its key could be used no more and nothing is listed. */
function mayNeedReview({ last, isKeyless }: Over, { asked: { kind }, prepared }: Asker): boolean {
  const ports = last.connector(kind.connector).ports as Record<WriteKind, WritePort<object, unknown>>;
  const { recoveryMethod } = planned(ports[kind.kind], prepared.command);
  return recoveryMethod === 'NOTHING' || (recoveryMethod === 'KEY' && isKeyless);
}
