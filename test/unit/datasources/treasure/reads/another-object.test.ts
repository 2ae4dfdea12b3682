import { describe } from 'vitest';
import { accountsPort } from '../../../../../src/datasources/treasure/reads/accounts.js';
import { balancesPort } from '../../../../../src/datasources/treasure/reads/balances.js';
import { businessesPort } from '../../../../../src/datasources/treasure/reads/businesses.js';
import { documentsPort } from '../../../../../src/datasources/treasure/reads/documents.js';
import { portfoliosPort } from '../../../../../src/datasources/treasure/reads/portfolios.js';
import { transfersPort } from '../../../../../src/datasources/treasure/reads/transfers.js';
import { readStanding } from '../../../../../src/datasources/treasure/writes/business-standing.js';
import { createTransferPort } from '../../../../../src/datasources/treasure/writes/create-transfer.js';
import { updateUserDataPort } from '../../../../../src/datasources/treasure/writes/update-user-data.js';
import { itGivesNoOther } from '../../../../support/another-object.js';
import { newCall } from '../../../../support/attempts.js';
import { problemsOf } from '../../../../support/planned.js';
import {
  bankAccount,
  business,
  document,
  fakeTreasure,
  globalId,
  portfolio,
  transfer,
} from '../fake-treasure.js';
import { command } from '../withdrawals.js';

const B1 = '/v1/businesses/b1';
const at = (title: string, path: string, of: (id: string) => object) => {
  const id = path.split('/').at(-1) ?? '';
  return { title, path, asked: of(id), another: of(`${id}9`) };
};
const ofBusiness = (title: string, path: string, of: (id: string) => object) => ({
  title,
  path,
  asked: of('b1'),
  another: of('b2'),
});
const instructions = (business_id: string) => ({ business_id, wire_instructions: { bank_name: 'Prairie' } });
const link = (id: string) => document(id, { download_url: 'https://files.example/1' });

describe('Treasure', () => {
  itGivesNoOther(fakeTreasure, [
    {
      ...ofBusiness('a portfolio as an account', `${B1}/portfolio`, portfolio),
      routes: { [B1]: business('b1') },
      read: ({ api }) => accountsPort(api).read(newCall(), 'portfolio/b1'),
    },
    {
      ...at('a bank account', `${B1}/bank_accounts/ba1`, bankAccount),
      read: ({ api }) => accountsPort(api).read(newCall(), 'bank_account/b1/ba1'),
    },
    {
      ...ofBusiness('a balance', `${B1}/portfolio`, portfolio),
      read: ({ api }) => balancesPort(api).read(newCall(), 'portfolio/b1'),
    },
    {
      ...ofBusiness('a portfolio', `${B1}/portfolio`, portfolio),
      read: ({ api }) => portfoliosPort(api).read(newCall(), 'b1'),
    },
    { ...at('a business', B1, business), read: ({ api }) => businessesPort(api).read(newCall(), 'b1') },
    {
      ...ofBusiness('wire instructions', `${B1}/wire_instructions`, instructions),
      read: async ({ api }) => businessesPort(api).wireInstructions?.(newCall(), 'b1'),
    },
    {
      ...at('a document', `${B1}/documents/d1`, document),
      read: ({ api }) => documentsPort(api).read(newCall(), 'b1/d1'),
    },
    {
      ...ofBusiness('a document of a business', `${B1}/documents/d1`, (business_id) =>
        document('d1', { business_id }),
      ),
      read: ({ api }) => documentsPort(api).read(newCall(), 'b1/d1'),
    },
    {
      ...at('the link of a document', `${B1}/documents/d1`, link),
      read: ({ api }) => documentsPort(api).downloadUrl(newCall(), 'b1/d1'),
    },
    {
      ...at('a transfer', `${B1}/transfers/t1`, transfer),
      read: ({ api }) => transfersPort(api).read(newCall(), 'b1/t1'),
    },
    {
      ...ofBusiness('a transfer of a business', `${B1}/transfers/t1`, (business_id) =>
        transfer('t1', { business_id }),
      ),
      read: ({ api }) => transfersPort(api).read(newCall(), 'b1/t1'),
    },
    {
      ...at('a business before a write', B1, business),
      read: ({ api }) => readStanding(api, newCall(), 'b1'),
    },
    {
      ...at('the bank account of a withdrawal', `${B1}/bank_accounts/ba1`, bankAccount),
      routes: { [B1]: business('b1') },
      read: ({ api }) => problemsOf(createTransferPort(api), command(), newCall()),
    },
    {
      ...at('an object whose user data is checked', `${B1}/bank_accounts/ba1`, bankAccount),
      read: ({ api }) =>
        problemsOf(
          updateUserDataPort(api),
          { id: globalId('Account', 'bank_account/b1/ba1'), userData: { note: 'a' } },
          newCall(),
        ),
    },
  ]);
});
