import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { cancelTransferPort } from '../../../../../src/datasources/treasury-prime/writes/cancel-transfer.js';
import { guard } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import {
  attempt,
  type FakeTreasuryPrime,
  fakeTreasuryPrime,
  globalId,
  lost,
  refusal,
} from '../fake-treasury-prime.js';
import { ach, book, fednow, wire } from '../records.js';

const id = (ref: string) => globalId('Transfer', ref);
const canceled = { status: 'canceled' };
const KINDS = [
  ['ach', ach],
  ['book', book],
  ['wire', wire],
] as const;

describe('cancelTransfer.check', () => {
  const check = (ref: string, row: unknown) => {
    const fake = fakeTreasuryPrime({ [`/${ref}`]: row });
    return problemsOf(cancelTransferPort(fake.api), { id: id(ref) });
  };

  it.each(KINDS)(
    'lets a pending transfer at %s pass, and one that is canceled already',
    async (path, make) => {
      expect(await check(`${path}/x_1`, make('x_1', { status: 'pending' }))).toEqual([]);
      expect(await check(`${path}/x_1`, make('x_1', canceled))).toEqual([]);
    },
  );

  it.each(['processing', 'sent', 'error', 'returned', 'void', 'odd'])(
    'refuses one that is %s',
    async (status) => {
      const make = status === 'void' ? wire : ach;
      const path = status === 'void' ? 'wire/x_1' : 'ach/x_1';

      expect(await check(path, make('x_1', { status }))).toMatchObject([
        { field: ['id'], code: 'NOT_CANCELABLE' },
      ]);
    },
  );

  it.each(['pending', 'canceled'])('refuses a FedNow payment that is %s', async (status) => {
    const errors = await check('fednow/x_1', fednow('x_1', { status }));

    expect(errors).toMatchObject([{ field: ['id'], code: 'NOT_CANCELABLE' }]);
  });

  it('does not find what the provider does not know', async () => {
    expect(await check('ach/x_1', undefined)).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
  });

  it.each([globalId('Account', 'acct_1'), globalId('Transfer', 'ach/x_1', 'other'), id('x_1'), 'nonsense'])(
    'does not look for %s',
    async (other) => {
      const fake = fakeTreasuryPrime();

      const errors = await problemsOf(cancelTransferPort(fake.api), { id: other });

      expect(errors).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
      expect(fake.asked).toEqual([]);
    },
  );
});

describe('cancelTransfer.send', () => {
  const send = (fake: FakeTreasuryPrime, ref = 'ach/x_1') =>
    planned(cancelTransferPort(fake.api), { id: id(ref) }).send(attempt());

  it.each(KINDS)('cancels at %s with one guarded request', async (path, make) => {
    const fake = fakeTreasuryPrime({ [`PATCH /${path}/x_1`]: make('x_1', canceled) });

    const transfer = await send(fake, `${path}/x_1`);

    expect(transfer).toMatchObject({ status: 'CANCELED', timeline: [{ origin: 'ANSWER' }] });
    expect(fake.sent).toEqual([{ method: 'PATCH', path: `/${path}/x_1`, body: canceled, guard }]);
    expect(fake.asked).toEqual([]);
  });

  it('succeeds where it is canceled already', async () => {
    const fake = fakeTreasuryPrime({ 'PATCH /ach/x_1': refusal(400), '/ach/x_1': ach('x_1', canceled) });

    expect(await send(fake)).toMatchObject({ status: 'CANCELED' });
    expect(fake.sent).toHaveLength(1);
    expect(fake.asked).toMatchObject([{ fresh: true }]);
  });

  it.each([
    ['gone out', ach('x_1', { status: 'processing' })],
    ['gone', undefined],
  ])('passes on the refusal where it has %s', async (_, row) => {
    const fake = fakeTreasuryPrime({ 'PATCH /ach/x_1': refusal(400), '/ach/x_1': row });

    await expect(send(fake)).rejects.toMatchObject({ code: 'REJECTED', status: 400 });
  });

  it.each([
    ['lost', lost()],
    ['not available', refusal(503)],
    ['refused', refusal(403)],
    ['shed', refusal(429)],
  ])('leaves it open where the look after a refusal is %s', async (_, failure) => {
    const fake = fakeTreasuryPrime({ 'PATCH /ach/x_1': refusal(400), '/ach/x_1': failure });

    await expect(send(fake)).rejects.toMatchObject({ code: 'UNAVAILABLE', sent: 'yes' });
  });

  it.each([
    ['lost', lost(), 'TIMEOUT'],
    ['garbled', [], 'INVALID_RESPONSE'],
    ['unknown', refusal(404), 'NOT_FOUND'],
  ])('passes on that the answer was %s', async (_, answer, code) => {
    const fake = fakeTreasuryPrime({ 'PATCH /ach/x_1': answer });

    await expect(send(fake)).rejects.toMatchObject({ code });
    expect(fake.asked).toEqual([]);
  });

  it.each([
    ['state', ach('x_1', { status: 'pending' })],
    ['object', ach('x_2', canceled)],
  ])('asks for a person when another %s comes back', async (_, row) => {
    await expect(send(fakeTreasuryPrime({ 'PATCH /ach/x_1': row }))).rejects.toThrow(UnexpectedEffectError);
  });
});

describe('cancelTransfer.write', () => {
  const write = () => planned(cancelTransferPort(fakeTreasuryPrime().api), { id: id('ach/x_1') });

  it('converges', () => {
    expect(write()).toMatchObject({ recoveryMethod: 'CONVERGES', lock: null });
    expect(write().find).toBeUndefined();
  });

  it.each([
    [400, 'id', 'NOT_CANCELABLE'],
    [403, null, 'PROVIDER_REJECTED'],
    [404, 'id', 'NOT_FOUND'],
  ] as const)('says of a %i on %s that it is %s', (status, field, code) => {
    expect(write().toUserErrors(refusal(status))).toMatchObject([{ field: field?.split('.') ?? null, code }]);
  });

  it('plans nothing for an id that names no transfer', () => {
    expect(cancelTransferPort(fakeTreasuryPrime().api).plan({ id: 'x' })).toMatchObject({
      errors: [{ field: ['id'], code: 'NOT_FOUND' }],
    });
  });
});
