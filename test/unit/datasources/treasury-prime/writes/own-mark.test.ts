import { describe, expect, it } from 'vitest';
import { createCounterpartyPort } from '../../../../../src/datasources/treasury-prime/writes/create-counterparty.js';
import { createTransferPort } from '../../../../../src/datasources/treasury-prime/writes/create-transfer.js';
import { planned } from '../../../../support/planned.js';
import { bookTransfer, newCounterparty, sendAch, sendWire } from '../commands.js';
import { attempt, fakeTreasuryPrime, mark } from '../fake-treasury-prime.js';
import { ach, book, counterparty, wire } from '../records.js';

/** User data that is `bytes` long as JSON. */
const ofBytes = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
const FULL = ofBytes(1023);
const SMALL = ofBytes(900);

const transfers = [
  ['/ach', sendAch, ach('ach_9')],
  ['/book', bookTransfer, book('book_9')],
  ['/wire', sendWire, wire('wire_9')],
] as const;

describe.each(transfers)('a new object at %s', (path, make, row) => {
  const opened = (userData: object, more: object = {}) => {
    const command = make({ userData: { ...userData }, ...more });
    const fake = fakeTreasuryPrime({ [`POST ${path}`]: { ...row, userdata: null } });
    return { fake, write: planned(createTransferPort(fake.api), command) };
  };

  it('carries the reference beside user data that leaves room for it', async () => {
    const { fake, write } = opened(SMALL);

    await write.send(attempt());

    expect(fake.sent).toMatchObject([
      { body: { userdata: { ...SMALL, exchequer_reference: mark.reference } } },
    ]);
    expect(write.recoveryMethod).toBe('KEY_AND_LIST');
  });

  it("carries user data of the provider's whole limit, and is settled by its key alone", async () => {
    const { fake, write } = opened(FULL);

    await write.send(attempt());

    expect(fake.sent).toMatchObject([{ body: { userdata: FULL } }]);
    expect(fake.sent[0]?.body).not.toHaveProperty('userdata.exchequer_reference');
    expect([write.recoveryMethod, write.find]).toEqual(['KEY', undefined]);
  });
});

describe('a new counterparty', () => {
  it.each([
    [SMALL, 'KEY_AND_LIST', { exchequer_reference: mark.reference }],
    [FULL, 'KEY', {}],
  ] as const)('carries its reference where there is room', async (userData, recoveryMethod, own) => {
    const fake = fakeTreasuryPrime({ 'POST /counterparty': counterparty('cp_9', { wire: null }) });
    const write = planned(createCounterpartyPort(fake.api), newCounterparty({ userData }));

    await write.send(attempt());

    expect((fake.sent[0]?.body as { userdata: object }).userdata).toEqual({ ...userData, ...own });
    expect([write.recoveryMethod, write.find !== undefined]).toEqual([
      recoveryMethod,
      recoveryMethod === 'KEY_AND_LIST',
    ]);
  });
});

it('counts a description that is kept in the user data', async () => {
  const fake = fakeTreasuryPrime();
  const plan = (userData: object) =>
    createTransferPort(fake.api).plan(sendAch({ userData: { ...userData }, description: 'y'.repeat(80) }));

  expect(plan(ofBytes(890))).toMatchObject({ recoveryMethod: 'KEY' });
  expect(plan(ofBytes(1000))).toMatchObject({ errors: [{ field: ['userData'] }] });
});
