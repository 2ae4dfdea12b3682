import { expect } from 'vitest';
import { askInVain } from './caller.js';
import { Judge } from './judge.js';
import type { Kind, Move } from './moves.js';
import type { Hold } from './providers.js';
import type { RealGateway } from './real-gateway.js';
import type { Scene } from './scene.js';

/** One gateway at a time over one store, killed and started again. */
export class Bench {
  private constructor(
    readonly scene: Scene,
    readonly judge: Judge,
    public gateway: RealGateway,
  ) {}

  static async of(scene: Scene): Promise<Bench> {
    const judge = await Judge.of(scene);
    return new Bench(scene, judge, await scene.start());
  }

  /** Asks, and kills the gateway when the providers hold what is to be held; gives the next one over the same store. */
  async killAt(holds: readonly Hold[], moves: readonly Move[]): Promise<RealGateway> {
    const asked = moves.map((move) => askInVain(this.gateway, move));
    await Promise.all(holds.map((hold) => hold.reached()));
    await this.kill();
    expect(await Promise.all(asked)).toEqual(moves.map(() => null));
    return this.restart();
  }

  kill(): Promise<void> {
    return this.scene.kill(this.gateway);
  }

  async restart(): Promise<RealGateway> {
    this.gateway = await this.scene.start();
    return this.gateway;
  }

  /** Keeps the next write of each kind waiting. */
  holdWrites(kinds: readonly Kind[], when: 'before' | 'after'): Promise<readonly Hold[]> {
    const { providers } = this.scene;
    return Promise.all(kinds.map(({ connector, write }) => providers.hold(connector, write, when)));
  }

  /** How many writes of each kind have come in. */
  writes(kinds: readonly Kind[]): Promise<readonly number[]> {
    const { providers } = this.scene;
    return Promise.all(
      kinds.map(async ({ connector, write }) => (await providers.seen(connector, write)).length),
    );
  }

  async clear(): Promise<void> {
    await this.scene.providers.calm();
    await this.scene.providers.forget();
  }

  close(): Promise<void> {
    return this.scene.close(this.judge.miscounts);
  }
}
