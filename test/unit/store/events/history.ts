import type { Database } from '../../../../src/store/database/database.js';
import { appendEvents } from '../../../../src/store/events/append-events.js';
import { createEventFeed } from '../../../../src/store/events/create-event-feed.js';
import { type FeedLock, feedLock, writingEvents } from '../../../../src/store/events/feed-lock.js';
import { seeded } from '../../../support/simulated-lists.js';
import { facts, pageAfter } from './facts.js';

/** The gateways of a history, and what passes between two of its steps. */
export interface Scene {
  readonly gateways: readonly [Pick<Database, 'sql'>, Pick<Database, 'sql'>];
  /** Lets running statements go on. */
  readonly pause: () => Promise<unknown>;
  readonly lock?: FeedLock;
}

/** A feed lock that locks nothing. */
export const unlocked: FeedLock = { share: async () => undefined, exclude: async () => undefined };

const WRITERS = 4;
const STEPS = 24;

class RolledBack extends Error {}

/**
 * Transactions of two gateways that stay open for a random number of steps, and a reader between them that pages forward from `start`.
 * Some transactions are rolled back. Returns the numbers that the reader received.
 */
export async function playHistory(scene: Scene, seed: number, start: number): Promise<number[]> {
  const random = seeded(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const reader = new PagingReader(scene, start, upTo);
  const held: Array<() => void> = [];
  const running: Array<Promise<void>> = [];
  const release = () => held.splice(upTo(held.length), 1)[0]?.();
  const write = () => {
    const gates = Array.from({ length: 1 + upTo(3) }, () => gate());
    held.push(...gates.map(({ open }) => open));
    const gateway = scene.gateways[upTo(2)] ?? scene.gateways[0];
    running.push(
      writeBetween({ gateway, gates, fails: random() < 0.2, ...(scene.lock && { lock: scene.lock }) }),
    );
  };
  const acts = [() => running.length < WRITERS && write(), release, () => reader.ask()];
  for (let step = 0; step < STEPS; step += 1) {
    acts[upTo(acts.length)]?.();
    for (let pauses = upTo(3); pauses > 0; pauses -= 1) await scene.pause();
  }
  while (held.length > 0) release();
  await Promise.all(running);
  await reader.drain();
  return reader.seen;
}

interface Writing {
  readonly gateway: Pick<Database, 'sql'>;
  /** One event is appended before each of them. */
  readonly gates: ReadonlyArray<{ readonly passed: Promise<void> }>;
  readonly fails: boolean;
  readonly lock?: FeedLock;
}

async function writeBetween({ gateway, gates, fails, lock = feedLock }: Writing): Promise<void> {
  const work = writingEvents(
    gateway,
    async (transaction) => {
      for (const { passed } of gates) {
        await appendEvents(transaction, [facts()]);
        await passed;
      }
      if (fails) throw new RolledBack();
    },
    lock,
  );
  await work.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
}

/** Follows the feed with small pages, each at a random gateway. */
class PagingReader {
  readonly seen: number[] = [];
  readonly #feeds;
  #asking: Promise<number> = Promise.resolve(0);

  constructor(
    { gateways, lock }: Scene,
    private readonly start: number,
    private readonly upTo: (n: number) => number,
  ) {
    this.#feeds = gateways.map((gateway) => createEventFeed(gateway, lock));
  }

  ask(): void {
    const [limit, feed] = [1 + this.upTo(3), this.#feeds[this.upTo(2)]];
    this.#asking = this.#asking.then(async () => {
      const rows = (await feed?.read(pageAfter(this.seen.at(-1) ?? this.start, { limit }))) ?? [];
      this.seen.push(...rows.map(({ number }) => number));
      return rows.length;
    });
  }

  async drain(): Promise<void> {
    do this.ask();
    while ((await this.#asking) > 0);
  }
}

function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
