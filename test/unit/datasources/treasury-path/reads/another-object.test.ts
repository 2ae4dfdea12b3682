import { describe } from 'vitest';
import { accountsPort } from '../../../../../src/datasources/treasury-path/reads/accounts.js';
import { balancesPort } from '../../../../../src/datasources/treasury-path/reads/balances.js';
import { businessesPort } from '../../../../../src/datasources/treasury-path/reads/businesses.js';
import { counterpartiesPort } from '../../../../../src/datasources/treasury-path/reads/counterparties.js';
import { transfersPort } from '../../../../../src/datasources/treasury-path/reads/transfers.js';
import { itGivesNoOther } from '../../../../support/another-object.js';
import { newCall } from '../../../../support/attempts.js';
import { COMPANIES, fakeTreasuryPath, listOf } from '../fake-treasury-path.js';
import { entity, internalAccount, payment, recipient } from '../records.js';

const C1 = `${COMPANIES}/c1`;
const at = (title: string, list: string, of: (id: string) => object) => ({
  title,
  path: `${C1}/${list}/x1`,
  asked: { data: of('x1') },
  another: { data: of('x2') },
});

describe('TreasuryPath', () => {
  itGivesNoOther(fakeTreasuryPath, [
    {
      ...at('an account', 'bank_accounts', internalAccount),
      read: ({ api }) => accountsPort(api).read(newCall(), 'c1/x1'),
    },
    {
      ...at('a balance', 'bank_accounts', internalAccount),
      read: ({ api }) => balancesPort(api).read(newCall(), 'c1/x1'),
    },
    {
      ...at('a business', 'entities', entity),
      read: ({ api }) => businessesPort(api).read(newCall(), 'c1/x1'),
    },
    {
      ...at('a counterparty', 'recipients', recipient),
      read: ({ api }) => counterpartiesPort(api).read(newCall(), 'c1/x1'),
    },
    {
      ...at('a transfer', 'payments', payment),
      routes: { [`${C1}/bank_accounts`]: listOf() },
      read: ({ api }) => transfersPort(api).read(newCall(), 'c1/x1'),
    },
  ]);
});
