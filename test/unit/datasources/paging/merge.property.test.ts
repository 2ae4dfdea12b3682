import { describe, expect, it } from 'vitest';
import { CursorSealer, MAX_CURSOR_LENGTH } from '../../../../src/datasources/paging/cursor.js';
import { type ListRequest, listConnection } from '../../../../src/datasources/paging/list.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import type { Connection } from '../../../../src/domain/connection.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import type { Listed } from '../../../../src/domain/page.js';
import { PAGING_STYLES, SimulatedList, seeded } from '../../../support/simulated-lists.js';

/** `npm test` runs 1,000 histories, the inner loop fewer; `HISTORIES=10000 npx vitest run merge.property` runs more, `HISTORY=<seed>` one. */
const HISTORIES = Number(process.env.HISTORIES ?? 200);
const ONLY = process.env.HISTORY;

const sealer = new CursorSealer(Buffer.from('a secret of the test'));

interface World {
  readonly random: () => number;
  readonly connectors: ReadonlyMap<string, readonly SimulatedList[]>;
  readonly down: Set<string>;
  second: number;
  count: number;
}

/** A few connectors with lists of every style; moments of one second resolution, many of them equal. */
function createWorld(seed: number): World {
  const random = seeded(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const connectors = new Map<string, SimulatedList[]>();
  for (let c = 0; c <= upTo(5); c += 1) {
    const lists = Array.from({ length: 1 + upTo(5) }, (_, index) => {
      const style = PAGING_STYLES[upTo(PAGING_STYLES.length)] ?? 'cursor';
      return new SimulatedList(`list-${c}-${index}-${upTo(1e9)}`, style, 1 + upTo(6), random);
    });
    connectors.set(`connector-${c}`, lists);
  }
  const world: World = { random, connectors, down: new Set(), second: 0, count: 0 };
  const size = upTo(80);
  for (let i = 0; i < size; i += 1) insert(world);
  return world;
}

function insert(world: World): void {
  const lists = [...world.connectors.values()].flat();
  const list = lists[Math.floor(world.random() * lists.length)];
  if (world.random() < 0.4) world.second += 1;
  // Now and then hours go by, so that lists read by days have several.
  if (world.random() < 0.1) world.second += 30_000;
  world.count += 1;
  const createdAt = new Date(Date.UTC(2026, 0, 1) + world.second * 1000).toISOString().replace('.000', '');
  list?.insert({ id: `row-${Math.floor(world.random() * 1e12).toString(36)}-${world.count}`, createdAt });
}

function request(world: World, after: string | null, fault: () => boolean): ListRequest<Listed> {
  const contributions = [...world.connectors].map(([connector, lists]) => ({
    connector,
    open: async () =>
      lists.map((list) => list.feed(() => failIf(connector, world.down.has(connector) || fault()))),
  }));
  const binding = { field: 'Query.test', filter: {}, subject: 'caller' };
  return { first: 1 + Math.floor(world.random() * 9), after, binding, contributions, matches: () => true };
}

function failIf(name: string, fails: boolean): void {
  if (!fails) return;
  const connector: ConnectorRef = { name, provider: 'TREASURE', environment: 'SANDBOX' };
  throw new UpstreamError({ connector, code: 'UNAVAILABLE', sent: 'maybe' });
}

/** Walks to the end with inserts and faults between and during the pages; the faults stop after a while, so that there is an end. */
async function walk(world: World): Promise<{ ids: string[]; longest: number }> {
  const ids: string[] = [];
  let after: string | null = null;
  let longest = 0;
  for (let turn = 0; ; turn += 1) {
    expect(turn).toBeLessThan(1000);
    const calm = turn > 40;
    world.down.clear();
    for (const name of world.connectors.keys()) if (!calm && world.random() < 0.15) world.down.add(name);
    const page: Connection<Listed> = await listConnection(
      sealer,
      request(world, after, () => !calm && world.random() < 0.05),
    );
    ids.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) return { ids, longest };
    const edge = page.edges[Math.floor(world.random() * page.edges.length)];
    const again = edge && world.random() < 0.2 ? page.edges.indexOf(edge) : -1;
    after = again === -1 ? page.pageInfo.endCursor : (edge?.cursor ?? null);
    if (again !== -1) ids.splice(ids.length - (page.edges.length - again - 1));
    longest = Math.max(longest, after?.length ?? 0);
    if (!calm) for (let i = 0; i < world.random() * 6; i += 1) insert(world);
  }
}

describe('a walk over lists of several connectors', () => {
  it(`misses and doubles no row that was there throughout, in ${HISTORIES} histories of inserts, equal moments and faults`, async () => {
    const seeds = ONLY ? [Number(ONLY)] : Array.from({ length: HISTORIES }, (_, index) => index + 1);
    for (const seed of seeds) {
      const world = createWorld(seed);
      const throughout = [...world.connectors.values()]
        .flat()
        .flatMap((list) => list.rows.map(({ id }) => id));

      const { ids, longest } = await walk(world);

      const seen = new Set(ids);
      expect(
        throughout.filter((id) => !seen.has(id)),
        `missed, history ${seed}`,
      ).toEqual([]);
      expect(ids.length - seen.size, `doubled, history ${seed}`).toBe(0);
      expect(longest).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
    }
  }, 600_000);
});
