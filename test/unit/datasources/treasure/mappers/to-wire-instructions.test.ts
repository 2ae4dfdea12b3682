import { expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { toWireInstructions } from '../../../../../src/datasources/treasure/mappers/to-wire-instructions.js';

it('carries wire instructions over', () => {
  const wire_instructions = {
    bank_name: 'Clearing Bank',
    account_name: 'Company b1',
    account_number: '400011122233',
    routing_number: '026000000',
    swift_code: null,
    bank_address: { city: 'New York' },
    intermediary_bank: null,
    reference: 'FFC b1',
    currency: 'USD',
  };

  expect(toWireInstructions(new Fields({ wire_instructions }, 'wire_instructions'))).toEqual({
    bankName: 'Clearing Bank',
    accountName: 'Company b1',
    accountNumber: '400011122233',
    routingNumber: '026000000',
    swiftCode: null,
    reference: 'FFC b1',
    currency: 'USD',
  });
});

it('leaves out a currency that ISO 4217 does not define', () => {
  const instructions = toWireInstructions(
    new Fields({ wire_instructions: { bank_name: 'Clearing Bank', currency: 'USDC' } }, 'wire_instructions'),
  );

  expect(instructions).toMatchObject({ bankName: 'Clearing Bank', currency: null });
});
