import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyPorts } from '../../../../src/datasources/ports/ports.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { newCall } from '../../../support/attempts.js';
import { everyField } from '../../../support/every-field.js';
import { execute, gatewaySchema } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { walk } from '../../../support/feeds.js';
import {
  HOSTILE,
  placesIn,
  type Replacement,
  replacingUpstream,
  valueAt,
} from '../../../support/hostile-json.js';
import { aBusiness } from '../../../support/sample-objects.js';
import { SUBJECTS } from './providers.js';
import { type Subject, toolsOver } from './subjects.js';

/** The objects that the ports of a provider return: by port, the rows of its list and its single object. */
type Shown = ReadonlyMap<string, readonly Listed[]>;

/** Objects that have no list of their own, and the field that shows them. */
const EXTRAS = ['portfolios', 'wireInstructions', 'downloadUrl'] as const;

/** Only a failing provider may leave out more than a record. */
async function orNothing<T>(reading: () => Promise<T>): Promise<T | null> {
  try {
    return await reading();
  } catch (error) {
    if (error instanceof UpstreamError) return null;
    throw error;
  }
}

async function rowsOf(feeds: ReadonlyArray<Feed<Listed>>) {
  const pages = await Promise.all(feeds.map((feed) => walk(feed)));
  return pages.flat().flatMap(({ items }) => items);
}

async function readAll(subject: Subject, replaced: Replacement | null): Promise<Shown> {
  const upstream = replacingUpstream(subject.connector, subject.documents, replaced, subject.at);
  const ports: AnyPorts = subject.open(toolsOver(subject.connector, upstream));
  const shown = new Map<string, readonly Listed[]>();
  for (const [name, port] of Object.entries(ports) as Array<[string, any]>) {
    const filter = subject.filters?.[name] ?? {};
    const rows = port.list && (await orNothing(async () => rowsOf(await port.list(newCall(), { filter }))));
    const ref = subject.refs[name];
    const single = ref && (await orNothing(() => port.read(newCall(), ref)));
    shown.set(name, [...(rows ?? []), ...(single ? [single] : [])]);
  }
  const read = (of: any, ref: string | undefined) => of && ref && orNothing(() => of(newCall(), ref));
  const { businesses, documents } = ports;
  const wires = await read(businesses?.wireInstructions, subject.refs.businesses);
  const link = await read(documents?.downloadUrl, subject.refs.documents);
  return shown.set('wireInstructions', wires ? [wires] : []).set('downloadUrl', link ? [link] : []);
}

function connectionOf(rows: readonly Listed[]) {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { edges: rows.map((node) => ({ node, cursor: 'c' })), pageInfo, unavailable: [] };
}

/** Every field of every object, as a caller receives it. */
async function answerWith(shown: Shown) {
  const schema = await gatewaySchema();
  const lists = [...shown.keys()].filter((name) => !EXTRAS.some((extra) => extra === name));
  const first = (name: string) => async () => (shown.get(name)?.[0] ?? null) as any;
  const replaced = Object.fromEntries(
    lists.map((name) => [name, async () => connectionOf(shown.get(name) ?? []) as any]),
  );
  const extras = {
    business: async () => aBusiness('owner'),
    portfolioOf: first('portfolios'),
    wireInstructionsOf: first('wireInstructions'),
    downloadUrlOf: first('downloadUrl'),
  };
  const selections = lists.map((name) => {
    const type = String(schema.getQueryType()?.getFields()[name]?.type).replace('Connection', '');
    return `${name} { edges { node ${everyField(schema, type)} } }`;
  });
  return execute({
    query: `{ ${selections.join(' ')} }`,
    sources: fakeSources([], { ...replaced, ...extras }),
  });
}

/** The replacement of any value of the records by any hostile value. */
function replacementsIn(subject: Subject): fc.Arbitrary<Replacement> {
  const targets = subject.records.flatMap(({ path, place }) =>
    placesIn(valueAt(subject.documents[path], place), place).map((each) => ({ path, place: each })),
  );
  return fc
    .record({ target: fc.constantFrom(...targets), text: fc.constantFrom(...HOSTILE) })
    .map(({ target, text }) => ({ ...target, text }));
}

/** The value is returned as it is documented, or no more than its own record is left out. */
async function expectOthersWhole(subject: Subject, good: Shown, replaced: Replacement): Promise<void> {
  const shown = await readAll(subject, replaced);
  const { data, errors } = await answerWith(shown);

  expect(errors).toEqual([]);
  for (const [name, rows] of good) {
    const left = (shown.get(name) ?? []).length;
    expect(left, name).toBeGreaterThanOrEqual(Math.floor(rows.length / 2));
    if (data[name]) expect(data[name].edges).toHaveLength(left);
  }
}

const RUNS = Number(process.env.HOSTILE_RUNS ?? 60);

describe.each(SUBJECTS.map((subject) => [subject.connector.provider, subject] as const))(
  'an undocumented value from %s',
  (_provider, subject) => {
    it('leaves out no more than its own record', async () => {
      const good = await readAll(subject, null);
      const property = fc.asyncProperty(replacementsIn(subject), (replaced) =>
        expectOthersWhole(subject, good, replaced),
      );

      await fc.assert(property, { numRuns: RUNS });
    });
  },
);

describe('a row of Treasury Prime', () => {
  const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;

  it.each([
    ...['US', 'USDD', '$', 'USDC', '__proto__'].map((text) => ['/account', 'currency', `"${text}"`] as const),
    ['/account', 'userdata', deep],
    ['/transaction', 'extended_timestamp_precise', '"9999-12-31T23:59:59-14:00"'],
    ['/transaction', 'extended_timestamp_precise', '"0000-01-01T00:00:00+23:59"'],
  ] as const)('of %s with the %s %.40s leaves the others whole', async (path, key, text) => {
    const [subject] = SUBJECTS as [Subject];
    const good = await readAll(subject, null);

    await expectOthersWhole(subject, good, { path, place: ['data', 0, key], text });
  });
});
