import { describe, expect, it } from 'vitest';
import { transfersPort } from '../../../../../src/datasources/treasure/reads/transfers.js';
import { toGlobalId } from '../../../../../src/domain/ids.js';
import type { Transfer, TransferFilter } from '../../../../../src/domain/transfer.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { business, type FakeTreasure, fakeTreasure, globalId, refusal, transfer } from '../fake-treasure.js';

const PATH = '/v1/businesses/b1/transfers';
const account = (ref: string) => globalId('Account', ref);

const listed = (fake: FakeTreasure, filter: TransferFilter = {}, accounts?: readonly string[]) =>
  transfersPort(fake.api).list(newCall(), accounts ? { filter, accounts } : { filter });

const numbered = (n: number) =>
  transfer(`t${n}`, { created_at: `2025-02-03T16:00:00.${String(n).padStart(9, '0')}Z` });

/** Serves a list by limit and offset. */
const paged =
  (rows: readonly unknown[], envelope: boolean) =>
  ({ query }: Asked) => {
    const offset = Number(query.offset);
    const page = rows.slice(offset, offset + Number(query.limit));
    return envelope ? { transfers: page } : page;
  };

async function walk(fake: FakeTreasure, between: () => void = () => undefined): Promise<string[]> {
  const [feed] = await listed(fake, { account: account('portfolio/b1') });
  const seen: string[] = [];
  let at: string | undefined;
  do {
    const page = await feed?.read(at);
    seen.push(...(page?.items ?? []).map(({ providerId }) => providerId));
    at = page?.next;
    between();
  } while (at !== undefined);
  return seen;
}

describe('transfersPort.list', () => {
  it('opens one feed for each business', async () => {
    const fake = fakeTreasure({
      '/v1/businesses': [business('b1'), business('b2')],
      [PATH]: [transfer('t1')],
    });

    const feeds = await listed(fake);

    expect(feeds.map(({ key }) => key)).toEqual(['b1', 'b2']);
    expect((await feeds[0]?.read())?.items).toMatchObject([{ id: globalId('Transfer', 'b1/t1') }]);
    expect((await feeds[1]?.read())?.items).toEqual([]);
  });

  it('tells of businesses that cannot be read, since their transfers are missing', async () => {
    const feeds = await listed(fakeTreasure({ '/v1/businesses': [business('b1'), {}, {}] }));

    expect(await feeds[1]?.read()).toEqual({ items: [], unreadable: 2 });
  });

  it.each([true, false])('walks all pages of a list (enveloped: %s)', async (envelope) => {
    const rows = Array.from({ length: 230 }, (_, index) => numbered(230 - index));
    const fake = fakeTreasure({ [PATH]: paged(rows, envelope) });

    const seen = await walk(fake);

    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(fake.asked.map(({ query }) => [query.limit, query.offset])).toEqual([
      [100, 0],
      [100, 100],
      [100, 200],
    ]);
  });

  it('loses and repeats nothing while transfers come in', async () => {
    const rows = Array.from({ length: 230 }, (_, index) => numbered(230 - index));
    const before = rows.map(({ id }) => id);
    const fake = fakeTreasure({ [PATH]: ({ query }: Asked) => paged(rows, true)({ query } as Asked) });
    let next = 231;

    const seen = await walk(fake, () => rows.unshift(numbered(next++), numbered(next++)));

    expect(seen).toEqual(before);
  });

  it('asks for direction and type, which never change, and never for a status', async () => {
    const fake = fakeTreasure({ [PATH]: [] });
    const only = { account: account('portfolio/b1') };

    for (const filter of [
      { ...only, direction: 'PUSH', rails: ['WIRE'], statuses: ['PENDING'] },
      { ...only, direction: 'PULL', rails: ['ACH', 'INTERNAL'] },
      { ...only, rails: ['ACH', 'WIRE'] },
    ] satisfies TransferFilter[]) {
      await (await listed(fake, filter))[0]?.read();
    }

    expect(fake.asked.map(({ query }) => query)).toEqual([
      { direction: 'withdrawal', type: 'wire', limit: 100, offset: 0 },
      { direction: 'deposit', type: 'ach', limit: 100, offset: 0 },
      { direction: undefined, type: undefined, limit: 100, offset: 0 },
    ]);
  });

  it.each<[string, TransferFilter]>([
    ['a counterparty', { counterparty: globalId('Counterparty', 'c1') }],
    ['other rails', { rails: ['INTERNAL', 'FEDNOW'] }],
    [
      'an account of another connector',
      { account: toGlobalId({ connector: 'x', kind: 'Account', ref: 'portfolio/b1' }) },
    ],
    ['an account of another shape', { account: account('ach/1') }],
    ['what is no account', { account: globalId('Business', 'b1') }],
    ['no id at all', { account: '%%' }],
  ])('has no feeds for %s, without asking', async (_, filter) => {
    const fake = fakeTreasure();

    expect(await listed(fake, filter)).toEqual([]);

    expect(fake.asked).toEqual([]);
  });

  it.each(['portfolio/b1', 'bank_account/b1/ba1'])(
    'stays with the business of the account %s',
    async (ref) => {
      const fake = fakeTreasure();

      const feeds = await listed(fake, { account: account(ref) });

      expect(feeds.map(({ key }) => key)).toEqual(['b1']);
      expect(fake.asked).toEqual([]);
    },
  );

  it('gives a limited caller only rows that touch the accounts', async () => {
    const rows = [
      transfer('t3', { bank_account_id: 'ba2' }),
      transfer('t2'),
      transfer('t1', { direction: 'deposit', bank_account_id: null }),
    ];
    const fake = fakeTreasure({ [PATH]: rows });
    const seen = async (refs: readonly string[]) => {
      const feeds = await listed(fake, {}, refs);
      const pages = await Promise.all(feeds.map((feed) => feed.read()));
      return pages.flatMap(({ items }) => items.map(({ providerId }: Transfer) => providerId));
    };

    expect(await seen(['bank_account/b1/ba1', 'bank_account/b1/none'])).toEqual(['t2']);
    expect(await seen(['portfolio/b1'])).toEqual(['t3', 't2', 't1']);
    expect(await seen(['ach/1'])).toEqual([]);
    expect(fake.paths()).not.toContain('/v1/businesses');
  });

  it('has no feeds for an account outside of the businesses of a limited caller', async () => {
    expect(await listed(fakeTreasure(), { account: account('portfolio/b2') }, ['portfolio/b1'])).toEqual([]);
  });

  it('has no rows of a business whose state forbids looking, and fails for our own mistakes', async () => {
    const read = async (error: Error) =>
      (await listed(fakeTreasure({ [PATH]: error }), { account: account('portfolio/b1') }))[0]?.read();

    expect(await read(refusal('REJECTED', 'INVALID_STATE'))).toEqual({ items: [], unreadable: 0 });
    await expect(read(refusal('REJECTED', 'INVALID_PARAMS'))).rejects.toMatchObject({ code: 'REJECTED' });
    await expect(read(refusal('FORBIDDEN'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves out and counts a type that it has not met', async () => {
    const fake = fakeTreasure({ [PATH]: [transfer('t2', { type: 'check' }), transfer('t1')] });

    const [feed] = await listed(fake, { account: account('portfolio/b1') });

    expect(await feed?.read()).toMatchObject({ items: [{ providerId: 't1' }], unreadable: 1 });
    expect(fake.words).toEqual(['transfer.type=check']);
  });
});

describe('transfersPort.read', () => {
  it('reads a transfer under its business', async () => {
    const fake = fakeTreasure({ [`${PATH}/t1`]: transfer('t1') });

    const found = await transfersPort(fake.api).read(newCall(), 'b1/t1');

    expect(found).toMatchObject({ id: globalId('Transfer', 'b1/t1'), idempotencyKey: 'key-t1' });
  });

  it('finds nothing under foreign refs, malformed ids and unknown ids', async () => {
    const fake = fakeTreasure({ [`${PATH}/odd`]: refusal('REJECTED', 'INVALID_PATH') });
    const { read } = transfersPort(fake.api);

    for (const ref of ['t1', 'b1/t1/x', 'b1/', 'b1/%', 'b1/odd', 'b1/t9'])
      expect(await read(newCall(), ref)).toBeNull();

    expect(fake.paths()).toEqual([`${PATH}/odd`, `${PATH}/t9`]);
  });

  it('does not take another refusal for a transfer that is not there', async () => {
    const { read } = transfersPort(fakeTreasure({ [`${PATH}/t1`]: refusal('REJECTED', 'SOMETHING') }).api);

    await expect(read(newCall(), 'b1/t1')).rejects.toMatchObject({ code: 'REJECTED' });
  });

  it('reads wires and ACH transfers', () => {
    expect(transfersPort(fakeTreasure().api).rails).toEqual(['WIRE', 'ACH']);
  });
});
