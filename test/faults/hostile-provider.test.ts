import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODIES } from './hostile/bodies.js';
import { MISTAKEN } from './hostile/identities.js';
import { type Mode, NOUNS, type Noun, type Shown, shown, WHOLE } from './hostile/mode.js';
import { REFUSALS } from './hostile/refusals.js';
import { type Answer, HEALTHY, HostileScene } from './hostile/scene.js';
import { VALUES } from './hostile/values.js';
import { LOOPS, WALKS } from './hostile/walks.js';

const LISTED = [...VALUES, ...WALKS, ...BODIES, ...REFUSALS];
const MODES = [...LISTED, ...MISTAKEN.map(({ mode }) => mode)];
/** The deadline of a request, and a tenth. */
const MOST_MS = 27_500;
const PATIENCE_MS = 120_000;
/** Of two rows each; the healthy lists have fewer than a hundred rows. */
const MOST_PAGES = 60;

describe('a hostile provider beside healthy ones', () => {
  let scene: HostileScene;
  let alone: Answer;
  beforeAll(async () => {
    scene = await HostileScene.open(MODES);
    alone = await scene.everything(HEALTHY);
  }, PATIENCE_MS);
  afterAll(() => scene.close());

  it('has healthy providers with rows of every kind and room for others on a page', () => {
    const counts = NOUNS.map((noun) => rowsOf(alone, noun, HEALTHY).length);

    expect(alone.errors).toEqual([]);
    for (const count of counts) expect(count).toBeGreaterThan(0);
    for (const count of counts) expect(count).toBeLessThan(90);
  });

  it.each(LISTED)(
    'reads $name and leaves the rows of the healthy providers whole',
    async (mode) => {
      const answer = await scene.everything([mode.name, ...HEALTHY]);
      const calls = scene.stub.callsOf(mode);

      print(mode, answer, calls);
      expect(answer.status).toBe(200);
      expect(codesOf(answer)).not.toContain('INTERNAL_SERVER_ERROR');
      for (const noun of NOUNS) expect(rowsOf(answer, noun, HEALTHY)).toEqual(rowsOf(alone, noun, HEALTHY));
      expect(seenOf(answer, mode)).toEqual(statedOf(answer, mode));
      if (mode.keeps) expect(answer.text).toContain(mode.keeps);
      expect(calls).toBeGreaterThan(0);
      expect(calls).toBeLessThanOrEqual(mode.maxCalls);
      expect(answer.ms).toBeLessThan(MOST_MS);
    },
    PATIENCE_MS,
  );

  it.each(LISTED.filter(({ isHeld }) => isHeld))(
    'sends nothing more to $name for the same request a moment later',
    async (mode) => {
      const before = scene.stub.callsOf(mode);

      const again = await scene.everything([mode.name, ...HEALTHY]);

      expect(scene.stub.callsOf(mode)).toBe(before);
      for (const noun of NOUNS) expect(rowsOf(again, noun, HEALTHY)).toEqual(rowsOf(alone, noun, HEALTHY));
      for (const noun of NOUNS) expect(seenOf(again, mode)[noun]).toEqual(shown(0, 'RATE_LIMITED'));
    },
    PATIENCE_MS,
  );

  it.each(LOOPS)(
    'ends $noun of $mode.name for a client that reads on, with every row of the others once',
    async ({ mode, noun }) => {
      const ids = await scene.readOn(noun, mode, MOST_PAGES);

      const expected = rowsOf(alone, noun, HEALTHY).map(({ id }) => id);
      const healthy = new Set(expected);
      expect(ids.filter((id) => healthy.has(id))).toEqual(expected);
      expect(new Set(ids).size).toBe(ids.length);
    },
    PATIENCE_MS,
  );

  it.each(MISTAKEN)(
    'shows nothing of another object that the provider returns for one $kind',
    async ({ mode, field, kind, ref }) => {
      const id = Buffer.from(`${mode.name}:${kind}:${ref}`).toString('base64url');

      const single = await scene.ask(`query ($id: ID!) { single: ${field} node(id: $id) { id } }`, { id });
      const lists = await scene.everything([mode.name]);

      expect(scene.stub.callsOf(mode)).toBeGreaterThan(0);
      expect(single.data).toEqual({ single: null, node: null });
      expect(new Set(codesOf(single))).toEqual(new Set(['PROVIDER_INVALID_RESPONSE']));
      for (const { text } of [single, lists]) expect(text).not.toMatch(/Somebody Else|999\.99/);
    },
    PATIENCE_MS,
  );

  it('sends no request to another host, writes no credential and reports no error of its own', () => {
    const { written } = scene;

    expect(scene.stub.callsElsewhere).toBe(0);
    expect(written).toContain('redirect-302');
    expect(written).not.toContain(scene.secret);
    expect(written).not.toContain(Buffer.from(`key:${scene.secret}`).toString('base64'));
    expect(written.split('\n').filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  });
});

/** The rows of these connectors, in their order. */
function rowsOf({ data }: Answer, noun: Noun, connectors: readonly string[]): readonly any[] {
  const rows: readonly any[] = data?.[noun]?.[noun === 'cashPosition' ? 'byConnector' : 'nodes'] ?? [];
  return rows.filter(({ connector }) => connectors.includes(connector.name));
}

function countOf(answer: Answer, noun: Noun, { name }: Mode): number {
  const rows = rowsOf(answer, noun, [name]);
  if (noun !== 'cashPosition') return rows.length;
  return rows.flatMap(({ totals }) => totals).reduce((sum, { accountCount }) => sum + accountCount, 0);
}

function failuresOf({ data }: Answer, noun: Noun, { name }: Mode): readonly any[] {
  const failures: readonly any[] = data?.[noun]?.unavailable ?? [];
  return failures.filter(({ connector }) => connector.name === name);
}

function codesOf({ errors }: Answer): readonly string[] {
  return errors.map(({ extensions }) => extensions?.code);
}

/** What the answer shows of the hostile provider in each list. */
function seenOf(answer: Answer, mode: Mode): Record<Noun, Shown> {
  const pairs = NOUNS.map((noun) => {
    const codes = failuresOf(answer, noun, mode).map(({ code }) => code);
    return [noun, { rows: countOf(answer, noun, mode), codes: [...new Set(codes)] }] as const;
  });
  return Object.fromEntries(pairs) as Record<Noun, Shown>;
}

/** What the mode states, made comparable: one of several codes that it allows, and its rows where it leaves them open. */
function statedOf(answer: Answer, mode: Mode): Record<Noun, unknown> {
  const seen = seenOf(answer, mode);
  const pairs = NOUNS.map((noun) => {
    const { rows, codes } = mode.shows[noun] ?? WHOLE[noun];
    const isAllowed = seen[noun].codes.length > 0 && seen[noun].codes.every((code) => codes.includes(code));
    return [noun, { rows: rows ?? seen[noun].rows, codes: isAllowed ? seen[noun].codes : codes }] as const;
  });
  return Object.fromEntries(pairs) as Record<Noun, unknown>;
}

function print(mode: Mode, answer: Answer, calls: number): void {
  const healthy = NOUNS.map((noun) => rowsOf(answer, noun, HEALTHY).length).join(' + ');
  const said = NOUNS.map((noun) => {
    const words = failuresOf(answer, noun, mode).map(({ code, message }) => `${code} (${message})`);
    return `${noun} ${countOf(answer, noun, mode)} ${[...new Set(words)].join(', ')}`.trim();
  });
  const errors = [...new Set(codesOf(answer))];
  const parts = [mode.name, healthy, `${answer.ms} ms`, `${calls} calls`, said.join('; ')];
  process.stdout.write(`${[...parts, ...(errors.length > 0 ? [`errors ${errors}`] : [])].join(' · ')}\n`);
}
