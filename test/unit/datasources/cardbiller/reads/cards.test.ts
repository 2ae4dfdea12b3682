import { describe, expect, it } from 'vitest';
import { cardsPort } from '../../../../../src/datasources/cardbiller/reads/cards.js';
import type { Resources } from '../../../../../src/datasources/cardbiller/resources.js';
import type { CardFilter } from '../../../../../src/domain/card.js';
import { newCall } from '../../../../support/attempts.js';
import { cardMemory, cardsOf } from '../card-memory.js';
import { account, card, fakeCardbiller, globalId, ledger, ONE_OF_EACH, readAll } from '../fake-cardbiller.js';

function port(resources: Resources = ONE_OF_EACH, memory = cardMemory()) {
  const { api, known } = cardsOf(fakeCardbiller({}, resources), memory);
  return cardsPort(api, known);
}

async function list(
  filter: CardFilter = {},
  accounts?: readonly string[],
  resources?: Resources,
  memory = cardMemory(),
) {
  const query = accounts ? { filter, accounts } : { filter };
  return (await readAll(await port(resources, memory).list(newCall(), query))).rows;
}

describe('cards of Cardbiller', () => {
  it('are the configured ones, of which nothing else is known', async () => {
    expect(await list()).toEqual([
      {
        id: globalId('Card', card(1)),
        connector: 'cards-main',
        providerId: card(1),
        accountId: globalId('Account', account(1)),
        ledgerId: globalId('Ledger', ledger(1)),
        label: null,
        form: 'UNKNOWN',
        status: 'UNKNOWN',
        providerStatus: null,
        last4: null,
        expiresOn: null,
        balance: null,
        nextSuspensionChangeAt: null,
        createdAt: null,
        userData: null,
      },
    ]);
  });

  it('name no account and no ledger where there are several, and are out of reach by account then', async () => {
    const several = {
      treasuryAccounts: [account(1), account(2)],
      ledgers: [ledger(1), ledger(2)],
      cards: [card(1)],
    };

    expect(await list({}, undefined, several)).toMatchObject([{ accountId: null, ledgerId: null }]);
    expect(await list({}, [account(1)], several)).toEqual([]);
    expect(await list({ account: globalId('Account', account(1)) }, undefined, several)).toEqual([]);
  });

  it('stay within an account', async () => {
    expect(await list({ account: globalId('Account', account(1)) })).toHaveLength(1);
    expect(await list({ account: globalId('Account', account(2)) })).toEqual([]);
    expect(await list({ account: globalId('Ledger', account(1)) })).toEqual([]);
    expect(await list({}, [account(1).toUpperCase()])).toHaveLength(1);
    expect(await list({}, [account(2)])).toEqual([]);
  });

  it('are in no state where none was told, else in the one that was told last', async () => {
    const suspended = cardMemory({ [card(1)]: { status: 'SUSPENDED' } });

    expect(await list({ statuses: ['ACTIVE', 'SUSPENDED'] })).toEqual([]);
    expect(await list({ statuses: ['UNKNOWN'] })).toHaveLength(1);
    expect(await list({ statuses: ['SUSPENDED'] }, undefined, ONE_OF_EACH, suspended)).toHaveLength(1);
    expect(await list({ statuses: ['UNKNOWN'] }, undefined, ONE_OF_EACH, suspended)).toEqual([]);
  });

  it('are those that were issued here too, with what was told of them', async () => {
    const memory = cardMemory({
      [card(2)]: {
        account: account(1),
        ledger: ledger(1),
        label: 'Field team 7',
        form: 'VIRTUAL',
        status: 'ACTIVE',
        providerStatus: 'Active',
        last4: '4821',
        expiresOn: '2028-09-30',
        balance: { amount: '150.00', currency: 'USD', at: '2026-03-10T17:00:00Z' },
        createdAt: '2026-03-04T14:06:00Z',
        suspendedAt: '2026-03-10T12:00:00.000Z',
        unsuspendedAt: '2026-03-10T13:00:00.000Z',
      },
    });

    const [issued, configured] = await list({}, [account(1)], ONE_OF_EACH, memory);

    expect(issued).toMatchObject({
      providerId: card(2),
      accountId: globalId('Account', account(1)),
      ledgerId: globalId('Ledger', ledger(1)),
      label: 'Field team 7',
      form: 'VIRTUAL',
      status: 'ACTIVE',
      providerStatus: 'Active',
      last4: '4821',
      expiresOn: '2028-09-30',
      balance: { minor: 15000n, currency: 'USD' },
      nextSuspensionChangeAt: '2026-03-11T12:00:00Z',
      createdAt: '2026-03-04T14:06:00Z',
    });
    expect(configured?.providerId).toBe(card(1));
    expect(await port(ONE_OF_EACH, memory).read(newCall(), card(2))).toEqual(issued);
  });

  it('are the configured ones alone, and told to be incomplete, while nothing can be remembered', async () => {
    const memory = cardMemory({ [card(2)]: {} });
    memory.isDown = true;
    const down = port(ONE_OF_EACH, memory);

    const read = await readAll(await down.list(newCall(), { filter: {} }));

    expect(read.rows.map(({ providerId }) => providerId)).toEqual([card(1)]);
    expect(read.incomplete).toBe(true);
    expect(await down.read(newCall(), card(1))).toMatchObject({ providerId: card(1) });
    await expect(down.read(newCall(), card(2))).rejects.toMatchObject({ code: 'UNAVAILABLE', sent: 'no' });
  });

  it('are read singly where they are known', async () => {
    expect(await port().read(newCall(), card(1).toUpperCase())).toMatchObject({ providerId: card(1) });
    expect(await port().read(newCall(), card(2))).toBeNull();
    expect(await port().read(newCall(), 'no-such-thing')).toBeNull();
  });
});
