import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { createBusinessPort } from '../../../../../src/datasources/treasure/writes/create-business.js';
import type { CreateBusiness } from '../../../../../src/domain/commands.js';
import { newCall } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { failure } from '../../../../support/refusals.js';
import { badParams, business, fakeTreasure, globalId, mark, newAttempt, refusal } from '../fake-treasure.js';

const PATH = '/v1/businesses';
const command = (more: Partial<CreateBusiness> = {}): CreateBusiness => ({
  legalName: 'Northwind Robotics LLC',
  doingBusinessAs: 'Northwind',
  userData: { customer_ref: 'cus_0042' },
  ...more,
});
const made = (id: string, more: object = {}) =>
  business(id, {
    legal_name: 'Northwind Robotics LLC',
    doing_business_as: 'Northwind',
    status: 'PENDING',
    sub_status: 'AWAITING_ONBOARDING_INFORMATION',
    user_data: { customer_ref: 'cus_0042', exchequer_reference: mark.reference },
    ...more,
  });

const write = (fake = fakeTreasure(), more: Partial<CreateBusiness> = {}) =>
  planned(createBusinessPort(fake.api), command(more));
const find = async (answer: unknown) =>
  write(fakeTreasure({ [PATH]: answer })).find?.({ call: newCall(), mark });

describe('check', () => {
  const check = (more: Partial<CreateBusiness>) =>
    problemsOf(createBusinessPort(fakeTreasure().api), command(more));

  it('has nothing against names and user data', async () => {
    expect(await check({})).toEqual([]);
    expect(await check({ doingBusinessAs: null, userData: null })).toEqual([]);
  });

  it.each([
    ['legalName', { legalName: ' ' }],
    ['doingBusinessAs', { doingBusinessAs: '' }],
    ['userData', { userData: { exchequer_x: 1 } }],
    ['userData', { userData: { note: 'x'.repeat(8192) } }],
  ])('refuses a bad %s', async (field, more) => {
    expect(await check(more)).toMatchObject([{ field: field.split('.'), code: 'INVALID_INPUT' }]);
  });
});

describe('send', () => {
  it('sends one body with the reference, and gives the business without it', async () => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: made('b9') });
    const attempt = newAttempt();

    const result = await write(fake).send(attempt);

    expect(result).toMatchObject({
      id: globalId('Business', 'b9'),
      onboardingStatus: 'AWAITING_ONBOARDING_INFORMATION',
      userData: { customer_ref: 'cus_0042' },
    });
    expect(fake.sent).toHaveLength(1);
    expect(fake.sent[0]).toMatchObject({ method: 'POST', path: PATH, guard: attempt.guard });
    expect(JSON.stringify(fake.sent[0]?.body)).toBe(
      '{"legal_name":"Northwind Robotics LLC","doing_business_as":"Northwind","user_data":' +
        '{"customer_ref":"cus_0042","exchequer_reference":"X7Q2MK9PRTA"}}',
    );
  });

  it('leaves out what was not given', async () => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: made('b9') });

    await write(fake, { doingBusinessAs: null, userData: null }).send(newAttempt());

    expect(JSON.stringify(fake.sent[0]?.body)).toBe(
      '{"legal_name":"Northwind Robotics LLC","user_data":{"exchequer_reference":"X7Q2MK9PRTA"}}',
    );
  });

  it.each([
    ['another name', { legal_name: 'Southwind LLC' }],
    ['no name', { legal_name: null }],
    ['another reference', { user_data: { exchequer_reference: 'XOTHER' } }],
  ])('says so when Treasure made a business with %s', async (_, over) => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: made('b9', over) });

    expect(await failure(write(fake).send(newAttempt()))).toBeInstanceOf(UnexpectedEffectError);
  });

  it('passes lost and garbled answers on', async () => {
    const lost = refusal('TIMEOUT');

    expect(await failure(write(fakeTreasure({ [`POST ${PATH}`]: lost })).send(newAttempt()))).toBe(lost);
    expect(await failure(write(fakeTreasure({ [`POST ${PATH}`]: {} })).send(newAttempt()))).toMatchObject({
      code: 'INVALID_RESPONSE',
    });
  });
});

describe('find', () => {
  it('finds the business by its reference, in a bare list and in an envelope', async () => {
    const rows = [business('b1'), made('b9')];

    expect(await find(rows)).toMatchObject({ kind: 'found', result: { providerId: 'b9' } });
    expect(await find({ businesses: rows })).toMatchObject({ kind: 'found' });
  });

  it('says that it is absent from a list that was read whole', async () => {
    expect(await find([business('b1'), made('b2', { user_data: { note: mark.reference } })])).toEqual({
      kind: 'absent',
    });
  });

  it.each([
    ['two businesses carry the reference', [made('b8'), made('b9')]],
    ['a record cannot be read', [business('b1'), { id: 7 }]],
    ['the one with the reference is another', [made('b9', { legal_name: 'Southwind LLC' })]],
  ])('is unclear when %s', async (_, rows) => {
    expect(await find(rows)).toMatchObject({ kind: 'unclear' });
  });

  it('gives no verdict when the list cannot be read', async () => {
    expect(await failure(find(refusal('UNAVAILABLE')))).toMatchObject({ code: 'UNAVAILABLE' });
  });
});

it('is settled by the list, and waits for nobody', () => {
  expect(write()).toMatchObject({ recoveryMethod: 'LIST', lock: null });
});

it.each([
  [badParams('legal_name'), 'legalName', 'INVALID_INPUT'],
  [badParams('doing_business_as'), 'doingBusinessAs', 'INVALID_INPUT'],
  [badParams('user_data'), 'userData', 'INVALID_INPUT'],
  [refusal('REJECTED', 'SOMETHING_NEW'), null, 'PROVIDER_REJECTED'],
  [refusal('FORBIDDEN', 'NOT_AUTHORIZED'), null, 'PROVIDER_REJECTED'],
])('tells end users what was wrong', (error, field, code) => {
  expect(write().toUserErrors(error)).toMatchObject([{ field: field?.split('.') ?? null, code }]);
});
