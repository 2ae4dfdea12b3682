import { describe } from 'vitest';
import { balancesPort } from '../../../../../src/datasources/cardbiller/reads/balances.js';
import { ledgersPort } from '../../../../../src/datasources/cardbiller/reads/ledgers.js';
import { transactionsPort } from '../../../../../src/datasources/cardbiller/reads/transactions.js';
import { transfersPort } from '../../../../../src/datasources/cardbiller/reads/transfers.js';
import { itGivesNoOther } from '../../../../support/another-object.js';
import { newCall } from '../../../../support/attempts.js';
import {
  account,
  balance,
  entry,
  fakeCardbiller,
  ledger,
  ledgerPath,
  record,
  transactionsPath,
} from '../fake-cardbiller.js';

const REF = `${account(1)}/${entry(1)}`;
const ENTRY = { path: `${transactionsPath(1)}/${entry(1)}`, asked: record(1) };
const LEDGER = {
  path: ledgerPath(1),
  asked: balance(10, { ledgerUuid: ledger(1).toUpperCase() }),
  another: balance(10, { ledgerUuid: ledger(2) }),
};

describe('Cardbiller', () => {
  itGivesNoOther(fakeCardbiller, [
    { ...LEDGER, title: 'a ledger', read: ({ api }) => ledgersPort(api).read(newCall(), ledger(1)) },
    { ...LEDGER, title: 'a balance', read: ({ api }) => balancesPort(api).read(newCall(), account(1)) },
    {
      ...ENTRY,
      title: 'a transaction',
      another: record(2),
      read: ({ api }) => transactionsPort(api).read(newCall(), REF),
    },
    {
      ...ENTRY,
      title: 'a transaction of an account',
      another: record(1, { accountUuid: account(2) }),
      read: ({ api }) => transactionsPort(api).read(newCall(), REF),
    },
    {
      ...ENTRY,
      title: 'a transfer',
      another: { data: record(2) },
      read: ({ api }) => transfersPort(api).read(newCall(), REF),
    },
  ]);
});
