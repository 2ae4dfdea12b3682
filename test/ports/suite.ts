import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../src/datasources/index.js';
import type { AnyPorts, List, Read } from '../../src/datasources/ports/ports.js';
import { UpstreamError } from '../../src/domain/errors.js';
import { fromGlobalId, type NodeKind } from '../../src/domain/ids.js';
import { compareMoments, type Listed } from '../../src/domain/page.js';
import { pagesOf, readAll } from '../support/feeds.js';
import { ProviderUnderTest } from '../support/provider-under-test.js';

/** The providers that offer a port. */
export function offering(port: keyof AnyPorts): readonly string[] {
  const at = (ports: object) => port in ports;
  return PROVIDERS.filter((provider) => at(portsOf(provider.key))).map(({ key }) => key);
}

/** Opened once against a closed port to see which ports there are: opening calls nobody. */
function portsOf(key: string): AnyPorts {
  return PORTS.get(key) ?? {};
}

const PORTS = new Map<string, AnyPorts>();
for (const provider of PROVIDERS) {
  const put = await ProviderUnderTest.start(provider.key);
  PORTS.set(provider.key, put.connector.ports);
  await put.close();
}

/** A list and the single read that belongs to it. */
export interface ListedPort<T extends Listed> {
  readonly list: List<T, object>;
  readonly read: Read<T>;
}

export interface ListedSuite<T extends Listed> {
  readonly port: keyof AnyPorts;
  readonly kind: NodeKind;
  readonly of: (ports: AnyPorts) => ListedPort<T> | undefined;
  /** What a list row and a single read must agree on. */
  readonly same: (row: T) => unknown;
}

/** The provider that a test runs against, and the port of it that a suite is about. */
interface Stage<T extends Listed> {
  readonly put: () => ProviderUnderTest;
  readonly port: () => ListedPort<T>;
}

/** What holds for every port that lists objects, at every provider that offers it. */
export function describeListed<T extends Listed>(
  suite: ListedSuite<T>,
  more: (put: () => ProviderUnderTest) => void,
): void {
  describe.each(offering(suite.port))(`${suite.port} of %s`, (key) => {
    let put: ProviderUnderTest;
    beforeEach(async () => {
      put = await ProviderUnderTest.start(key);
    });
    afterEach(() => put.close());
    const port = () => {
      const found = suite.of(put.connector.ports);
      if (!found) throw new Error(`${key} does not offer ${suite.port}`);
      return found;
    };
    const stage = { put: () => put, port };

    itLists(suite, stage);
    itReads(suite, stage);
    itFailsClearly(stage);
    more(() => put);
  });
}

function itLists<T extends Listed>(suite: ListedSuite<T>, { put, port }: Stage<T>): void {
  it('lists every object once, newest first, under ids of its connector', async () => {
    const feeds = await port().list(put().call(), { filter: {} });
    const lists = await Promise.all(feeds.map((feed) => readAll([feed])));

    const rows = lists.flat();
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(feeds.map((feed) => feed.key)).size).toBe(feeds.length);
    for (const list of lists) expect(list).toEqual([...list].sort(byMoment));
    for (const { id } of rows) {
      expect(fromGlobalId(id)).toMatchObject({ connector: put().connector.name, kind: suite.kind });
    }
  });
}

function itReads<T extends Listed>(suite: ListedSuite<T>, { put, port }: Stage<T>): void {
  it('reads singly what it lists', async () => {
    const rows = await readAll(await port().list(put().call(), { filter: {} }));

    for (const row of sample(rows)) {
      const single = await port().read(put().call(), fromGlobalId(row.id)?.ref ?? '');
      expect(single && suite.same(single)).toEqual(suite.same(row));
    }
  });

  it.each(['no-such-thing', 'a/b', 'a/b/c', '../accounts', '%2e%2e', ''])(
    'knows no object %j',
    async (ref) => {
      expect(await port().read(put().call(), ref)).toBeNull();
    },
  );
}

function itFailsClearly<T extends Listed>({ put, port }: Stage<T>): void {
  it.each([
    ['status', { kind: 'status', code: 503 }, 'UNAVAILABLE'],
    ['garble', { kind: 'garble' }, 'INVALID_RESPONSE'],
    ['truncate', { kind: 'truncate' }, 'UNAVAILABLE'],
    ['redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, 'INVALID_RESPONSE'],
    ['drop-before', { kind: 'drop-before' }, 'UNAVAILABLE'],
  ])('fails with a clear code when the provider misbehaves (%s)', async (_, fault, code) => {
    await put().fault('/*', fault, 0);

    const reading = async () => pagesOf(await port().list(put().call(), { filter: {} }));
    const told = await reading().then(
      // A list that leaves out what it cannot read is told to the caller as an invalid response.
      (pages) => (pages.some(({ unreadable }) => unreadable > 0) ? 'INVALID_RESPONSE' : null),
      (error: unknown) => (error instanceof UpstreamError ? error.code : error),
    );

    // What is known without asking the provider does not depend on it.
    const asked = (await put().requests()).length > 0;
    expect(told).toBe(asked ? code : null);
  });
}

function byMoment(a: Listed, b: Listed): number {
  return compareMoments(b.createdAt, a.createdAt);
}

/** The first, the last and some between. */
function sample<T>(rows: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.floor(rows.length / 6));
  return rows.filter((_, index) => index % step === 0 || index === rows.length - 1);
}
