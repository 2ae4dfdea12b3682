import { describe, expect, it } from 'vitest';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aCard, anAccount, aTransaction, aTransfer, idOf } from '../../../support/sample-objects.js';

const QUERY = `query ($id: ID!) { transaction(id: $id) { amount { amount } account { providerId }
  transfer { providerId } card { providerId } } }`;
const variables = { id: idOf('Transaction', '1') };

describe('a transaction', () => {
  it('leads to the account, the transfer and the card that it names', async () => {
    const links = {
      accountId: idOf('Account', 'a'),
      transferId: idOf('Transfer', 't'),
      cardId: idOf('Card', 'c'),
    };
    const sources = fakeSources([aTransaction('1', links), anAccount('a'), aTransfer('t'), aCard('c')]);

    const { data, errors } = await execute({ query: QUERY, sources, variables });

    expect(errors).toEqual([]);
    expect(data.transaction).toEqual({
      amount: { amount: '12.50' },
      account: { providerId: 'a' },
      transfer: { providerId: 't' },
      card: { providerId: 'c' },
    });
    expect(sources.accountOf).not.toHaveBeenCalled();
  });

  it('that names no account is traced to it', async () => {
    const transaction = aTransaction('1');
    const sources = fakeSources([transaction], {
      accountOf: async (asked) => (asked === transaction ? anAccount('a') : null),
    });

    const { data } = await execute({ query: QUERY, sources, variables });

    expect(data.transaction).toMatchObject({ account: { providerId: 'a' }, transfer: null, card: null });
  });
});
