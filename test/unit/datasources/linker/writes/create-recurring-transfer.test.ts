import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../../src/datasources/http/upstream.js';
import { createRecurringTransferPort } from '../../../../../src/datasources/linker/writes/create-recurring-transfer.js';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import type { CreateRecurringTransfer } from '../../../../../src/domain/commands.js';
import { guard } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { bankDetails, newSeries, usd } from '../commands.js';
import {
  attempt,
  bankId,
  CREATED,
  type FakeLinker,
  fakeLinker,
  globalId,
  listed,
  lost,
  mark,
  refusal,
  SERIES,
  series,
} from '../fake-linker.js';

const ACH = 'POST /baas/transfer-ach';
const INTERNAL = 'POST /baas/transfer-internal';
const ours = (more: object = {}) => series('s9', { memo: `Office lease ${mark.reference}`, ...more });
const list = (...rows: readonly unknown[]) => listed('recurringTransfers', ...rows);
const now = newSeries({ transferNow: true });

describe('createRecurringTransfer.check', () => {
  const check = (command: CreateRecurringTransfer) =>
    problemsOf(createRecurringTransferPort(fakeLinker().api), command);

  it.each([
    ['to a counterparty', newSeries()],
    ['to an account', newSeries({}, { destination: { account: bankId('Account', 'acct_2') } })],
    ['to bank details', newSeries({}, { destination: { bankDetails } })],
    ['without an end', newSeries({ duration: 'CONTINUOUS', transfersQuantity: null })],
    ['with a word that is not known', newSeries({ frequency: 'everyFullMoon' })],
    ['that pulls', newSeries({}, { direction: 'PULL' })],
  ])('lets a series %s pass', async (_, command) => {
    expect(await check(command)).toEqual([]);
  });

  it.each([
    ['source', newSeries({}, { source: globalId('Account', 'acct_1') }), 'NOT_FOUND'],
    [
      'direction',
      newSeries({}, { destination: { account: bankId('Account', 'a') }, direction: 'PULL' }),
      'INVALID_INPUT',
    ],
    ['amount.amount', newSeries({}, { amount: usd(0n) }), 'INVALID_INPUT'],
    ['amount.currency', newSeries({}, { amount: { minor: 1n, currency: 'EUR' } }), 'INVALID_INPUT'],
    ['recurrence.frequencyData', newSeries({ frequencyData: 32 }), 'INVALID_INPUT'],
  ])('refuses a wrong %s', async (field, command, code) => {
    expect(await check(command)).toMatchObject([{ field: field.split('.'), code }]);
  });
});

describe('createRecurringTransfer.send', () => {
  const send = (fake: FakeLinker, command = newSeries()) =>
    planned(createRecurringTransferPort(fake.api), command).send(attempt());

  it('makes one request under its key, and finds in one look what it made', async () => {
    const fake = fakeLinker({ [ACH]: CREATED, [SERIES]: list(ours(), series('s8')) });

    const made = await send(fake);

    expect(made).toMatchObject({ id: globalId('RecurringTransfer', 's9'), memo: 'Office lease' });
    expect(fake.sent).toEqual([
      {
        ...{ method: 'POST', path: '/baas/transfer-ach', guard, isKeyed: true },
        headers: { 'Idempotency-Key': mark.providerKey },
        isKeyed: true,
        body: expect.objectContaining({
          isRecurring: true,
          recurringTransfer: expect.objectContaining({
            ...{ doTransfer: false, memo: `Office lease ${mark.reference}` },
          }),
        }),
      },
    ]);
    expect(fake.asked).toEqual([
      { path: SERIES, query: { search: mark.reference, limit: 100, offset: 0 }, fresh: true },
    ]);
  });

  it('sends no quantity of a series without an end', async () => {
    const endless = newSeries({ duration: 'CONTINUOUS', transfersQuantity: 0 });
    const fake = fakeLinker({ [ACH]: CREATED, [SERIES]: list() });

    expect(await problemsOf(createRecurringTransferPort(fake.api), endless)).toEqual([]);
    await send(fake, endless);

    const { recurringTransfer } = fake.sent[0]?.body as { recurringTransfer: object };
    expect(recurringTransfer).toMatchObject({ durationType: 'continuous' });
    expect(recurringTransfer).not.toHaveProperty('transfersQuantity');
  });

  it('goes to accounts by the other request', async () => {
    const fake = fakeLinker({ [INTERNAL]: CREATED, [SERIES]: list() });

    await send(fake, newSeries({}, { destination: { account: bankId('Account', 'acct_2') } }));

    expect(fake.sent).toMatchObject([{ path: '/baas/transfer-internal' }]);
  });

  it.each([
    ['it does not show yet', list(series('s8'))],
    ['the list cannot be read', refusal(503)],
    ['the list does not answer', lost()],
    ['its record cannot be read', list(ours({ amount: null }))],
  ])('has nothing to show where %s', async (_, answer) => {
    expect(await send(fakeLinker({ [ACH]: CREATED, [SERIES]: answer }))).toBeNull();
  });

  it('looks no longer than the attempt has time', async () => {
    const fake = fakeLinker({ [ACH]: CREATED });
    const over = { ...guard, notAfterMs: fake.api.clock.nowMs() };
    const signals: AbortSignal[] = [];
    const upstream = {
      ...fake.api.upstream,
      get: (call: Call) => {
        signals.push(call.signal);
        throw lost();
      },
    };
    const write = planned(createRecurringTransferPort({ ...fake.api, upstream }), newSeries());

    expect(await write.send(attempt({ guard: over }))).toBeNull();

    const [signal] = signals;
    await new Promise((resolve) =>
      signal?.aborted ? resolve(null) : signal?.addEventListener('abort', resolve),
    );
    expect(signal?.aborted).toBe(true);
  });

  it.each([
    ['amount', { amount: '151' }],
    ['frequency', { frequency: 'weekly' }],
    ['frequencyData', { frequencyData: '16' }],
    ['startingDate', { startingDate: '2026-04-16' }],
    ['duration', { durationType: 'continuous' }],
    ['remainingTransfers', { remainingTransfersQuantity: 7 }],
    ['memo', { memo: `Office rent ${mark.reference}` }],
  ])('asks for a person when another %s comes back', async (field, more) => {
    const sending = send(fakeLinker({ [ACH]: CREATED, [SERIES]: list(ours(more)) }));

    await expect(sending).rejects.toThrow(UnexpectedEffectError);
    await expect(sending).rejects.toThrow(`${field}: required`);
  });

  it('asks for a person when it goes to another account, without its number', async () => {
    const command = newSeries(
      {},
      { destination: { bankDetails: { ...bankDetails, accountNumber: '99990000' } } },
    );
    const sending = send(fakeLinker({ [ACH]: CREATED, [SERIES]: list(ours()) }), command);

    await expect(sending).rejects.toThrow(UnexpectedEffectError);
    await expect(sending).rejects.not.toThrow(/0000|4702/);
  });

  it('asks for a person when two come back', async () => {
    const fake = fakeLinker({ [ACH]: CREATED, [SERIES]: list(ours(), { ...ours(), id: 's10' }) });

    await expect(send(fake)).rejects.toThrow(UnexpectedEffectError);
  });

  it('takes words that it has not met, and what is not shown, for no difference', async () => {
    const row = ours({
      durationType: 'untilDate',
      frequencyData: null,
      frequency: 'Monthly',
      startingDate: null,
    });

    expect(await send(fakeLinker({ [ACH]: CREATED, [SERIES]: list(row) }))).toMatchObject({
      providerId: 's9',
    });
  });

  it.each([
    ['lost', lost(), { code: 'TIMEOUT', sent: 'maybe' }],
    ['refused', refusal(422), { code: 'REJECTED', status: 422 }],
    ['garbled', [], { code: 'INVALID_RESPONSE', sent: 'yes' }],
    ['about the key', refusal(422, 'This Idempotency-Key was used'), { code: 'UNAVAILABLE', sent: 'yes' }],
  ])('passes on that the answer was %s', async (_, answer, error) => {
    const fake = fakeLinker({ [ACH]: answer, [SERIES]: list() });

    await expect(send(fake)).rejects.toMatchObject(error);
    expect(fake.asked).toEqual([]);
  });

  it('pays no second time where a transfer is made at once and an attempt before has made the series', async () => {
    const fake = fakeLinker({ [ACH]: CREATED, [SERIES]: list(ours({ remainingTransfersQuantity: 5 })) });

    expect(await send(fake, now)).toMatchObject({ providerId: 's9', remainingTransfers: 5 });

    expect(fake.sent).toEqual([]);
  });

  it('sends nothing where it cannot look first', async () => {
    for (const answer of [lost(), refusal(503), list(ours({ amount: null }))]) {
      const fake = fakeLinker({ [ACH]: CREATED, [SERIES]: answer });

      await expect(send(fake, now)).rejects.toMatchObject({ sent: 'no' });

      expect(fake.sent).toEqual([]);
    }
  });

  it('is refused where the user is not enrolled', async () => {
    await expect(send(fakeLinker({ [SERIES]: refusal(403) }), now)).rejects.toMatchObject({
      ...{ code: 'FORBIDDEN', sent: 'yes' },
    });
  });

  it('makes a transfer at once under its key', async () => {
    const fake = fakeLinker({ [ACH]: CREATED, [SERIES]: list() });

    expect(await send(fake, now)).toBeNull();

    expect(fake.sent).toMatchObject([
      {
        headers: { 'Idempotency-Key': mark.providerKey },
        isKeyed: true,
        body: { recurringTransfer: { doTransfer: true } },
      },
    ]);
  });
});

describe('createRecurringTransfer.write', () => {
  const write = (command: CreateRecurringTransfer) =>
    planned(createRecurringTransferPort(fakeLinker().api), command);

  it('is settled by a look and by its key; by its key where a transfer is made at once', () => {
    expect(write(newSeries())).toMatchObject({ recoveryMethod: 'KEY_AND_LIST', lock: null });
    expect(write(now)).toMatchObject({ recoveryMethod: 'KEY', lock: null });
  });

  it('plans nothing for an account that is none', () => {
    const plan = createRecurringTransferPort(fakeLinker().api).plan(newSeries({}, { source: 'x' }));

    expect(plan).toMatchObject({ errors: [{ field: ['source'], code: 'NOT_FOUND' }] });
  });
});
