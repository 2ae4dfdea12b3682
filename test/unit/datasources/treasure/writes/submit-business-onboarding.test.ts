import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { submitBusinessOnboardingPort } from '../../../../../src/datasources/treasure/writes/submit-business-onboarding.js';
import { newCall } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { failure } from '../../../../support/refusals.js';
import { application, withValue } from '../application.js';
import { badParams, business, fakeTreasure, globalId, mark, newAttempt, refusal } from '../fake-treasure.js';

const BUSINESS = '/v1/businesses/b1';
const PATH = `${BUSINESS}/onboarding`;

const waiting = () => business('b1', { status: 'PENDING', sub_status: 'AWAITING_ONBOARDING_INFORMATION' });
const underReview = () => business('b1', { status: 'PENDING', sub_status: 'AWAITING_INTERNAL_REVIEW' });
const command = (given: Record<string, unknown> = application(), id = globalId('Business', 'b1')) => ({
  business: id,
  application: given,
});

/** As Treasure hands an application back. */
const held = (given: object = application()) =>
  JSON.parse(
    JSON.stringify({ business_id: 'b1', ...given, updated_at: '2026-01-05T12:00:01Z' }, (key, value) =>
      key === 'national_identifier' ? undefined : value,
    ),
  );

const write = (fake = fakeTreasure()) => planned(submitBusinessOnboardingPort(fake.api), command());

describe('check', () => {
  const check = (given: Record<string, unknown>, standing: unknown = waiting(), id?: string) =>
    problemsOf(submitBusinessOnboardingPort(fakeTreasure({ [BUSINESS]: standing }).api), command(given, id));

  it('has nothing against an application of a business that waits for it, or for more', async () => {
    expect(await check(application())).toEqual([]);
    expect(await check(application(), underReview())).toEqual([]);
  });

  it('goes through the application field by field', async () => {
    expect(await check(withValue('business.addresses.0.city', 7))).toMatchObject([
      { field: ['application', 'business', 'addresses', '0', 'city'], code: 'INVALID_INPUT' },
    ]);
  });

  it('does not complain without end', async () => {
    const strangers = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, 1]));

    expect(await check(strangers)).toHaveLength(50);
  });

  it.each(['OPEN', 'closed'])('refuses a business that is %s', async (status) => {
    expect(await check(application(), business('b1', { status }))).toMatchObject([
      { field: ['business'], code: 'INVALID_INPUT' },
    ]);
  });

  it('knows which business is not there', async () => {
    expect(await check(application(), waiting(), 'nothing')).toMatchObject([
      { field: ['business'], code: 'NOT_FOUND' },
    ]);
    expect(await check(application(), waiting(), globalId('Business', 'b2'))).toMatchObject([
      { field: ['business'], code: 'NOT_FOUND' },
    ]);
  });
});

describe('send', () => {
  it('sends the application as it is, and gives the business as it is then', async () => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: held(), [BUSINESS]: underReview() });
    const attempt = newAttempt();

    const result = await write(fake).send(attempt);

    expect(fake.sent).toHaveLength(1);
    expect(fake.sent[0]).toMatchObject({ method: 'POST', path: PATH, guard: attempt.guard });
    expect(JSON.stringify(fake.sent[0]?.body)).toBe(JSON.stringify(application()));
    expect(result).toMatchObject({
      id: globalId('Business', 'b1'),
      onboardingStatus: 'AWAITING_INTERNAL_REVIEW',
    });
    expect([...fake.logs, ...fake.unreadable]).toEqual([]);
  });

  it('takes whatever Treasure answers for success, also when the business cannot be read then', async () => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: () => null, [BUSINESS]: refusal('UNAVAILABLE') });

    expect(await write(fake).send(newAttempt())).toMatchObject({
      id: globalId('Business', 'b1'),
      providerId: 'b1',
      onboardingStatus: null,
    });
  });

  it('says so when another business took it', async () => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: { business_id: 'b2' }, [BUSINESS]: underReview() });

    expect(await failure(write(fake).send(newAttempt()))).toBeInstanceOf(UnexpectedEffectError);
  });

  it('passes a lost answer on', async () => {
    const lost = refusal('TIMEOUT');

    expect(await failure(write(fakeTreasure({ [`POST ${PATH}`]: lost })).send(newAttempt()))).toBe(lost);
  });
});

describe('find', () => {
  const find = async (routes: Record<string, unknown>) =>
    write(fakeTreasure(routes)).find?.({ call: newCall(), mark });

  it('says that it is absent while the business still waits', async () => {
    expect(await find({ [BUSINESS]: waiting(), [PATH]: held() })).toEqual({ kind: 'absent' });
  });

  it('finds the application where the same one is read back', async () => {
    expect(await find({ [BUSINESS]: underReview(), [PATH]: held() })).toMatchObject({
      kind: 'found',
      result: { id: globalId('Business', 'b1') },
    });
  });

  it.each([
    ['another application', held(withValue('business.business_description', 'Ships'))],
    ['a part of it', { business_id: 'b1', business: application().business }],
    ['nothing', undefined],
  ])('is unclear when the business has moved on and %s is read back', async (_, answer) => {
    const finding = await find({ [BUSINESS]: underReview(), [PATH]: answer });

    expect(finding).toMatchObject({ kind: 'unclear' });
    expect(JSON.stringify(finding)).not.toMatch(/078051120|Byron/);
  });

  it('gives no verdict when the business cannot be read', async () => {
    expect(await failure(find({ [BUSINESS]: refusal('UNAVAILABLE') }))).toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(await failure(find({}))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('is settled by what can be read back, one application of a business after the other', () => {
  expect(write()).toMatchObject({ recoveryMethod: 'LIST', lock: 'treasure-main:onboarding/b1' });
  expect(
    submitBusinessOnboardingPort(fakeTreasure().api).plan(command(application(), 'nothing')),
  ).toMatchObject({ errors: [{ field: ['business'], code: 'NOT_FOUND' }] });
});

it.each([
  [badParams('business.addresses[0].city'), 'application.business.addresses.0.city', 'INVALID_INPUT'],
  [badParams('policies'), 'application.policies', 'INVALID_INPUT'],
  [badParams('Ada Byron 078051120'), null, 'PROVIDER_REJECTED'],
  [badParams('elsewhere.city'), null, 'PROVIDER_REJECTED'],
  [refusal('REJECTED', 'INVALID_STATE'), null, 'PROVIDER_REJECTED'],
  [refusal('NOT_FOUND', 'NOT_FOUND'), 'business', 'NOT_FOUND'],
])('tells end users what was wrong, in our words', (error, field, code) => {
  const errors = write().toUserErrors(error);

  expect(errors).toMatchObject([{ field: field?.split('.') ?? null, code }]);
  expect(JSON.stringify(errors)).not.toMatch(/its own words|Byron/);
});
