import { describe, expect, it } from 'vitest';
import { readCard } from '../../../../../src/datasources/treasury-prime/json/records.js';
import { cardMapper } from '../../../../../src/datasources/treasury-prime/mappers/to-card.js';
import { accountsPort } from '../../../../../src/datasources/treasury-prime/reads/accounts.js';
import { balancesPort } from '../../../../../src/datasources/treasury-prime/reads/balances.js';
import { businessesPort } from '../../../../../src/datasources/treasury-prime/reads/businesses.js';
import { cardsPort, withForm } from '../../../../../src/datasources/treasury-prime/reads/cards.js';
import { counterpartiesPort } from '../../../../../src/datasources/treasury-prime/reads/counterparties.js';
import { transactionsPort } from '../../../../../src/datasources/treasury-prime/reads/transactions.js';
import { transfersPort } from '../../../../../src/datasources/treasury-prime/reads/transfers.js';
import { cancelTransferPort } from '../../../../../src/datasources/treasury-prime/writes/cancel-transfer.js';
import { suspendCardPort } from '../../../../../src/datasources/treasury-prime/writes/card-suspension.js';
import { createTransferPort } from '../../../../../src/datasources/treasury-prime/writes/create-transfer.js';
import { updateUserDataPort } from '../../../../../src/datasources/treasury-prime/writes/update-user-data.js';
import { itGivesNoOther } from '../../../../support/another-object.js';
import { newCall } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { sendAch } from '../commands.js';
import { attempt, fakeTreasuryPrime, fields, globalId, refusal } from '../fake-treasury-prime.js';
import { account, ach, book, business, card, counterparty, fednow, transaction, wire } from '../records.js';

type Fake = ReturnType<typeof fakeTreasuryPrime>;

const ends = { '/account/acct_1': account('acct_1'), '/counterparty/cp_1': counterparty('cp_1') };
const simple = (
  title: string,
  path: string,
  of: (id: string) => object,
  read: (fake: Fake) => Promise<unknown>,
) => {
  const id = path.split('/').at(-1) ?? '';
  return { title, path, asked: of(id), another: of(`${id}9`), read };
};
const transfer = (resource: string, of: (id: string) => object) =>
  simple(`a transfer over ${resource}`, `/${resource}/t_1`, of, ({ api }) =>
    transfersPort(api).read(newCall(), `${resource}/t_1`),
  );
const userDataOf = (id: string) => ({ id, userData: { note: 'a' } });

describe('Treasury Prime', () => {
  itGivesNoOther(fakeTreasuryPrime, [
    simple('an account', '/account/acct_1', account, ({ api }) =>
      accountsPort(api).read(newCall(), 'acct_1'),
    ),
    simple('a balance', '/account/acct_1', account, ({ api }) => balancesPort(api).read(newCall(), 'acct_1')),
    simple('a transaction', '/transaction/trx_1', transaction, ({ api }) =>
      transactionsPort(api).read(newCall(), 'trx_1'),
    ),
    simple(
      'a card',
      '/card/card_1',
      (id) => card(id, { card_product_id: null }),
      ({ api }) => cardsPort(api).read(newCall(), 'card_1'),
    ),
    simple('a counterparty', '/counterparty/cp_1', counterparty, ({ api }) =>
      counterpartiesPort(api).read(newCall(), 'cp_1'),
    ),
    simple('a business', '/business/biz_1', business, ({ api }) =>
      businessesPort(api, accountsPort(api)).read(newCall(), 'biz_1'),
    ),
    simple('the accounts of a business', '/business/biz_1', business, ({ api }) =>
      businessesPort(api, accountsPort(api)).accountsOf(newCall(), 'biz_1'),
    ),
    transfer('ach', ach),
    transfer('book', book),
    transfer('wire', wire),
    transfer('fednow', fednow),
    {
      ...simple('the account that a transfer leaves', '/account/acct_1', account, ({ api }) =>
        problemsOf(createTransferPort(api), sendAch(), newCall()),
      ),
      routes: ends,
    },
    {
      ...simple('the counterparty of a transfer', '/counterparty/cp_1', counterparty, ({ api }) =>
        problemsOf(createTransferPort(api), sendAch(), newCall()),
      ),
      routes: ends,
    },
    simple('a transfer to cancel', '/ach/t_1', ach, ({ api }) =>
      problemsOf(cancelTransferPort(api), { id: globalId('Transfer', 'ach/t_1') }, newCall()),
    ),
    simple('a card to suspend', '/card/card_1', card, ({ api }) =>
      problemsOf(suspendCardPort(api), { id: globalId('Card', 'card_1') }, newCall()),
    ),
    simple('an object whose user data is checked', '/account/acct_1', account, ({ api }) =>
      problemsOf(updateUserDataPort(api), userDataOf(globalId('Account', 'acct_1')), newCall()),
    ),
  ]);

  it('does not show the product of another card', async () => {
    const json = readCard(fields(card('card_1', { card_product_id: 'p_1' })));
    const formWith = async (id: string) => {
      const { api } = fakeTreasuryPrime({ '/cardproduct/p_1': { id, type: 'virtual' } });
      return (await withForm({ api, mapper: cardMapper(api) }, newCall(), json)).form;
    };

    expect(await formWith('p_1')).toBe('VIRTUAL');
    expect(await formWith('p_2')).toBe('UNKNOWN');
  });

  it('sends no user data when the object before it is another', async () => {
    const fake = fakeTreasuryPrime({ '/account/acct_1': account('acct_2') });
    const write = planned(updateUserDataPort(fake.api), userDataOf(globalId('Account', 'acct_1')));

    await expect(write.send(attempt())).rejects.toMatchObject({ code: 'INVALID_RESPONSE', sent: 'no' });

    expect(fake.sent).toEqual([]);
  });

  it('leaves a refused change open when another object is read after it', async () => {
    const fake = fakeTreasuryPrime({
      'PATCH /card/card_1': refusal(400),
      '/card/card_1': card('card_2', { status: 'suspended' }),
    });
    const write = planned(suspendCardPort(fake.api), { id: globalId('Card', 'card_1') });

    await expect(write.send(attempt())).rejects.toMatchObject({ code: 'UNAVAILABLE', sent: 'yes' });
  });
});
