import { expect, it } from 'vitest';
import { toCounterpartyBody } from '../../../../../src/datasources/treasury-prime/mappers/counterparty-body.js';
import { newCounterparty } from '../commands.js';

const text = (more: object) =>
  JSON.stringify(toCounterpartyBody(newCounterparty(more), { exchequer_reference: 'X7Q2MK9PRTA' }));

it('writes ACH details, leading zeros kept', () => {
  expect(text({ userData: { vendor: 'v-9' } })).toBe(
    '{"name_on_account":"Nora Field","ach":{"account_number":"00012345678","routing_number":"021000021",' +
      '"account_type":"checking"},"userdata":{"vendor":"v-9","exchequer_reference":"X7Q2MK9PRTA"}}',
  );
});

it('writes wire details', () => {
  const wire = { accountNumber: '00087654321', routingNumber: '026009593', bankName: 'Elm Bank' };

  expect(text({ ach: null, wire })).toBe(
    '{"name_on_account":"Nora Field","wire":{"account_number":"00087654321","routing_number":"026009593",' +
      '"bank_name":"Elm Bank"},"userdata":{"exchequer_reference":"X7Q2MK9PRTA"}}',
  );
});

it('calls a savings account one', () => {
  const ach = { accountNumber: '1234', routingNumber: '021000021', accountType: 'SAVINGS' };

  expect(text({ ach })).toContain('"account_type":"savings"');
});
