import { describe, expect, it } from 'vitest';
import {
  toDescriptionPlaces,
  toTransferBody,
} from '../../../../../src/datasources/treasury-prime/mappers/transfer-body.js';
import type { MadeResource } from '../../../../../src/datasources/treasury-prime/writes/transfer-order.js';
import type { CreateTransfer } from '../../../../../src/domain/commands.js';
import { bookTransfer, sendAch, sendWire, usd } from '../commands.js';

const text = (command: CreateTransfer, resource: MadeResource, to = 'cp_1') =>
  JSON.stringify(
    toTransferBody(command, { resource, from: 'acct_1', to }, { exchequer_reference: 'X7Q2MK9PRTA' }),
  );
const REFERENCE = '"userdata":{"exchequer_reference":"X7Q2MK9PRTA"}';

describe('the body of an ACH', () => {
  it('has the least that is documented', () => {
    expect(text(sendAch(), 'ach')).toBe(
      '{"account_id":"acct_1","counterparty_id":"cp_1","amount":"310.00","direction":"credit","sec_code":"ccd",' +
        `"service":"standard",${REFERENCE}}`,
    );
  });

  it('has every option', () => {
    const ach = { secCode: 'WEB', service: 'SAMEDAY', addenda: ['Invoice 12'] };
    const more = { direction: 'PULL', ach, description: 'Invoice 12', userData: { order: 'o-1' } } as const;

    expect(text(sendAch({ ...more, amount: usd(5n) }), 'ach')).toBe(
      '{"account_id":"acct_1","counterparty_id":"cp_1","amount":"0.05","direction":"debit","sec_code":"web",' +
        '"sec_details":{"payment_type":"single"},"service":"sameday","description":"Invoice 12",' +
        '"addenda":["Invoice 12"],"userdata":{"order":"o-1","exchequer_reference":"X7Q2MK9PRTA"}}',
    );
  });

  it('keeps an amount exact that no double holds', () => {
    expect(text(sendAch({ amount: usd(9007199254740993n) }), 'ach')).toContain(
      '"amount":"90071992547409.93"',
    );
  });

  it.each(['Invoice 123', 'Café', 'two\nlines'])('carries %j in the user data', (description) => {
    const body = JSON.parse(text(sendAch({ description }), 'ach'));

    expect(body).not.toHaveProperty('description');
    expect(body.userdata).toEqual({
      exchequer_reference: 'X7Q2MK9PRTA',
      exchequer_description: description,
    });
  });

  it.each(['ppd', 'PPD', 'ccd'])('gives no details with %s', (secCode) => {
    const ach = { secCode, service: null, addenda: [] };

    expect(text(sendAch({ ach }), 'ach')).not.toContain('sec_details');
  });
});

it('writes the body of a book transfer', () => {
  expect(text(bookTransfer({ description: 'Sweep' }), 'book', 'acct_2')).toBe(
    `{"from_account_id":"acct_1","to_account_id":"acct_2","amount":"75.00","description":"Sweep",${REFERENCE}}`,
  );
});

it('writes the body of a wire', () => {
  expect(text(sendWire({ description: 'Lot 7 of the harbour estate' }), 'wire', 'cp_2')).toBe(
    '{"account_id":"acct_1","counterparty_id":"cp_2","amount":"9000.00",' +
      `"instructions":"Lot 7 of the harbour estate",${REFERENCE}}`,
  );
});

describe('toDescriptionPlaces', () => {
  it.each([
    ['book', 'Sweep of March', { field: 'Sweep of March', kept: 'Sweep of March' }],
    ['book', 'Café', { field: null, kept: 'Café' }],
    ['wire', 'Lot 7 of the harbour', { field: 'Lot 7 of the harbour', kept: null }],
    ['ach', '', { field: null, kept: null }],
    ['ach', null, { field: null, kept: null }],
  ] as const)('finds a place at %s for %j', (resource, description, places) => {
    expect(toDescriptionPlaces(resource, description)).toEqual(places);
  });
});
