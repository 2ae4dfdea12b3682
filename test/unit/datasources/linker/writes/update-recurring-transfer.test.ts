import { describe, expect, it } from 'vitest';
import { updateRecurringTransferPort } from '../../../../../src/datasources/linker/writes/update-recurring-transfer.js';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import type { UpdateRecurringTransfer } from '../../../../../src/domain/commands.js';
import { guard } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { update, usd } from '../commands.js';
import {
  attempt,
  bankId,
  DONE,
  data,
  type FakeLinker,
  fakeLinker,
  globalId,
  lost,
  mark,
  refusal,
  SERIES,
  series,
} from '../fake-linker.js';

const ONE = `${SERIES}/s1`;
const PUT = `PUT ${ONE}`;
const marked = { memo: `Office lease ${mark.reference}` };

/** Answers with one record after the other, then with the last. */
function inTurn(...answers: readonly unknown[]) {
  let reads = 0;
  return () => {
    const answer = answers[Math.min(reads, answers.length - 1)];
    reads += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

const edited = (more: object) => ({
  [PUT]: DONE,
  [ONE]: inTurn(data(series('s1')), data(series('s1', more))),
});

describe('updateRecurringTransfer.check', () => {
  const check = (fake: FakeLinker, more: Partial<UpdateRecurringTransfer>) =>
    problemsOf(updateRecurringTransferPort(fake.api), update(more));
  const there = () => fakeLinker({ [ONE]: data(series('s1')) });

  it('lets a change of what is there pass', async () => {
    expect(await check(there(), { amount: usd(1000n), memo: 'Rent', transferNow: true })).toEqual([]);
  });

  it.each([
    globalId('ScheduledTransfer', 's1'),
    bankId('RecurringTransfer', 's1'),
    'x',
    globalId('RecurringTransfer', 'jobs'),
  ])('does not look for %s', async (id) => {
    const fake = there();

    expect(await check(fake, { id, transferNow: true })).toMatchObject([
      { field: ['id'], code: 'NOT_FOUND' },
    ]);
    expect(fake.asked).toEqual([]);
  });

  it.each([
    [refusal(404), 'id', 'NOT_FOUND'],
    [refusal(400), 'id', 'NOT_FOUND'],
    [refusal(403), null, 'CUSTOMER_NOT_ENROLLED'],
  ])('says what a $status means', async (answer, field, code) => {
    expect(await check(fakeLinker({ [ONE]: answer }), { transferNow: true })).toMatchObject([
      { field: field?.split('.') ?? null, code },
    ]);
  });

  it('fails with the provider', async () => {
    await expect(check(fakeLinker({ [ONE]: refusal(503) }), {})).rejects.toMatchObject({ status: 503 });
  });

  it.each<[string, Partial<UpdateRecurringTransfer>]>([
    ['amount.amount', { amount: usd(0n) }],
    ['amount.currency', { amount: { minor: 1n, currency: 'EUR' } }],
    ['frequencyData', { frequencyData: 0 }],
  ])('refuses a wrong %s', async (field, more) => {
    expect(await check(there(), more)).toMatchObject([{ field: field.split('.'), code: 'INVALID_INPUT' }]);
  });
});

describe('updateRecurringTransfer.send', () => {
  const send = (fake: FakeLinker, more: Partial<UpdateRecurringTransfer>) =>
    planned(updateRecurringTransferPort(fake.api), update(more)).send(attempt());

  it('sends what changes in one request, and shows what came of it', async () => {
    const fake = fakeLinker(edited({ amount: '24.99' }));

    expect(await send(fake, { amount: usd(2499n) })).toMatchObject({ amount: usd(2499n), providerId: 's1' });

    expect(fake.sent).toEqual([
      { method: 'PUT', path: ONE, body: { amount: '24.99', doTransfer: false }, guard },
    ]);
    expect(fake.asked).toMatchObject([{ fresh: true }, { fresh: true }]);
  });

  it('moves money only where that is asked for', async () => {
    const fake = fakeLinker(edited({}));

    await send(fake, { memo: 'Office lease' });
    await send(fake, { transferNow: true });

    expect(fake.sent.map(({ body }) => body)).toEqual([
      { memo: 'Office lease', doTransfer: false },
      { doTransfer: true },
    ]);
  });

  it('keeps the reference that the memo carries', async () => {
    const after = series('s1', { memo: `Rent ${mark.reference}` });
    const fake = fakeLinker({ [PUT]: DONE, [ONE]: inTurn(data(series('s1', marked)), data(after)) });

    expect(await send(fake, { memo: 'Rent' })).toMatchObject({ memo: 'Rent' });

    expect(fake.sent).toMatchObject([{ body: { memo: `Rent ${mark.reference}` } }]);
  });

  it.each([
    ['does not answer', lost()],
    ['is not available', refusal(503)],
    ['cannot be read', []],
  ])('sends nothing where the series %s beforehand', async (_, answer) => {
    const fake = fakeLinker({ [PUT]: DONE, [ONE]: answer });

    await expect(send(fake, { transferNow: true })).rejects.toMatchObject({ sent: 'no' });

    expect(fake.sent).toEqual([]);
  });

  it('sends nothing where another series comes back', async () => {
    const fake = fakeLinker({ [PUT]: DONE, [ONE]: data(series('s2')) });

    await expect(send(fake, { transferNow: true })).rejects.toMatchObject({ sent: 'no' });
  });

  it.each([
    [404, 'NOT_FOUND'],
    [403, 'FORBIDDEN'],
  ] as const)('is refused by a %i beforehand', async (status, code) => {
    const sending = send(fakeLinker({ [ONE]: refusal(status) }), { transferNow: true });

    await expect(sending).rejects.toMatchObject({ code, sent: 'yes' });
  });

  it.each([
    ['does not answer', lost()],
    ['is gone', refusal(404)],
    ['cannot be read', []],
  ])('is done although the series %s afterwards: money may have moved', async (_, answer) => {
    const fake = fakeLinker({ [PUT]: DONE, [ONE]: inTurn(data(series('s1', marked)), answer) });
    const change = { amount: usd(1n), memo: '', transfersQuantity: 3, transferNow: true };

    expect(await send(fake, change)).toMatchObject({
      ...{ amount: usd(1n), memo: null, remainingTransfers: 3, endingDate: null, frequency: 'MONTHLY' },
    });
  });

  it('makes a series endless with the quantity 0, which means none', async () => {
    const endless = { duration: 'CONTINUOUS', transfersQuantity: 0 } as const;
    const answer = { durationType: 'continuous', remainingTransfersQuantity: null, endingDate: null };
    const fake = fakeLinker(edited(answer));

    expect(await problemsOf(updateRecurringTransferPort(fake.api), update(endless))).toEqual([]);
    expect(await send(fakeLinker(edited(answer)), endless)).toMatchObject({ duration: 'CONTINUOUS' });
    await send(fake, endless);

    expect(fake.sent).toMatchObject([{ body: { durationType: 'continuous', doTransfer: false } }]);
  });

  it('has no remaining transfers to show of a series that was made endless and is not shown', async () => {
    const fake = fakeLinker({ [PUT]: DONE, [ONE]: inTurn(data(series('s1')), lost()) });

    expect(await send(fake, { duration: 'CONTINUOUS' })).toMatchObject({
      ...{ duration: 'CONTINUOUS', remainingTransfers: null, memo: 'Office lease', amount: usd(15000n) },
    });
  });

  it.each<[string, Partial<UpdateRecurringTransfer>]>([
    ['amount', { amount: usd(1n) }],
    ['startingDate', { startingDate: '2026-05-01' }],
    ['remainingTransfers', { transfersQuantity: 5 }],
    ['memo', { memo: 'Rent' }],
  ])('asks for a person where the %s has not changed', async (field, more) => {
    const sending = send(fakeLinker(edited({})), more);

    await expect(sending).rejects.toThrow(UnexpectedEffectError);
    await expect(sending).rejects.toThrow(`${field}: required`);
  });

  it.each([
    ['lost', lost(), { code: 'TIMEOUT', sent: 'maybe' }],
    ['refused', refusal(422), { code: 'REJECTED', status: 422 }],
    ['garbled', [], { code: 'INVALID_RESPONSE', sent: 'yes' }],
  ])('passes on that the answer was %s', async (_, answer, error) => {
    const fake = fakeLinker({ [PUT]: answer, [ONE]: data(series('s1')) });

    await expect(send(fake, { transferNow: true })).rejects.toMatchObject(error);
  });
});

describe('updateRecurringTransfer.write', () => {
  const write = (more: Partial<UpdateRecurringTransfer> = {}) =>
    planned(updateRecurringTransferPort(fakeLinker().api), update(more));

  it('is settled by what the series shows; not at all where a transfer is made at once', () => {
    expect(write()).toMatchObject({ recoveryMethod: 'LIST' });
    expect(write({ transferNow: true })).toMatchObject({ recoveryMethod: 'NOTHING' });
    expect(write({ transferNow: true }).find).toBeUndefined();
  });

  it('goes one after the other for one series', () => {
    expect(write().lock).toBe('linker-app:s1');
    expect(write({ transferNow: true }).lock).toBe('linker-app:s1');
  });

  it.each([
    [refusal(400, 'amount must be'), null, 'PROVIDER_REJECTED'],
    [refusal(403), null, 'CUSTOMER_NOT_ENROLLED'],
    [refusal(404), 'id', 'NOT_FOUND'],
    [refusal(422, 'Insufficient funds.'), null, 'INSUFFICIENT_FUNDS'],
  ])('tells end users of $status $refusals', (refused, field, code) => {
    expect(write().toUserErrors(refused)).toEqual([
      { field: field?.split('.') ?? null, code, messages: [expect.stringMatching(/^linker-app /)] },
    ]);
  });

  it('plans nothing for an id that names no series', () => {
    const plan = updateRecurringTransferPort(fakeLinker().api).plan(update({ id: 'x' }));

    expect(plan).toMatchObject({ errors: [{ field: ['id'], code: 'NOT_FOUND' }] });
  });
});
