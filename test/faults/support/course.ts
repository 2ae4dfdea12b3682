import type { OperationRecord } from '../../../src/store/index.js';
import { Asker } from './asking.js';
import { FaultyGateway, SETTINGS } from './gateway.js';
import { judge, type Totals, totals } from './judge.js';
import type { Plan, Turn } from './plan.js';
import type { World } from './world.js';

const MINUTE = 60_000;
/** The providers know a key for as long as the gateway may use it, and hardly longer. */
const RETENTION_MS = SETTINGS.horizonMs + MINUTE;
/** What is waited for in the calm: a lease, then windows and pauses. */
const WAITS_MS = [1, SETTINGS.leaseMs + 1, ...Array.from({ length: 8 }, () => SETTINGS.settleWindowMs + 1)];
/** After which of them whoever is frozen goes on at last. */
const THAW_AFTER = 6;

/** What a schedule begins with. */
interface Start {
  readonly askers: readonly Asker[];
  readonly gateways: readonly FaultyGateway[];
  /** How many effects there are by then. */
  readonly before: Totals;
}

/** One schedule as it goes on: the storm, the turns, the calm. */
export class Course {
  faults = 0;
  private passedMs = 0;
  private readonly late: Array<readonly [connector: string, fault: string]> = [];
  /** Work of recovery that may end much later, or never be heard of. */
  private readonly begun: Promise<unknown>[] = [];

  private constructor(
    readonly world: World,
    readonly plan: Plan,
    private readonly start: Start,
  ) {}

  get askers(): readonly Asker[] {
    return this.start.askers;
  }

  get gateways(): readonly FaultyGateway[] {
    return this.start.gateways;
  }

  static async prepare(world: World, plan: Plan): Promise<Course> {
    const { simulators, ground, provider } = world;
    const { lagMs: listLagMs, isRotated } = plan;
    await simulators.settings('tp-main', { listLagMs, idempotencyRetentionMs: RETENTION_MS });
    await simulators.settings('treasure-main', { listLagMs, keyRetentionMs: RETENTION_MS });
    await simulators.settings('cards-main', { listLagMs });
    await simulators.settings('linker-app', { listLagMs, idempotencyRetentionMs: RETENTION_MS });
    const askers: Asker[] = [];
    for (const [place, kind] of plan.kinds.entries()) {
      const prepared = await kind.prepare({ ground, provider, place, minor: plan.minors[place] ?? 1n });
      askers.push(new Asker({ kind, caller: world.fresh(), key: world.fresh() }, prepared));
    }
    const gateways = plan.fates.map(
      (fate, index) => new FaultyGateway(world, { fate, isRotated: isRotated && index > 0 }),
    );
    return new Course(world, plan, { askers, gateways, before: await totals(world) });
  }

  /** Every operation is asked for while the faults are about. */
  async storm(): Promise<void> {
    for (const { connector, order, isLate } of this.plan.faults) {
      const id = await this.world.simulators.arm(connector, order);
      if (isLate) this.late.push([connector, id]);
    }
    const [first, second] = this.gateways;
    const asking = this.askers.flatMap((asker, index) => {
      const asked = this.plan.twins[index] ? [first, second] : [first];
      return asked.map((gateway) => (gateway ? asker.ask(gateway) : Promise.resolve(null)));
    });
    await Promise.all(asking);
    for (const [connector, fault] of this.late) await this.world.simulators.release(connector, fault);
  }

  async take(turn: Turn): Promise<void> {
    const well = this.gateways.filter(({ isWell }) => isWell);
    if (turn.kind === 'wait') return this.pass(turn.ms, 'the storm goes on');
    if (turn.kind === 'recover') await Promise.all(well.map((gateway) => this.recover(gateway)));
    const [any] = well;
    if (turn.kind === 'ask-again' && any) await Promise.all(this.askers.map((asker) => asker.ask(any)));
  }

  /** Past the time for which anybody knows a key. */
  forget(): Promise<void> {
    return this.pass(RETENTION_MS + MINUTE, 'the storm goes on');
  }

  /** Faults off, then time for everything to come out; what should hold and does not. */
  async calm(): Promise<readonly string[]> {
    await this.settle();
    const last = this.calmGateway();
    for (const asker of this.askers) await asker.ask(last);
    await this.settle();
    for (const asker of this.askers) await asker.ask(last);
    const { world, askers } = this;
    const { before } = this.start;
    const isKeyless = this.plan.isRotated || this.passedMs > SETTINGS.horizonMs;
    const violations = await judge({ world, askers, before, last, isKeyless });
    await Promise.all([...this.gateways, last].map((gateway) => gateway.close()));
    return violations;
  }

  records(): Promise<ReadonlyArray<OperationRecord | null>> {
    const { operations } = this.world.store;
    return Promise.all(this.askers.map(({ asked }) => operations.findByKey(asked.caller, asked.key)));
  }

  /** What the providers have begun they end before: a look counts on it. */
  private async pass(ms: number, then: 'the storm goes on' | 'all is calm'): Promise<void> {
    const { simulators } = this.world;
    const { hits, unmet } = await simulators.calm();
    this.faults += hits;
    this.passedMs += ms;
    await simulators.advance(ms);
    if (then === 'all is calm') return;
    for (const [connector, order] of unmet)
      if (order.fault.kind !== 'hold') await simulators.arm(connector, order);
  }

  private calmGateway(): FaultyGateway {
    const { isRotated } = this.plan;
    return new FaultyGateway(this.world, { fate: null, isRotated, isCalm: true });
  }

  /** Two gateways recover side by side until every outcome is known. */
  private async settle(): Promise<void> {
    const pair = [0, 1].map(() => this.calmGateway());
    for (const [index, ms] of WAITS_MS.entries()) {
      await this.pass(ms, 'all is calm');
      await Promise.all(pair.map((gateway) => this.recover(gateway)));
      if (index === THAW_AFTER || !(await this.isOpen())) await this.end();
      if (!(await this.isOpen())) break;
    }
    await Promise.all(pair.map((gateway) => gateway.close()));
  }

  /** A gateway that goes away does not say so. */
  private async recover(gateway: FaultyGateway): Promise<void> {
    const work = gateway.recover().catch((error: unknown) => {
      if (gateway.isWell) throw error;
    });
    this.begun.push(work);
    await Promise.race([work, gateway.struck]);
  }

  /** Whoever was frozen goes on, and all that was begun comes to its end. */
  private async end(): Promise<void> {
    for (const gateway of this.gateways) gateway.thaw();
    await Promise.all([...this.begun, ...this.askers.flatMap(({ abandoned }) => abandoned)]);
  }

  private async isOpen(): Promise<boolean> {
    const records = await this.records();
    return records.some((record) => ['PENDING', 'DISPATCHED', 'IN_DOUBT'].includes(record?.status ?? ''));
  }
}
