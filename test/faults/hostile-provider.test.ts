import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mode, NOUNS, type Noun, type Shown, WHOLE } from './hostile/mode.js';
import { type Answer, HEALTHY, HostileScene } from './hostile/scene.js';
import { VALUES } from './hostile/values.js';

const MODES = [...VALUES];
/** The deadline of a request, and a tenth. */
const MOST_MS = 27_500;
const PATIENCE_MS = 120_000;

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

  it.each(MODES)(
    'reads $name and leaves the rows of the healthy providers whole',
    async (mode) => {
      const answer = await scene.everything([mode.name, ...HEALTHY]);
      const calls = scene.stub.callsOf(mode);

      print(mode, answer, calls);
      expect(answer.status).toBe(200);
      expect(codesOf(answer)).not.toContain('INTERNAL_SERVER_ERROR');
      for (const noun of NOUNS) expect(rowsOf(answer, noun, HEALTHY)).toEqual(rowsOf(alone, noun, HEALTHY));
      expect(seenOf(answer, mode)).toEqual(statedOf(answer, mode));
      expect(calls).toBeGreaterThan(0);
      expect(calls).toBeLessThanOrEqual(mode.maxCalls);
      expect(answer.ms).toBeLessThan(MOST_MS);
    },
    PATIENCE_MS,
  );
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
