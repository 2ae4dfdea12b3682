import { operations } from './caller.js';
import { NAMES, type Name } from './providers.js';
import type { RealGateway } from './real-gateway.js';
import type { Scene } from './scene.js';

/** What must hold whenever a test is over. */
export interface Verdict {
  readonly duplicates: number;
  readonly lost: number;
  /** Ids of operations whose outcome is not known. */
  readonly unsettled: readonly string[];
  readonly imbalances: readonly string[];
}

/** As it must be. */
export const CLEAN: Verdict = { duplicates: 0, lost: 0, unsettled: [], imbalances: [] };

const OPEN = ['PENDING', 'DISPATCHED', 'IN_DOUBT'];

/** Compares what providers did with what the gateways' journal says that they did, since it was made. */
export class Judge {
  private last: Verdict = CLEAN;

  private constructor(
    private readonly scene: Scene,
    private readonly before: Readonly<Record<Name, number>>,
  ) {}

  static async of(scene: Scene): Promise<Judge> {
    const totals = NAMES.map(async (name) => [name, (await scene.providers.effects(name)).total] as const);
    return new Judge(scene, Object.fromEntries(await Promise.all(totals)) as Record<Name, number>);
  }

  /** The count of the last verdict. */
  get miscounts(): { readonly duplicates: number; readonly lost: number } {
    const { duplicates, lost } = this.last;
    return { duplicates, lost };
  }

  async verdict(gateway: RealGateway): Promise<Verdict> {
    const { providers } = this.scene;
    const all = await operations(gateway);
    let duplicates = 0;
    let lost = 0;
    for (const name of NAMES) {
      const { total, repeats } = await providers.effects(name);
      const told = all.filter(({ status, connector }) => status === 'SUCCEEDED' && connector.name === name);
      const surplus = total - this.before[name] - told.length;
      duplicates += Math.max(repeats, surplus, 0);
      lost += Math.max(-surplus, 0);
    }
    const unsettled = all.filter(({ status }) => OPEN.includes(status)).map(({ id }) => id);
    this.last = { duplicates, lost, unsettled, imbalances: await providers.imbalances() };
    return this.last;
  }
}
