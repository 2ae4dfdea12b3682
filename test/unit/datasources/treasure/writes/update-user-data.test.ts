import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { updateUserDataPort } from '../../../../../src/datasources/treasure/writes/update-user-data.js';
import type { UserData } from '../../../../../src/domain/account.js';
import { toGlobalId } from '../../../../../src/domain/ids.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { failure } from '../../../../support/refusals.js';
import {
  badParams,
  bankAccount,
  business,
  fakeTreasure,
  globalId,
  newAttempt,
  refusal,
  transfer,
} from '../fake-treasure.js';

const OWN = { exchequer_reference: 'XFIRST', exchequer_description: 'Rent' };
const BUSINESS = globalId('Business', 'b1');

const PLACES = [
  ['a business', BUSINESS, '/v1/businesses/b1', business('b1')],
  [
    'a bank account',
    globalId('Account', 'bank_account/b1/ba1'),
    '/v1/businesses/b1/bank_accounts/ba1',
    bankAccount('ba1'),
  ],
  ['a transfer', globalId('Transfer', 'b1/t1'), '/v1/businesses/b1/transfers/t1', transfer('t1')],
] as const;

describe('check', () => {
  const check = (id: string, userData: UserData | null = { a: 1 }, routes = {}) =>
    problemsOf(updateUserDataPort(fakeTreasure(routes).api), { id, userData });

  it.each(PLACES)('has nothing against user data for %s', async (_, id, path, held) => {
    expect(await check(id, { a: 1 }, { [path]: held })).toEqual([]);
    expect(await check(id, null, { [path]: held })).toEqual([]);
  });

  it.each(PLACES)('knows when %s is not there', async (_, id) => {
    expect(await check(id)).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
  });

  it.each([
    ['nothing', 'NOT_FOUND'],
    [toGlobalId({ connector: 'other', kind: 'Business', ref: 'b1' }), 'NOT_FOUND'],
    [globalId('Transfer', 'b1'), 'NOT_FOUND'],
    [globalId('Account', 'else/b1'), 'NOT_FOUND'],
    [globalId('Business', '..'), 'NOT_FOUND'],
    [globalId('Account', 'portfolio/b1'), 'CAPABILITY_UNSUPPORTED'],
    [globalId('Portfolio', 'b1'), 'CAPABILITY_UNSUPPORTED'],
    [globalId('Document', 'b1/d1'), 'CAPABILITY_UNSUPPORTED'],
  ])('refuses %s with %s', async (id, code) => {
    expect(await check(id)).toMatchObject([{ field: ['id'], code }]);
  });

  it('does not count what the gateway keeps there itself, and is not held to the limit of another provider', async () => {
    const routes = { '/v1/businesses/b1': business('b1', { user_data: OWN }) };
    const ofBytes = (bytes: number) => ({ note: 'x'.repeat(bytes - '{"note":""}'.length) });

    expect(await check(BUSINESS, ofBytes(8191), routes)).toEqual([]);
    expect(await check(BUSINESS, ofBytes(8192), routes)).toMatchObject([{ field: ['userData'] }]);
    expect(await check(BUSINESS, { exchequer_x: 1 }, routes)).toMatchObject([{ field: ['userData'] }]);
  });
});

describe('send', () => {
  const write = (routes: Record<string, unknown>, userData: UserData | null, id: string = BUSINESS) => {
    const fake = fakeTreasure(routes);
    return { fake, write: planned(updateUserDataPort(fake.api), { id, userData }) };
  };

  it.each(PLACES)('replaces the caller’s part of %s and keeps the gateway’s', async (_, id, path, held) => {
    const before = { ...held, user_data: { old: true, ...OWN } };
    const after = { ...held, user_data: { ...OWN, a: 75594943.37748659 } };
    const made = write({ [path]: before, [`POST ${path}`]: after }, { a: 75594943.37748659 }, id);
    const attempt = newAttempt();

    expect(await made.write.send(attempt)).toBeNull();

    expect(made.fake.sent).toEqual([
      { method: 'POST', path, body: { user_data: { a: 75594943.37748659, ...OWN } }, guard: attempt.guard },
    ]);
    expect(made.fake.asked).toMatchObject([{ path, fresh: true }]);
  });

  it('takes it away with an empty object, and takes nothing at all for that', async () => {
    const routes = {
      '/v1/businesses/b1': business('b1'),
      'POST /v1/businesses/b1': business('b1', { user_data: null }),
    };
    const made = write(routes, null);

    expect(await made.write.send(newAttempt())).toBeNull();
    expect(JSON.stringify(made.fake.sent[0]?.body)).toBe('{"user_data":{}}');
  });

  it.each([
    ['other user data', business('b1', { user_data: { a: 2 } })],
    ['another object', business('b2', { user_data: { a: 1 } })],
  ])('says so when %s comes back', async (_, after) => {
    const made = write({ '/v1/businesses/b1': business('b1'), 'POST /v1/businesses/b1': after }, { a: 1 });

    expect(await failure(made.write.send(newAttempt()))).toBeInstanceOf(UnexpectedEffectError);
  });

  it('sends nothing where the object cannot be read', async () => {
    const made = write({ '/v1/businesses/b1': refusal('UNAVAILABLE') }, { a: 1 });

    expect(await failure(made.write.send(newAttempt()))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(made.fake.sent).toEqual([]);
  });

  it('converges', () => {
    expect(write({}, null).write).toMatchObject({ recoveryMethod: 'CONVERGES', lock: null });
    expect(updateUserDataPort(fakeTreasure().api).plan({ id: 'nothing', userData: null })).toMatchObject({
      errors: [{ field: ['id'], code: 'NOT_FOUND' }],
    });
  });

  it.each([
    [badParams('user_data'), 'userData', 'INVALID_INPUT'],
    [refusal('REJECTED', 'INVALID_STATE'), 'userData', 'PROVIDER_REJECTED'],
    [refusal('NOT_FOUND', 'NOT_FOUND'), 'id', 'NOT_FOUND'],
  ])('tells end users what was wrong', (error, field, code) => {
    expect(write({}, null).write.toUserErrors(error)).toMatchObject([{ field: field.split('.'), code }]);
  });
});
