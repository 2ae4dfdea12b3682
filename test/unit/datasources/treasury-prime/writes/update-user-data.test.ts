import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { updateUserDataPort } from '../../../../../src/datasources/treasury-prime/writes/update-user-data.js';
import type { UserData } from '../../../../../src/domain/account.js';
import { type NodeKind } from '../../../../../src/domain/ids.js';
import { guard } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { attempt, fakeTreasuryPrime, globalId, lost, refusal } from '../fake-treasury-prime.js';
import { account, ach } from '../records.js';

const KINDS: ReadonlyArray<readonly [NodeKind, string, string]> = [
  ['Account', 'x_1', '/account/x_1'],
  ['Transaction', 'x_1', '/transaction/x_1'],
  ['Counterparty', 'x_1', '/counterparty/x_1'],
  ['Card', 'x_1', '/card/x_1'],
  ['Transfer', 'ach/x_1', '/ach/x_1'],
  ['Transfer', 'book/x_1', '/book/x_1'],
  ['Transfer', 'wire/x_1', '/wire/x_1'],
];
const id = globalId('Transfer', 'ach/x_1');
const own = { exchequer_reference: 'X7', exchequer_description: 'Invoice of March' };

describe('updateUserData.check', () => {
  const check = (userData: UserData | null, held: UserData | null = null, of = id) => {
    const fake = fakeTreasuryPrime({ '/ach/x_1': ach('x_1', { userdata: held }) });
    return problemsOf(updateUserDataPort(fake.api), { id: of, userData });
  };

  it('lets an object pass, and null', async () => {
    expect(await check({ order: 'o-2' })).toEqual([]);
    expect(await check(null, own)).toEqual([]);
  });

  it('counts what the gateway keeps beside it', async () => {
    const userData = { note: 'x'.repeat(980) };

    expect(await check(userData)).toEqual([]);
    expect(await check(userData, own)).toMatchObject([{ field: ['userData'], code: 'INVALID_INPUT' }]);
  });

  it('refuses the keys of the gateway', async () => {
    expect(await check({ exchequer_reference: 'forged' })).toMatchObject([{ field: ['userData'] }]);
  });

  it.each([
    ['CAPABILITY_UNSUPPORTED', globalId('Business', 'biz_1')],
    ['CAPABILITY_UNSUPPORTED', globalId('Transfer', 'fednow/x_1')],
    ['NOT_FOUND', globalId('Transfer', 'ach/x_1', 'other')],
    ['NOT_FOUND', globalId('Transfer', 'x_1')],
    ['NOT_FOUND', globalId('Ledger', 'x_1')],
    ['NOT_FOUND', globalId('Account', '../x_1')],
    ['NOT_FOUND', globalId('Account', 'gone')],
    ['NOT_FOUND', 'nonsense'],
  ])('says %s of %s', async (code, of) => {
    expect(await check({}, null, of)).toMatchObject([{ field: ['id'], code }]);
  });
});

describe('updateUserData.send', () => {
  /** An object that keeps what it is given. */
  const keeping = (path: string, userdata: unknown) => ({
    [path]: { id: 'x_1', userdata },
    [`PATCH ${path}`]: ({ body }: Asked) => ({ id: 'x_1', ...(body as object) }),
  });
  const send = (routes: Record<string, unknown>, userData: UserData | null, of = id) => {
    const fake = fakeTreasuryPrime(routes);
    return { fake, sending: planned(updateUserDataPort(fake.api), { id: of, userData }).send(attempt()) };
  };

  it.each(KINDS)('changes that of a %s (%s) with one guarded request', async (kind, ref, path) => {
    const { fake, sending } = send(keeping(path, { old: 1 }), { order: 'o-2' }, globalId(kind, ref));

    expect(await sending).toBeNull();
    expect(fake.sent).toEqual([{ method: 'PATCH', path, body: { userdata: { order: 'o-2' } }, guard }]);
    expect(fake.asked).toMatchObject([{ path, fresh: true }]);
  });

  it.each([
    [{ order: 'o-2' }, { ...own, old: 1 }, { order: 'o-2', ...own }],
    [null, { ...own, old: 1 }, own],
    [null, { old: 1 }, null],
    [{}, null, {}],
  ])('makes of %j beside %j: %j', async (userData, held, userdata) => {
    const { fake, sending } = send(keeping('/ach/x_1', held), userData);

    await sending;

    expect(fake.sent[0]?.body).toEqual({ userdata });
  });

  it('takes nothing and an empty object for the same', async () => {
    const routes = { '/ach/x_1': ach('x_1'), 'PATCH /ach/x_1': ach('x_1', { userdata: null }) };

    expect(await send(routes, {}).sending).toBeNull();
  });

  it.each([
    ['user data', ach('x_1', { userdata: { order: 'o-1' } })],
    ['object', ach('x_2', { userdata: { a: 1 } })],
  ])('asks for a person when another %s comes back', async (_, answer) => {
    const { sending } = send({ '/ach/x_1': ach('x_1'), 'PATCH /ach/x_1': answer }, { a: 1 });

    await expect(sending).rejects.toThrow(UnexpectedEffectError);
  });

  it.each([
    ['lost', lost(), 'TIMEOUT'],
    ['garbled', [], 'INVALID_RESPONSE'],
    ['refused', refusal(400), 'REJECTED'],
  ])('passes on that the answer was %s', async (_, answer, code) => {
    const { sending } = send({ '/ach/x_1': ach('x_1'), 'PATCH /ach/x_1': answer }, { a: 1 });

    await expect(sending).rejects.toMatchObject({ code });
  });

  it('changes nothing where the object cannot be read first', async () => {
    const { fake, sending } = send({ '/ach/x_1': refusal(503) }, { a: 1 });

    await expect(sending).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(fake.sent).toEqual([]);
  });
});

describe('updateUserData.write', () => {
  const port = updateUserDataPort(fakeTreasuryPrime({ '/account/x_1': account('x_1') }).api);

  it('converges', () => {
    expect(planned(port, { id, userData: null })).toMatchObject({ recoveryMethod: 'CONVERGES', lock: null });
  });

  it.each([
    [400, 'userData', 'PROVIDER_REJECTED'],
    [403, null, 'PROVIDER_REJECTED'],
    [404, 'id', 'NOT_FOUND'],
  ] as const)('says of a %i on %s that it is %s', (status, field, code) => {
    expect(planned(port, { id, userData: null }).toUserErrors(refusal(status))).toMatchObject([
      { field: field?.split('.') ?? null, code },
    ]);
  });

  it('plans nothing for an id that names no object', () => {
    expect(port.plan({ id: 'x', userData: null })).toMatchObject({
      errors: [{ field: ['id'], code: 'NOT_FOUND' }],
    });
  });
});
