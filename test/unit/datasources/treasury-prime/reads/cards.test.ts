import { describe, expect, it } from 'vitest';
import { cardsPort } from '../../../../../src/datasources/treasury-prime/reads/cards.js';
import type { CardFilter } from '../../../../../src/domain/card.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { readAll } from '../../../../support/feeds.js';
import {
  data,
  type FakeTreasuryPrime,
  fakeTreasuryPrime,
  globalId,
  refusal,
} from '../fake-treasury-prime.js';
import { card, cardProduct } from '../records.js';

const CARDS = [
  card('card_3', { account_id: 'acct_2', card_product_id: 'cdpt_2' }),
  card('card_2'),
  card('card_1', { card_product_id: null }),
];
const ROUTES = {
  '/card': ({ query }: Asked) =>
    data(...CARDS.filter(({ account_id }) => (query.account_id ?? account_id) === account_id)),
  '/card/card_2': card('card_2'),
  '/cardproduct/cdpt_1': cardProduct('cdpt_1'),
  '/cardproduct/cdpt_2': cardProduct('cdpt_2', { type: 'virtual' }),
};

const feeds = (fake: FakeTreasuryPrime, filter: CardFilter = {}, accounts?: readonly string[]) =>
  cardsPort(fake.api).list(newCall(), accounts ? { filter, accounts } : { filter });
const account = (ref: string) => globalId('Account', ref);

describe('cardsPort.list', () => {
  it('takes the form of each card from its product, read once a request', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/card': data(...CARDS, card('card_0')) });

    const cards = await readAll(await feeds(fake));

    expect(cards.map(({ providerId, form }) => [providerId, form])).toEqual([
      ['card_3', 'VIRTUAL'],
      ['card_2', 'PHYSICAL'],
      ['card_1', 'UNKNOWN'],
      ['card_0', 'PHYSICAL'],
    ]);
    expect(fake.times('/cardproduct/cdpt_1')).toBe(1);
    expect(fake.asked).toHaveLength(3);
  });

  it('never asks for the number of a card', async () => {
    const fake = fakeTreasuryPrime(ROUTES);

    await readAll(await feeds(fake));
    await cardsPort(fake.api).read(newCall(), 'card_2');

    const parameters = fake.asked.flatMap(({ query }) => Object.keys(query));
    expect(parameters).not.toContain('show_pan');
    expect(parameters).not.toContain('show_cvv');
  });

  it.each([
    ['is gone', undefined],
    ['may not be read', refusal(403)],
    ['has a malformed id', refusal(400)],
    ['cannot be read', { type: 7 }],
    ['is no object', 'text'],
    ['is not available', refusal(503)],
  ])('keeps a card whose product %s', async (_, answer) => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/cardproduct/cdpt_1': answer });

    const cards = await readAll(await feeds(fake));

    expect(cards.map(({ form }) => form)).toEqual(['VIRTUAL', 'UNKNOWN', 'UNKNOWN']);
  });

  it('narrows by account upstream, and not by status', async () => {
    const fake = fakeTreasuryPrime(ROUTES);

    const cards = await readAll(await feeds(fake, { account: account('acct_1'), statuses: ['ACTIVE'] }));

    expect(cards.map(({ providerId }) => providerId)).toEqual(['card_2', 'card_1']);
    expect(fake.queries('/card')).toEqual([{ account_id: 'acct_1', page_size: 100 }]);
  });

  it.each([
    ['another connector', globalId('Account', 'acct_1', 'other')],
    ['another kind', globalId('Card', 'acct_1')],
    ['no global id', 'acct_1'],
  ])('has no cards of %s', async (_, id) => {
    expect(await feeds(fakeTreasuryPrime(ROUTES), { account: id })).toEqual([]);
  });

  it('has one feed for each account of a limited caller', async () => {
    const fake = fakeTreasuryPrime(ROUTES);

    const found = await feeds(fake, {}, ['acct_1', 'acct_2', 'acct_1', 'a/b']);

    expect(found.map(({ key }) => key)).toEqual(['acct_1', 'acct_2']);
    expect((await readAll(found)).map(({ providerId }) => providerId)).toEqual([
      'card_2',
      'card_1',
      'card_3',
    ]);
  });

  it('stays within the accounts of a limited caller who asks for one', async () => {
    const fake = fakeTreasuryPrime(ROUTES);
    const keys = async (ref: string) =>
      (await feeds(fake, { account: account(ref) }, ['acct_1', 'acct_2'])).map(({ key }) => key);

    expect(await keys('acct_2')).toEqual(['acct_2']);
    expect(await keys('acct_9')).toEqual([]);
  });

  it('leaves out and counts a card that cannot be read', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/card': data({ status: 'active' }, card('card_2')) });

    const page = await (await feeds(fake))[0]?.read();

    expect(page).toMatchObject({ items: [{ providerId: 'card_2' }], unreadable: 1 });
  });
});

describe('cardsPort.read', () => {
  const read = (fake: FakeTreasuryPrime, ref: string) => cardsPort(fake.api).read(newCall(), ref);

  it('reads one card with its form', async () => {
    expect(await read(fakeTreasuryPrime(ROUTES), 'card_2')).toMatchObject({
      id: globalId('Card', 'card_2'),
      form: 'PHYSICAL',
    });
  });

  it('finds nothing for what is no card', async () => {
    const fake = fakeTreasuryPrime({ '/card/x': refusal(400) });

    expect(await read(fake, 'x')).toBeNull();
    expect(await read(fake, 'gone')).toBeNull();
    expect(await read(fake, 'a/b')).toBeNull();
  });
});
