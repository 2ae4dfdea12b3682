import { afterEach, describe, expect, it } from 'vitest';
import type { Write, WriteKind } from '../../src/datasources/index.js';
import { UpstreamError } from '../../src/domain/errors.js';
import { fromGlobalId } from '../../src/domain/ids.js';
import type { UserError } from '../../src/domain/operation.js';
import { planned } from '../support/planned.js';
import { casesOf, PROVIDER_KEYS } from './writes/cases.js';
import { type Forced, forcedBy, forcedOn, THEIR_TEXT } from './writes/forced.js';
import { realRefusalsOf } from './writes/real-refusals.js';
import { type RefusalRow, readFields, readRefusals, type Told } from './writes/refusal-table.js';
import { allowed, aMark, Stage } from './writes/stage.js';
import { caseIn } from './writes/write-case.js';

/** Answers that say clearly that nothing was done, for what was asked. */
const REFUSALS: ReadonlySet<string> = new Set(['REJECTED', 'NOT_FOUND', 'FORBIDDEN']);
/** 4xx that say something of the request. */
const CLIENT_ERRORS = [400, 402, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 451];

let open: Stage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function onStage(provider: string, isRelayed = false): Promise<Stage> {
  open = await Stage.start(provider, isRelayed);
  return open;
}

/** What a write ends with, sent for the first time. */
async function outcomeOf(stage: Stage, write: Write<unknown>) {
  const mark = aMark();
  const end = await write
    .send({ call: stage.call(), mark, guard: allowed(), isFirst: true })
    .then((result: unknown) => ({ result }))
    .catch((error: unknown) => ({ error }));
  return { mark, end };
}

/** Sends a command that is refused, and gives what the end user is told. */
async function refusalOf(stage: Stage, kind: WriteKind, asked: unknown): Promise<UserError> {
  const write = planned(stage.port(kind), asked);
  const { mark, end } = await outcomeOf(stage, write);
  const error = 'error' in end ? end.error : end;
  expect(error).toBeInstanceOf(UpstreamError);
  expect(error).toMatchObject({ sent: 'yes' });
  expect([...REFUSALS]).toContain((error as UpstreamError).code);
  const told = write.toUserErrors(error as UpstreamError);
  expect(told).toHaveLength(1);
  const [only] = told;
  if (!only) throw new Error('required something to tell');
  expectReadable(only, [...idsIn(asked), mark.providerKey, mark.reference]);
  return only;
}

/** One sentence for somebody who knows neither the provider nor us. */
function expectReadable({ messages }: UserError, hidden: readonly string[]): void {
  expect(messages).toHaveLength(1);
  const [message = ''] = messages;
  expect(message).toMatch(/^[a-z-]+ [a-z].{8,}$/);
  expect(message).not.toContain(THEIR_TEXT);
  expect(message).not.toMatch(/\b[345]\d\d\b(?!\d|-)|[A-Z]{2,}_[A-Z]|undefined|null|\[object|https?:|[{}<>]/);
  for (const id of hidden) expect(message).not.toContain(id);
}

/** The ids that a command names, ours and the provider's. */
function idsIn(asked: unknown): readonly string[] {
  const texts = [
    ...JSON.stringify(asked, (_, value) => (typeof value === 'bigint' ? '' : value)).matchAll(
      /"([\w-]{16,})"/g,
    ),
  ];
  return texts.flatMap(([, text = '']) => {
    const node = fromGlobalId(text);
    return node ? [text, ...node.ref.split('/').filter((part) => part.length > 4)] : [];
  });
}

function expectTold(error: UserError, connector: string, told: Told, field = told.field): void {
  const [start = ''] = told.says.split('…');
  const [message] = error.messages;
  expect(error).toMatchObject({ code: told.code, field: field?.split('.') ?? null });
  if (start === told.says) expect(message).toBe(`${connector} ${told.says}`);
  else expect(message?.startsWith(`${connector} ${start}`)).toBe(true);
}

describe.each(PROVIDER_KEYS.filter((key) => casesOf(key).length > 0))('the refusals of %s', (key) => {
  const rows = readRefusals(key);
  const kinds = [...new Set(casesOf(key).map(({ kind }) => kind))];
  const kindsOf = ({ mutations }: RefusalRow): readonly WriteKind[] =>
    kinds.filter((kind) => mutations.includes('all') || mutations.includes(kind));
  const driven = rows.flatMap((row) => kindsOf(row).flatMap((kind) => drivenBy(key, kind, row)));

  it('are documented for mutations that there are, in words that can be forced', () => {
    const strange = rows.flatMap(({ mutations }) =>
      mutations.filter((name) => name !== 'all' && !kinds.some((kind) => kind === name)),
    );
    const idle = rows.filter((row) => !driven.some((each) => each.row === row));

    expect(strange).toEqual([]);
    expect(idle).toEqual([]);
    expect(kinds.filter((kind) => !rows.some((row) => row.told && row.mutations.includes(kind)))).toEqual([]);
  });

  itTells(key, driven);
  itLeavesOpen(key, driven);
  itTellsOfStates(key, rows);
  itAlwaysTells(key, kinds, (kind) => rows.filter((row) => kindsOf(row).includes(kind)));
});

/** One answer to one mutation that stands in one row. */
interface Driven {
  readonly kind: WriteKind;
  readonly row: RefusalRow;
  readonly forced: Forced;
  readonly field: string | null;
}

function drivenBy(key: string, kind: WriteKind, row: RefusalRow): readonly Driven[] {
  const field = row.told?.field ?? null;
  if (field !== 'our field') return forcedBy(key, row.theirs).map((forced) => ({ kind, row, forced, field }));
  const reason = /PARAM_IS_[A-Z]+/.exec(row.theirs)?.[0] ?? 'PARAM_IS_INVALID';
  return readFields(key).flatMap((pair) =>
    pair.mutation === kind ? [{ kind, row, forced: forcedOn(pair.target, reason), field: pair.field }] : [],
  );
}

const titled = ({ kind, row, forced }: Driven) => `${kind}: ${row.theirs} → ${forced.title}`;

async function sendInto(key: string, { kind, forced: { status, body } }: Pick<Driven, 'kind' | 'forced'>) {
  const stage = await onStage(key);
  const { command, request } = caseIn(casesOf(key), kind);
  const asked = await command(stage);
  await stage.fault(request, { kind: 'status', code: status, body });
  return { stage, asked };
}

function itTells(key: string, driven: readonly Driven[]): void {
  const told = driven.flatMap((each) => (each.row.told ? [{ ...each, told: each.row.told }] : []));
  it.each(told.map((each) => [titled(each), each] as const))('are told: %s', async (_, each) => {
    const { stage, asked } = await sendInto(key, each);

    const error = await refusalOf(stage, each.kind, asked);

    expectTold(error, stage.connector.name, each.told, each.field);
  });
}

function itLeavesOpen(key: string, driven: readonly Driven[]): void {
  const left = driven.filter(({ row }) => row.told === null);
  it.each(left.map((each) => [titled(each), each] as const))(
    'are none for the end user: %s',
    async (_, each) => {
      const { stage, asked } = await sendInto(key, each);

      const { end } = await outcomeOf(stage, planned(stage.port(each.kind), asked));

      const { code } = ('error' in end ? end.error : {}) as UpstreamError;
      expect(['UNAUTHORIZED', 'RATE_LIMITED', 'UNAVAILABLE']).toContain(code);
    },
  );
}

function itTellsOfStates(key: string, rows: readonly RefusalRow[]): void {
  const real = realRefusalsOf(key).map((each) => [`${each.kind}: ${each.because}`, each] as const);
  it.each(real)('come of the provider itself: %s', async (_, { kind, theirs, field, rewrite, command }) => {
    const row = rows.find(
      (each) => each.theirs === theirs && (each.mutations.includes(kind) || each.mutations.includes('all')),
    );
    if (!row?.told) throw new Error(`required a row for ${kind}, ${theirs}`);
    const stage = await onStage(key, rewrite !== undefined);
    const asked = await command(stage);
    if (rewrite) stage.rewrite(caseIn(casesOf(key), kind).request, rewrite);
    const effects = await stage.effects();

    const error = await refusalOf(stage, kind, asked);

    expectTold(error, stage.connector.name, row.told, field ?? row.told.field);
    expect(await stage.effects()).toEqual(effects);
  });
}

function itAlwaysTells(
  key: string,
  kinds: readonly WriteKind[],
  rowsOf: (kind: WriteKind) => readonly RefusalRow[],
): void {
  it.each(kinds)(
    'are told in documented words, whatever the answer, or leave the outcome open: %s',
    async (kind) => {
      const { command, request } = caseIn(casesOf(key), kind);
      const stage = await onStage(key);
      const asked = await command(stage);
      const write = planned(stage.port(kind), asked);
      const { name } = stage.connector;
      const documented = rowsOf(kind).flatMap(({ told }) =>
        told ? [`${name} ${told.says.split('…')[0]}`] : [],
      );

      for (const code of CLIENT_ERRORS) {
        const body = `<html><title>${THEIR_TEXT}</title>${code}</html>`;
        await stage.calm();
        await stage.fault(request, { kind: 'status', code, body });
        const { mark, end } = await outcomeOf(stage, write);
        const error = 'error' in end ? (end.error as UpstreamError) : null;
        if (!error || !REFUSALS.has(error.code)) continue;
        for (const told of write.toUserErrors(error)) {
          expectReadable(told, [...idsIn(asked), mark.providerKey]);
          expect(documented.filter((start) => told.messages[0]?.startsWith(start))).toHaveLength(1);
        }
      }
    },
  );
}
