import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { vi } from 'vitest';
import { ownCall, type RecoveryMethod } from '../../../src/datasources/index.js';
import { fromGlobalId } from '../../../src/domain/ids.js';
import { silentTelemetry } from '../../../src/domain/telemetry.js';
import type { Outcome } from '../../../src/operations/index.js';
import { type ClaimedOperation, toPlan } from '../../../src/operations/journal-context.js';
import type { OperationRecord } from '../../../src/store/index.js';
import { writeIn } from '../../support/planned.js';
import { NEVER, type UnderTest } from '../store/under-test.js';
import { FakeBank, type Fate } from './fake-bank.js';
import { openInMemory } from './in-memory.js';
import { Gateway, type GatewayGiven } from './journal-under-test.js';

/** Who holds the operations that a test takes in hand. */
export const OWNER = 'the test';
const LONG_MS = 365 * 24 * 60 * 60_000;

/** An embedded store, and gateways over it, each with a bank of its own. */
export class Desk {
  private constructor(readonly under: UnderTest) {}

  static async open(): Promise<Desk> {
    return new Desk(await openInMemory());
  }

  /** Forgets every operation. */
  async clear(): Promise<void> {
    const { sql: query } = this.under.database;
    await query.deleteFrom('operation_transitions').execute();
    await query.deleteFrom('operations').execute();
  }

  close(): Promise<void> {
    return this.under.remove();
  }

  get store() {
    return this.under.store.operations;
  }

  get clock() {
    return this.under.clock;
  }

  /** `lock`: what its writes are serialised by. */
  start(
    recoveryMethod: RecoveryMethod,
    fates: readonly Fate[] = [],
    given: GatewayGiven & { lock?: string } = {},
  ) {
    const { lock = null, ...more } = given;
    const bank = new FakeBank(this.clock, recoveryMethod, lock);
    bank.fates = [...fates];
    const telemetry = { ...silentTelemetry, operation: vi.fn(), log: vi.fn() };
    const gateway = new Gateway(this.store, this.clock, bank, { telemetry, ...more });
    return { bank, gateway, telemetry, caller: randomUUID() };
  }

  /** The row of the operation that an outcome speaks of. */
  async recordOf(outcome: Outcome<unknown>): Promise<OperationRecord> {
    const record = await this.store.findById(fromGlobalId(outcome.operation?.id ?? '')?.ref ?? '');
    if (!record) throw new Error('there is no such operation');
    return record;
  }

  async statusesOf({ id }: OperationRecord): Promise<string[]> {
    return (await this.store.history(id)).map(({ status }) => status);
  }

  /** Takes an operation in hand as recovery would, whoever held it and whenever it is due. */
  async take({ context }: Gateway, { id }: OperationRecord): Promise<ClaimedOperation> {
    const until = new Date(this.clock.nowMs() + LONG_MS);
    await sql`update operations set lease_owner = ${OWNER}, lease_until = ${until} where id = ${id}`.execute(
      this.under.database.sql,
    );
    const record = await this.store.findById(id);
    const connector = context.connector('bank');
    const plan = record && connector && toPlan(record, connector);
    if (!record || !connector || !plan) throw new Error('it cannot be taken in hand');
    return { owner: OWNER, record, connector, write: writeIn(plan), call: ownCall(NEVER) };
  }
}

/** A promise, and what resolves it. */
export function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
