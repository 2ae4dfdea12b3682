import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RecoveryMethod, UnexpectedEffectError } from '../../src/datasources/index.js';
import type { UpstreamCode } from '../../src/domain/errors.js';
import { UpstreamError } from '../../src/domain/errors.js';
import { planned, problemsOf } from '../support/planned.js';
import { casesOf, PROVIDER_KEYS, writePortsOf } from './writes/cases.js';
import { allowed, aMark, Stage } from './writes/stage.js';
import type { WriteCase } from './writes/write-case.js';

/** A case on its stage, written but not sent. */
async function prepare(key: string, { kind, command }: WriteCase) {
  const stage = await Stage.start(key);
  const asked = await command(stage);
  return { stage, asked, port: stage.port(kind), write: planned(stage.port(kind), asked), mark: aMark() };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

const send = ({ stage, write, mark }: Prepared, more: object = {}) =>
  write.send({ call: stage.call(), mark, guard: allowed(), isFirst: true, ...more });

/** What a look for the effect says; null where there is no look. */
const look = async ({ stage, write }: Prepared, mark: Prepared['mark']) =>
  (await write.find?.({ call: stage.call(), mark })) ?? null;

const failureOf = (work: Promise<unknown>) =>
  work.then(
    (result) => ({ result }),
    (error: unknown) => error,
  );

/** Requests that change something. */
const writesOf = async (stage: Stage, { request: { method, path } }: WriteCase) =>
  (await stage.requests()).filter(
    (seen) =>
      seen.method === method &&
      (path.endsWith('*') ? seen.path.startsWith(path.slice(0, -1)) : seen.path === path),
  );

/** What a connection or a provider can do to an answer, and what is known after it. */
const MISHAPS: ReadonlyArray<readonly [string, object, UpstreamCode, UpstreamError['sent']]> = [
  ['a request that is lost', { kind: 'drop-before' }, 'UNAVAILABLE', 'maybe'],
  ['an answer that is lost', { kind: 'drop-after' }, 'UNAVAILABLE', 'maybe'],
  ['an answer that is cut', { kind: 'truncate' }, 'UNAVAILABLE', 'maybe'],
  ['an answer that is no JSON', { kind: 'garble' }, 'INVALID_RESPONSE', 'yes'],
  [
    'an answer that leads elsewhere',
    { kind: 'redirect', to: 'http://127.0.0.1:9/' },
    'INVALID_RESPONSE',
    'yes',
  ],
  ['500', { kind: 'status', code: 500 }, 'UNAVAILABLE', 'yes'],
  ['503 after it was done', { kind: 'status', code: 503, when: 'after' }, 'UNAVAILABLE', 'yes'],
  ['401', { kind: 'status', code: 401 }, 'UNAUTHORIZED', 'yes'],
  ['429', { kind: 'status', code: 429 }, 'RATE_LIMITED', 'yes'],
];

describe.each(PROVIDER_KEYS)('the writes of %s', (key) => {
  it('all have a case here', async () => {
    const kinds = new Set(casesOf(key).map(({ kind }) => kind));

    expect([...kinds].sort()).toEqual(await writePortsOf(key));
  });

  if (casesOf(key).length > 0)
    describe.each(casesOf(key))('$kind $title', (wanted) => carriedOut(key, wanted));
});

function carriedOut(key: string, wanted: WriteCase): void {
  let ready: Prepared;
  beforeEach(async () => {
    ready = await prepare(key, wanted);
  });
  afterEach(() => ready.stage.close());

  it('has nothing wrong with it', async () => {
    expect(await problemsOf(ready.port, ready.asked, ready.stage.call())).toEqual([]);
  });

  it('gives what was asked for, with one request', async () => {
    const before = (await writesOf(ready.stage, wanted)).length;

    const result = await send(ready);

    const shown = wanted.shows(ready.asked);
    if (shown === null) expect(result).toBeNull();
    else expect(result).toMatchObject(shown);
    expect((await writesOf(ready.stage, wanted)).length).toBe(before + 1);
  });

  itFinds(wanted, () => ready);
  itRepeats(wanted, () => ready);
  itStaysOpen(wanted, () => ready);
  itDoubts(wanted, () => ready);
}

function itFinds(wanted: WriteCase, ready: () => Prepared): void {
  it('is found by whoever looks for it, and before it was done it is not', async () => {
    const before = await look(ready(), ready().mark);
    await send(ready());
    const after = await look(ready(), ready().mark);
    const another = await look(ready(), aMark());

    const { evidence } = wanted;
    const absent = evidence === 'partly' ? 'unclear' : 'absent';
    expect(before?.kind).toBe(evidence === null ? undefined : absent);
    expect(after?.kind).toBe(evidence === null ? undefined : 'found');
    expect(another?.kind).toBe(evidence === null ? undefined : evidence === 'state' ? 'found' : absent);
    if (after?.kind === 'found') expect(after.result).toMatchObject(foundAs(wanted, ready().asked));
  });
}

/** A list says less of the parties than an answer: a ledger's balance is none of a transaction. */
function foundAs(wanted: WriteCase, asked: unknown): object {
  return wanted.shows(asked) ?? {};
}

function itRepeats(wanted: WriteCase, ready: () => Prepared): void {
  it('is settled by a look or a repeat when its answer was lost', async () => {
    const { recoveryMethod } = ready().write;
    await problemsOf(ready().port, ready().asked, ready().stage.call());
    const effects = await ready().stage.effects();
    await ready().stage.fault(wanted.request, { kind: 'drop-after' }, 1);
    await failureOf(send(ready()));
    const lost = await ready().stage.effects();

    const found = await look(ready(), ready().mark);
    const repeated = isSafe(recoveryMethod) ? await send(ready(), { isFirst: false }) : null;

    if (wanted.evidence !== null) expect(found?.kind).toBe('found');
    if (repeated !== null) expect(repeated).toMatchObject(foundAs(wanted, ready().asked));
    expect(await ready().stage.effects()).toEqual(lost);
    expect(lost.filter(({ count }) => count > 1)).toEqual(effects.filter(({ count }) => count > 1));
    expect(await ready().stage.isBalanced()).toBe(true);
  });

  it('is not found when its request was lost', async () => {
    await ready().stage.fault(wanted.request, { kind: 'drop-before' }, 1);
    await failureOf(send(ready()));

    const kind = (await look(ready(), ready().mark))?.kind;

    expect(kind).toBe(
      wanted.evidence === null ? undefined : wanted.evidence === 'partly' ? 'unclear' : 'absent',
    );
  });

  it('has one effect when it is asked for again, where that may be', async () => {
    const { recoveryMethod } = ready().write;
    await problemsOf(ready().port, ready().asked, ready().stage.call());
    const before = await ready().stage.effects();
    const first = await send(ready());
    const effects = await ready().stage.effects();

    const second = isSafe(recoveryMethod) ? await send(ready(), { isFirst: false }) : first;

    expect(comparable(second)).toEqual(comparable(first));
    expect(await ready().stage.effects()).toEqual(effects);
    const ours = effects.filter((effect) => !before.some(({ key }) => key === effect.key));
    expect(ours.every(({ count }) => count === 1)).toBe(true);
    if (recoveryMethod === 'KEY') expect(ours).not.toEqual([]);
    if (wanted.evidence !== null) expect((await look(ready(), ready().mark))?.kind).toBe('found');
  });
}

/** May be sent again whatever has come of it. */
function isSafe(recoveryMethod: RecoveryMethod): boolean {
  return recoveryMethod === 'CONVERGES' || recoveryMethod === 'KEY' || recoveryMethod === 'KEY_AND_LIST';
}

/** Without what an answer to a repeat may leave out, and the moments at which something was read or last changed. */
function comparable(result: unknown): unknown {
  const passing = new Set(['asOf', 'updatedAt', 'timeline', 'providerStatus']);
  return JSON.parse(
    JSON.stringify(result, (key, value: unknown) => {
      if (passing.has(key)) return undefined;
      return typeof value === 'bigint' ? String(value) : value;
    }),
  );
}

function itStaysOpen(wanted: WriteCase, ready: () => Prepared): void {
  it.each(MISHAPS)('is neither done nor refused with %s', async (_, fault, code, sent) => {
    await ready().stage.fault(wanted.request, fault);

    const failure = await failureOf(send(ready()));

    expect(failure).toBeInstanceOf(UpstreamError);
    expect(failure).toMatchObject({ code, sent });
  });

  it('is given up when its time is over, and may have been done', async () => {
    const { stage } = ready();
    const fault = await stage.fault(wanted.request, { kind: 'hold' });
    const caller = new AbortController();
    const sending = failureOf(send(ready(), { call: stage.call(caller.signal) }));
    await stage.reached(fault);

    caller.abort();

    expect(await sending).toMatchObject({ name: 'UpstreamError', code: 'TIMEOUT', sent: 'maybe' });
  });

  it('is not sent when the operation has come into other hands', async () => {
    const before = (await writesOf(ready().stage, wanted)).length;
    const guard = { ...allowed(), isOurs: async () => false };

    const failure = await failureOf(send(ready(), { guard }));

    expect(failure).toMatchObject({ name: 'UpstreamError', sent: 'no' });
    expect((await writesOf(ready().stage, wanted)).length).toBe(before);
  });
}

function itDoubts(wanted: WriteCase, ready: () => Prepared): void {
  const lies = wanted.lies.map((lie) => [lie.jsonPatch.map(({ path }) => path).join(), lie] as const);
  if (lies.length === 0) return;
  it.each(lies)('is in doubt when the answer tells of something else at %s', async (_, lie) => {
    await ready().stage.fault(lie.target ?? wanted.request, { kind: 'mutate', jsonPatch: lie.jsonPatch });

    await expect(send(ready())).rejects.toThrow(UnexpectedEffectError);
  });
}
