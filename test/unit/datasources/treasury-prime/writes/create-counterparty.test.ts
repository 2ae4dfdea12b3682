import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { createCounterpartyPort } from '../../../../../src/datasources/treasury-prime/writes/create-counterparty.js';
import type { CreateCounterparty } from '../../../../../src/domain/commands.js';
import { guard, newCall } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { newCounterparty } from '../commands.js';
import { attempt, data, fakeTreasuryPrime, globalId, lost, mark, refusal } from '../fake-treasury-prime.js';
import { counterparty } from '../records.js';

const numbers = { accountNumber: '00012345678', routingNumber: '021000021' };
const wire = { accountNumber: '00087654321', routingNumber: '026009593', bankName: 'Elm Bank' };
const made = (more: object = {}) =>
  counterparty('cp_9', { wire: null, userdata: { exchequer_reference: mark.reference }, ...more });

describe('createCounterparty.check', () => {
  const check = (more: Partial<CreateCounterparty>) => {
    const fake = fakeTreasuryPrime();
    return problemsOf(createCounterpartyPort(fake.api), newCounterparty(more));
  };

  it.each<[string, Partial<CreateCounterparty>]>([
    ['ACH details', {}],
    ['wire details', { ach: null, wire }],
    ['both', { wire }],
    ['user data', { userData: { vendor: 'v-9' } }],
  ])('lets one with %s pass', async (_, more) => {
    expect(await check(more)).toEqual([]);
  });

  it.each<[string, Partial<CreateCounterparty>]>([
    ['name', { name: 'Nöra Field' }],
    ['name', { name: ' ' }],
    ['ach', { ach: null }],
    ['ach.accountNumber', { ach: { ...numbers, accountNumber: '12 34', accountType: 'CHECKING' } }],
    ['ach.routingNumber', { ach: { ...numbers, routingNumber: '021000022', accountType: 'CHECKING' } }],
    ['ach.accountType', { ach: { ...numbers, accountType: 'TREASURY' } }],
    ['wire.accountNumber', { wire: { ...wire, accountNumber: '123' } }],
    ['wire.routingNumber', { wire: { ...wire, routingNumber: '12345' } }],
    ['wire.bankName', { wire: { ...wire, bankName: ' ' } }],
    ['userData', { userData: { note: 'x'.repeat(1013) } }],
    ['userData', { userData: { exchequer_reference: 'forged' } }],
  ])('says what is wrong with %s, and quotes no number', async (field, more) => {
    const errors = await check(more);

    expect(errors).toMatchObject([{ field: field.split('.'), code: 'INVALID_INPUT' }]);
    expect(JSON.stringify(errors)).not.toMatch(/\d{5,}/);
  });
});

describe('createCounterparty.send', () => {
  const send = (answer: unknown, command = newCounterparty()) => {
    const fake = fakeTreasuryPrime({ 'POST /counterparty': answer });
    return { fake, sending: planned(createCounterpartyPort(fake.api), command).send(attempt()) };
  };

  it('makes it with one request, under its key and guarded', async () => {
    const { fake, sending } = send(made());

    expect(await sending).toMatchObject({ id: globalId('Counterparty', 'cp_9'), userData: null });
    expect(fake.sent).toEqual([
      {
        method: 'POST',
        path: '/counterparty',
        body: expect.objectContaining({ userdata: { exchequer_reference: mark.reference } }),
        headers: { 'X-Idempotency-Key': mark.providerKey },
        isKeyed: true,
        guard,
      },
    ]);
  });

  it('reads the name under either key', async () => {
    const answer = made({ name_on_account: undefined, name: 'Nora Field' });

    expect(await send(answer).sending).toMatchObject({ name: 'Nora Field' });
  });

  it.each([
    ['name', { name_on_account: 'Someone Else' }],
    ['ach', { ach: null }],
    ['ach', { ach: { account_number: '00012345679', routing_number: '021000021' } }],
    ['ach', { ach: { account_number: '00012345678', routing_number: '026009593' } }],
    ['wire', { wire: { account_number: '00087654321', routing_number: '026009593' } }],
  ])('asks for a person when another %s comes back, and quotes no number', async (field, more) => {
    const error: unknown = await send(made(more)).sending.catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(UnexpectedEffectError);
    expect(String(error)).toContain(`${field}: required`);
    expect(String(error)).not.toMatch(/\d/);
  });

  it.each([
    ['lost', lost(), 'TIMEOUT'],
    ['garbled', {}, 'INVALID_RESPONSE'],
    ['under way', refusal(409), 'UNAVAILABLE'],
  ])('passes on that the answer was %s', async (_, answer, code) => {
    await expect(send(answer).sending).rejects.toMatchObject({ code });
  });
});

describe('createCounterparty.write', () => {
  const port = (routes: Record<string, unknown> = {}) =>
    createCounterpartyPort(fakeTreasuryPrime(routes).api);

  it('is settled by a look and by its key', () => {
    expect(planned(port(), newCounterparty())).toMatchObject({ recoveryMethod: 'KEY_AND_LIST', lock: null });
  });

  it.each([
    ['found', data(counterparty('cp_1'), made()), { kind: 'found', result: { providerId: 'cp_9' } }],
    ['absent', data(counterparty('cp_1')), { kind: 'absent' }],
    ['unclear', data(made({ name_on_account: 'Someone Else' })), { kind: 'unclear' }],
  ])('says that it is %s', async (_, list, finding) => {
    const write = planned(port({ '/counterparty': list }), newCounterparty());

    expect(await write.find?.({ call: newCall(), mark })).toMatchObject(finding);
  });

  it.each([400, 403, 404] as const)('says of a %i that it was refused', (status) => {
    const errors = planned(port(), newCounterparty()).toUserErrors(refusal(status));

    expect(errors).toMatchObject([{ field: null, code: 'PROVIDER_REJECTED' }]);
  });
});
