import { expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import {
  readBankAccount,
  readBusiness,
  readTransfer,
} from '../../../../../src/datasources/treasure/json/records.js';
import { accountMapper } from '../../../../../src/datasources/treasure/mappers/to-account.js';
import { toBusiness } from '../../../../../src/datasources/treasure/mappers/to-business.js';
import { transferMapper } from '../../../../../src/datasources/treasure/mappers/to-transfer.js';
import { bankAccount, business, connector, fakeTreasure, transfer } from '../fake-treasure.js';

const OWN = { exchequer_reference: 'X7Q2MK9PRTA', exchequer_description: 'Rent of May' };
const BOTH = { payout: 'po_981', ...OWN };

it('hides its own part wherever user data is shown', () => {
  const { api } = fakeTreasure();
  const held = { user_data: BOTH };
  const shown = { userData: { payout: 'po_981' } };

  expect(toBusiness(readBusiness(new Fields(business('b1', held), 'business')), connector)).toMatchObject(
    shown,
  );
  expect(
    accountMapper(api).toBankAccount(readBankAccount(new Fields(bankAccount('ba1', held), 'account')), 'b1'),
  ).toMatchObject(shown);
  expect(transferMapper(api)(readTransfer(new Fields(transfer('t1', held), 'transfer')), 'b1')).toMatchObject(
    {
      ...shown,
      description: 'Rent of May',
    },
  );
});
