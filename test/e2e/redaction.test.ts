import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/domain/clock.js';
import { openPglite } from '../../src/store/database/pglite.js';
import { MOODS, WORD } from './redaction/proxy.js';
import {
  askEverything,
  askSome,
  askWrongly,
  DOWNLOADS,
  type Given,
  INPUT_NUMBERS,
  look,
  NUMBERS,
  PERSON,
} from './redaction/requests.js';
import { Scene } from './redaction/scene.js';

const LEGITIMATE = ['createHostedPageToken', 'createWebhookDashboardLink', 'documents'];

/** The rows of every table, as the database gives them. */
async function rowsOf(dataDir: string): Promise<ReadonlyArray<readonly [table: string, rows: string]>> {
  const database = await openPglite(dataDir, systemClock);
  const tables = ['operations', 'operation_transitions', 'memory', 'audit_log', 'sealing', 'schema_versions'];
  const read = tables.map(async (table) => {
    const { rows } = await sql`select to_jsonb(t) as row from ${sql.table(table)} t`.execute(database.sql);
    return [table, JSON.stringify(rows)] as const;
  });
  const all = await Promise.all(read);
  await database.close();
  return all;
}

describe('what nobody may see', { timeout: 300_000 }, () => {
  let scene: Scene;
  let numbers = '';
  let refused = '';
  let metrics = '';
  let rows: Awaited<ReturnType<typeof rowsOf>> = [];
  const given: Given[] = [];

  beforeAll(async () => {
    scene = await Scene.start();
    const { marks, secrets } = scene;
    marks.add('number of an input', ...INPUT_NUMBERS);
    marks.add('number of a person', PERSON);
    marks.add('number in place of a word', WORD);
    const world = await look(scene);
    numbers = await scene.post({ query: NUMBERS });
    refused = await scene.post({ query: NUMBERS }, { authorization: `Bearer ${secrets.narrowKey}` });
    for (const [, number] of numbers.matchAll(/"accountNumber":"(\d{8,})"/g))
      marks.add('account number', number);
    given.push({ what: 'documents', text: await scene.post({ query: DOWNLOADS }) });
    given.push(...(await askEverything(scene, world)));
    given.push(...(await askEverything(scene, world, { authorization: `Bearer ${secrets.jwt}` })));
    given.push(...(await askWrongly(scene, world)));
    for (const mood of MOODS) {
      metrics += await scene.get('/metrics');
      await scene.stopProgram();
      await scene.startProgram();
      scene.feel(mood);
      given.push(...(await askSome(scene, world)));
    }
    metrics += await scene.get('/metrics');
    for (const { text } of given.filter(({ what }) => LEGITIMATE.includes(what)))
      for (const [, url] of text.matchAll(/"(?:hostedPageUrl|url)":"([^"]+)"/g))
        marks.add('link', tokenOf(url));
    for (const { proofs } of scene.proxies) marks.add('proof to a provider', ...proofs);
    await scene.stopProgram();
    rows = await rowsOf(`${scene.folder}/data`);
  }, 300_000);
  afterAll(() => scene.close());

  it('was sent, handed out and provoked', () => {
    const counts = ['account number', 'link', 'proof to a provider', 'credential'].map((what) =>
      scene.marks.count(what),
    );
    expect(given.find(({ what }) => what === 'documents')?.text).toContain('"url":"http');
    for (const count of counts) expect(count).toBeGreaterThan(1);
    for (const mood of MOODS)
      expect([mood, scene.proxies.map((proxy) => proxy.met(mood)).filter((met) => met === 0)]).toEqual([
        mood,
        [],
      ]);
    expect(given.length).toBeGreaterThan(150);
  });

  it('is in no line of the log', () => {
    const lines = scene.written.split('\n');

    expect(lines.length).toBeGreaterThan(given.length);
    expect(scene.written).toContain('a value that is not a word');
    expect(lines.filter((line) => scene.marks.shownIn(line).length > 0)).toEqual([]);
  });

  it('is in no metric', () => {
    expect(metrics).toContain('exchequer_upstream_attempts_total');
    expect(scene.marks.shownIn(metrics)).toEqual([]);
  });

  it('is in no answer, but a link in the one to whoever asked for it', () => {
    const shown = given
      .map(({ what, text }) => ({ what, shown: scene.marks.shownIn(text), text: text.slice(0, 1000) }))
      .filter(({ what, shown }) =>
        shown.some((each) => !LEGITIMATE.includes(what) || !each.startsWith('link')),
      );

    expect(shown).toEqual([]);
  });

  it('is in the answer of a caller with the scope alone, as far as it is an account number', () => {
    const shown = scene.marks.shownIn(numbers);

    expect(shown.filter((each) => !each.startsWith('account number'))).toEqual([]);
    expect(shown).toHaveLength(scene.marks.count('account number'));
    expect(scene.marks.shownIn(refused)).toEqual([]);
    expect(refused).toContain('FORBIDDEN');
  });

  it('is in no row of the store', () => {
    const shown = rows.map(([table, text]) => [table, scene.marks.shownIn(text)]);

    expect(shown).toEqual(rows.map(([table]) => [table, []]));
    expect(rows.find(([table]) => table === 'operations')?.[1]).toContain('createCounterparty');
  });

  it('is in no byte of the files of the store', () => {
    const files = scene.files();

    expect(files.length).toBeGreaterThan(100);
    expect(
      files.flatMap(([path, bytes]) => scene.marks.shownIn(bytes).map((mark) => `${path} ${mark}`)),
    ).toEqual([]);
  });

  it('goes nowhere that a provider sends it', () => {
    expect(scene.parts.elsewhere.requests).toEqual([]);
  });
});

/** What opens the page: the longest part of its address. */
function tokenOf(url = ''): string {
  const parts = decodeURIComponent(url).split(/[/?&=#]/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
