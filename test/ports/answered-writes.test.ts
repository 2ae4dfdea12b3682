import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type UpstreamCode, UpstreamError } from '../../src/domain/errors.js';
import type { AnsweredCase } from './writes/answered-case.js';
import { ANSWERED_CASES, answeredWritesOf } from './writes/answered-cases.js';
import { PROVIDER_KEYS } from './writes/cases.js';
import { THEIR_TEXT } from './writes/forced.js';
import { readAnswered } from './writes/refusal-table.js';
import { Stage } from './writes/stage.js';

const MISHAPS: ReadonlyArray<readonly [string, object, UpstreamCode]> = [
  ['a request that is lost', { kind: 'drop-before' }, 'UNAVAILABLE'],
  ['an answer that is lost', { kind: 'drop-after' }, 'UNAVAILABLE'],
  ['an answer that is cut', { kind: 'truncate' }, 'UNAVAILABLE'],
  ['an answer that is no JSON', { kind: 'garble' }, 'INVALID_RESPONSE'],
  ['an answer that leads elsewhere', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, 'INVALID_RESPONSE'],
  ['500', { kind: 'status', code: 500 }, 'UNAVAILABLE'],
  ['503', { kind: 'status', code: 503 }, 'UNAVAILABLE'],
  ['401', { kind: 'status', code: 401 }, 'UNAUTHORIZED'],
  ['429', { kind: 'status', code: 429 }, 'RATE_LIMITED'],
];

describe.each(PROVIDER_KEYS)('the writes of %s that no journal is kept of', (key) => {
  it('all have a case here', async () => {
    const stage = await Stage.start(key);
    const names = await answeredWritesOf(stage);
    await stage.close();

    const cases = ANSWERED_CASES.filter(({ provider }) => provider === key);
    expect(cases.map(({ name }) => name).sort()).toEqual([...names].sort());
  });
});

describe.each(ANSWERED_CASES)('$provider: $name', (wanted) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.start(wanted.provider);
  });
  afterEach(() => stage.close());

  it('gives what was asked for', async () => {
    const { value } = await wanted.ask(stage);

    if (typeof wanted.shows === 'string') expect(String(value)).toContain(wanted.shows);
    else expect(value).toMatchObject(wanted.shows);
  });

  it.each(MISHAPS)('fails with a clear code, and tells of no refusal, with %s', async (_, fault, code) => {
    await stage.fault(wanted.request, fault);

    await expect(wanted.ask(stage)).rejects.toMatchObject({ name: 'UpstreamError', code });
  });

  it('does not believe an answer that tells of something else', async () => {
    await stage.fault(wanted.request, { kind: 'mutate', jsonPatch: wanted.lie.jsonPatch });

    await expect(wanted.ask(stage)).rejects.toMatchObject({
      name: 'UpstreamError',
      code: 'INVALID_RESPONSE',
    });
  });

  itTells(wanted, () => stage);
});

function itTells({ provider, column, refusals }: AnsweredCase, stage: () => Stage): void {
  const rows = readAnswered(provider, column);

  it('has a case for each refusal that is documented, and none for others', () => {
    expect(new Set(refusals.map(({ row }) => row))).toEqual(new Set(rows.keys()));
  });

  it.each(refusals)('tells of a refusal as documented: $row ($because)', async ({ row, ask }) => {
    const told = rows.get(row);
    const name = stage().connector.name;

    const answered = await ask(stage()).catch((error: unknown) => error);

    if (!told) return expect(answered).toBeInstanceOf(UpstreamError);
    const { code, field, says } = told;
    const message = says.replaceAll('`<c>`', name);
    expect(answered).toEqual({ errors: [{ code, field: field?.split('.') ?? null, messages: [message] }] });
    expect(message).not.toContain(THEIR_TEXT);
  });
}
