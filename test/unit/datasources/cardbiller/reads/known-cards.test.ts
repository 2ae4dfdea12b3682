import { expect, it } from 'vitest';
import { cardMemory, cardsOf } from '../card-memory.js';
import { account, card, fakeCardbiller, ledger, ONE_OF_EACH } from '../fake-cardbiller.js';

it('knows whose a card is from its issue, else from the configuration', async () => {
  const resources = {
    treasuryAccounts: [account(1), account(2)],
    ledgers: [ledger(1), ledger(2)],
    cards: [card(1), card(2)],
    owners: {
      ledgers: new Map([
        [ledger(1), account(1)],
        [ledger(2), account(2)],
      ]),
      cards: new Map([[card(1), ledger(1)]]),
    },
  };
  const memory = cardMemory({ [card(3)]: { account: account(2), ledger: ledger(2) } });
  const { known } = cardsOf(fakeCardbiller({}, resources), memory);

  const { cards } = await known.all();

  expect(cards.map(({ uuid, account, ledger }) => [uuid, account, ledger])).toEqual([
    [card(1), account(1), ledger(1)],
    [card(2), null, null],
    [card(3), account(2), ledger(2)],
  ]);
  expect(await known.one(card(3))).toEqual(cards[2]);
});

it('has no card of an account that is not served, and none that is nothing', async () => {
  const memory = cardMemory({ [card(3)]: { account: account(9) }, nonsense: {} });
  const { known } = cardsOf(fakeCardbiller(), memory);

  expect((await known.all()).cards.map(({ uuid }) => uuid)).toEqual([card(1)]);
  expect(await known.one(card(3))).toBeNull();
  expect(await known.one(card(9))).toBeNull();
});

it('gives the configured cards while nothing can be remembered, and says so to operators', async () => {
  const memory = cardMemory();
  memory.isDown = true;
  const fake = fakeCardbiller({}, ONE_OF_EACH);
  const { known } = cardsOf(fake, memory);

  expect(await known.all()).toMatchObject({ isWhole: false, cards: [{ uuid: card(1) }] });
  expect(await known.one(card(1))).toMatchObject({ uuid: card(1) });
  await expect(known.one(card(2))).rejects.toThrow('cards-main has cards on record here');
  expect(fake.logs).toHaveLength(3);
});

it('keeps nothing where nothing was told', async () => {
  const memory = cardMemory();

  await cardsOf(fakeCardbiller(), memory).known.learn(card(1), {}, 0);

  expect(memory.told).toEqual([]);
});
