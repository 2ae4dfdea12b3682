import { describe, expect, it } from 'vitest';
import { cardsPort } from '../../../../src/datasources/cardbiller/cards.js';
import { configuredCards } from '../../../../src/datasources/cardbiller/known-cards.js';
import type { Resources } from '../../../../src/datasources/cardbiller/resources.js';
import type { CardFilter } from '../../../../src/domain/card.js';
import {
  account,
  card,
  fakeCardbiller,
  globalId,
  ledger,
  newCall,
  ONE_OF_EACH,
  readAll,
} from './fake-cardbiller.js';

const port = (resources: Resources = ONE_OF_EACH) =>
  cardsPort(fakeCardbiller({}, resources).api, configuredCards(resources));

async function list(filter: CardFilter = {}, accounts?: readonly string[], resources?: Resources) {
  const query = accounts ? { filter, accounts } : { filter };
  return (await readAll(await port(resources).list(newCall(), query))).rows;
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

  it('are in no state that could be asked for', async () => {
    expect(await list({ statuses: ['ACTIVE', 'SUSPENDED'] })).toEqual([]);
    expect(await list({ statuses: ['UNKNOWN'] })).toHaveLength(1);
  });

  it('are read singly where they are known', async () => {
    expect(await port().read(newCall(), card(1).toUpperCase())).toMatchObject({ providerId: card(1) });
    expect(await port().read(newCall(), card(2))).toBeNull();
    expect(await port().read(newCall(), 'no-such-thing')).toBeNull();
  });
});
