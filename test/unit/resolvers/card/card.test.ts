import { expect, it } from 'vitest';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aCard, aLedger, anAccount, idOf } from '../../../support/sample-objects.js';

const QUERY = `query ($id: ID!) { card(id: $id) { last4 form status expiresOn balance { amount }
  account { name } ledger { id } } }`;

it('shows a card with the account that it draws on', async () => {
  const card = aCard('1', { accountId: idOf('Account', '1'), balance: { minor: 5n, currency: 'USD' } });
  const sources = fakeSources([card, anAccount('1')]);

  const { data, errors } = await execute({ query: QUERY, sources, variables: { id: card.id } });

  expect(errors).toEqual([]);
  expect(data.card).toEqual({
    last4: '4242',
    form: 'VIRTUAL',
    status: 'ACTIVE',
    expiresOn: '2028-02-29',
    balance: { amount: '0.05' },
    account: { name: 'Operating' },
    ledger: null,
  });
});

it('shows the ledger that funds it', async () => {
  const card = aCard('1', { ledgerId: idOf('Ledger', '1') });
  const sources = fakeSources([card, aLedger('1')]);

  const { data, errors } = await execute({ query: QUERY, sources, variables: { id: card.id } });

  expect(errors).toEqual([]);
  expect(data.card.ledger).toEqual({ id: idOf('Ledger', '1') });
});

it('shows no ledger that is out of reach', async () => {
  const card = aCard('1', { ledgerId: idOf('Ledger', 'x') });

  const { data, errors } = await execute({
    query: QUERY,
    sources: fakeSources([card]),
    variables: { id: card.id },
  });

  expect(errors).toEqual([]);
  expect(data.card).toMatchObject({ last4: '4242', ledger: null });
});

it('asks for no account and no ledger where the card names none', async () => {
  const sources = fakeSources([aCard('1')]);

  const { data } = await execute({ query: QUERY, sources, variables: { id: idOf('Card', '1') } });

  expect(data.card.account).toBeNull();
  expect(data.card.ledger).toBeNull();
  expect(sources.account).not.toHaveBeenCalled();
  expect(sources.ledger).not.toHaveBeenCalled();
});
