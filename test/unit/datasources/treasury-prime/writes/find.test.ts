import { expect, it } from 'vitest';
import { findByReference } from '../../../../../src/datasources/treasury-prime/writes/find.js';
import { MalformedResponseError } from '../../../../../src/domain/errors.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { data, fakeTreasuryPrime, lost, mark, paged, refusal } from '../fake-treasury-prime.js';

const row = (id: string, userdata: unknown = null) => ({ id, userdata });
const ours = (id: string) => row(id, { exchequer_reference: mark.reference });

function find(route: unknown, toDomain = (fields: { text(key: string): string }) => fields.text('id')) {
  const fake = fakeTreasuryPrime({ '/ach': route });
  const list = { path: '/ach', noun: 'ach', query: { account_id: 'acct_1' }, toDomain };
  const finding = findByReference({ api: fake.api, call: newCall() }, mark, list);
  return { fake, finding };
}

it('finds the one that carries the reference, on whatever page', async () => {
  const rows = [...Array.from({ length: 8 }, (_, index) => row(`a_${index}`)), ours('a_8'), row('a_9')];
  const { fake, finding } = find(paged(rows, 3));

  expect(await finding).toEqual({ kind: 'found', result: 'a_8' });
  expect(fake.queries('/ach')[2]).toEqual({
    account_id: 'acct_1',
    from_date: '2026-03-01',
    page_size: 100,
    page_cursor: 'a_5',
  });
});

it('calls it absent after the last page', async () => {
  const { fake, finding } = find(paged([row('a_1'), row('a_2'), row('a_3', { order: 1 })], 2));

  expect(await finding).toEqual({ kind: 'absent' });
  expect(fake.times('/ach')).toBe(2);
});

it('does not choose between two', async () => {
  expect(await find(data(ours('a_1'), ours('a_2'))).finding).toMatchObject({ kind: 'unclear' });
});

it.each([
  ['a row that is none', 'nonsense'],
  ['other user data', row('a_1', 'text')],
  ['none', { id: 'a_1' }],
])('proves nothing by a list with %s', async (_, bad) => {
  expect(await find(data(bad, row('a_2'))).finding).toMatchObject({ kind: 'unclear' });
});

it('finds it beside a row that cannot be read', async () => {
  expect(await find(data('nonsense', ours('a_2'))).finding).toEqual({ kind: 'found', result: 'a_2' });
});

it.each([
  ['refused', refusal(403)],
  ['lost', lost()],
  ['garbled', {}],
])('fails where a page is %s', async (_, bad) => {
  const route = (asked: Asked) => (asked.query.page_cursor ? bad : paged([row('a_1'), row('a_2')], 1)(asked));

  await expect(find(route).finding).rejects.toMatchObject({ name: 'UpstreamError' });
});

it('proves nothing by a list that leads back', async () => {
  const page_next = 'https://api.sandbox.treasuryprime.com/ach?page_cursor=a_1';

  expect(await find({ data: [row('a_1')], page_next }).finding).toMatchObject({ kind: 'unclear' });
});

it('proves nothing by a list without end', async () => {
  let count = 0;
  const route = () => {
    count += 1;
    const page_next = `https://api.sandbox.treasuryprime.com/ach?page_cursor=a_${count}`;
    return { data: [row(`a_${count}`)], page_next };
  };
  const { fake, finding } = find(route);

  expect(await finding).toMatchObject({ kind: 'unclear' });
  expect(fake.times('/ach')).toBe(50);
});

it('leaves it unclear when what was found cannot be read', async () => {
  const unreadable = () => {
    throw new MalformedResponseError('ach.amount', 'a text', null);
  };

  expect(await find(data(ours('a_1')), unreadable).finding).toMatchObject({ kind: 'unclear' });
});

it('passes on a fault of its own', async () => {
  const faulty = () => {
    throw new RangeError('odd');
  };

  await expect(find(data(ours('a_1')), faulty).finding).rejects.toThrow('odd');
});
