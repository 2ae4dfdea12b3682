import { describe, expect, it } from 'vitest';
import { createTransferPort } from '../../../../../src/datasources/treasure/writes/create-transfer.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { planned } from '../../../../support/planned.js';
import { failure } from '../../../../support/refusals.js';
import { fakeTreasure, mark, refusal, transfer } from '../fake-treasure.js';
import { command } from '../withdrawals.js';

const PATH = '/v1/businesses/b1/transfers';
const at = (created_at: string) => ({ created_at, updated_at: created_at });
const ours = (id: string, more: object = {}) =>
  transfer(id, {
    ...at('2026-01-05T12:00:01Z'),
    idempotency_key: mark.providerKey,
    user_data: { exchequer_reference: mark.reference },
    ...more,
  });
const others = (count: number, more: object = at('2026-01-05T12:00:02Z')) =>
  Array.from({ length: count }, (_, index) => transfer(`${JSON.stringify(more)}${index}`, more));

/** Serves rows by limit and offset. */
const paged =
  (rows: readonly unknown[]) =>
  ({ query }: Asked) => ({
    transfers: rows.slice(Number(query.offset), Number(query.offset) + Number(query.limit)),
  });

async function find(route: unknown) {
  const fake = fakeTreasure({ [PATH]: route });
  const finding = await planned(createTransferPort(fake.api), command()).find?.({ call: newCall(), mark });
  return { fake, finding };
}

describe('find', () => {
  it('finds the transfer by its key and its reference', async () => {
    const { fake, finding } = await find(paged([...others(2), ours('t1')]));

    expect(finding).toMatchObject({ kind: 'found', result: { providerId: 't1', userData: null } });
    expect(fake.sent).toEqual([]);
    expect(fake.asked.map(({ query, fresh }) => ({ ...query, fresh }))).toEqual([
      { limit: 100, offset: 0, fresh: true },
      { limit: 100, offset: 3, fresh: true },
    ]);
  });

  it.each([
    ['its key alone', { user_data: null }],
    ['its reference alone', { idempotency_key: null }],
    ['a lowered amount', { amount: { currency: 'USD', amount: '1.00' }, updated_at: '2026-01-06T00:00:00Z' }],
    ['an end that was not good', { status: 'failed' }],
  ])('finds it with %s', async (_, more) => {
    expect((await find(paged([ours('t1', more)]))).finding).toMatchObject({ kind: 'found' });
  });

  it('finds it on a later page, and in a bare list', async () => {
    expect((await find(paged([...others(130), ours('t1')]))).finding).toMatchObject({ kind: 'found' });
    expect((await find([...others(130), ours('t1')])).finding).toMatchObject({ kind: 'found' });
  });

  it('counts a row once that new ones have pushed to the next page', async () => {
    let calls = 0;
    const shifted = ({ query }: Asked) => {
      const rows = [
        ...others(calls),
        ...others(99, at('2026-01-05T12:00:01Z')),
        ours('t1'),
        transfer('last'),
      ];
      calls += 1;
      return { transfers: rows.slice(Number(query.offset), Number(query.offset) + 100) };
    };

    expect((await find(shifted)).finding).toMatchObject({ kind: 'found' });
  });

  it('says that it is absent when every page was read', async () => {
    const { fake, finding } = await find(paged(others(230)));

    expect(finding).toEqual({ kind: 'absent' });
    expect(fake.asked.map(({ query }) => query.offset)).toEqual([0, 100, 200, 230]);
  });

  it('reads on after a page that is short', async () => {
    const rows = [...others(80), ours('t1')];
    const short = ({ query }: Asked) => rows.slice(Number(query.offset), Number(query.offset) + 50);

    expect((await find(short)).finding).toMatchObject({ kind: 'found' });
  });

  it('stops at a page that is older than a day before the operation', async () => {
    const old = others(100, at('2026-01-04T11:59:59.999999999Z'));
    const older = others(500, at('2025-12-31T00:00:00Z'));
    const { fake, finding } = await find(paged([...others(100), ...old, ...older]));

    expect(finding).toEqual({ kind: 'absent' });
    expect(fake.asked).toHaveLength(2);
  });

  it('is unclear when two transfers carry the reference', async () => {
    const { finding } = await find(paged([ours('t1'), ours('t2', { idempotency_key: 'other' })]));

    expect(finding).toEqual({ kind: 'unclear', why: '2 objects carry the reference' });
  });

  it('is unclear when another transfer has the key', async () => {
    const { finding } = await find(paged([ours('t1', { bank_account_id: 'ba2' })]));

    expect(finding).toMatchObject({ kind: 'unclear', why: 'bank_account_id: required ba1, arrived ba2' });
  });

  it('does not take a reference elsewhere in a transfer for its own', async () => {
    const user_data = { note: mark.reference, exchequer_reference: `${mark.reference}B` };

    expect((await find(paged([transfer('t1', { user_data })]))).finding).toEqual({ kind: 'absent' });
  });

  it.each([
    ['a record that is none', 'nothing'],
    ['user data that is none', transfer('t1', { user_data: 'text' })],
    ['a key that is none', transfer('t1', { idempotency_key: 7 })],
    ['a record without an id', { ...transfer('t1'), id: null }],
  ])('is unclear over %s', async (_, record) => {
    expect((await find(paged([...others(1), record]))).finding).toMatchObject({ kind: 'unclear' });
  });

  it('is unclear over the one transfer when it cannot be read', async () => {
    expect((await find(paged([ours('t1', { amount: null })]))).finding).toMatchObject({ kind: 'unclear' });
  });

  it('is unclear when the list never ends', async () => {
    const first = others(100);
    const endless = ({ query }: Asked) =>
      others(100).map((row, index) => ({ ...row, id: `e${Number(query.offset) + index}` }));

    expect((await find(() => first)).finding).toMatchObject({ kind: 'unclear' });
    const { fake, finding } = await find(endless);
    expect(finding).toMatchObject({ kind: 'unclear' });
    expect(fake.asked).toHaveLength(50);
  });

  it('gives no verdict when a page fails, not even where the business forbids looking', async () => {
    const down = refusal('UNAVAILABLE');
    const failing = ({ query }: Asked) => {
      if (Number(query.offset) > 0) throw down;
      return others(100);
    };

    expect(await failure(find(failing))).toBe(down);
    expect(await failure(find(refusal('REJECTED', 'INVALID_STATE')))).toMatchObject({ code: 'REJECTED' });
    expect(await failure(find({ other: [] }))).toMatchObject({ code: 'INVALID_RESPONSE' });
  });
});
