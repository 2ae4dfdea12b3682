import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { setPortfolioAllocationPort } from '../../../../../src/datasources/treasure/writes/set-portfolio-allocation.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { failure } from '../../../../support/refusals.js';
import {
  badParams,
  business,
  fakeTreasure,
  globalId,
  newAttempt,
  portfolio,
  refusal,
} from '../fake-treasure.js';

const PATH = '/v1/businesses/b1/portfolio';
type Shares = Readonly<Record<string, string>>;

const command = (shares: Shares, id = globalId('Business', 'b1')) => ({
  business: id,
  allocations: Object.entries(shares).map(([product, percentage]) => ({ product, percentage })),
});
const THIRDS = { managed_treasuries: '33.34', managed_income: '33.33', managed_money_market: '33.33' };
const held = (shares: Readonly<Record<string, number>>, more: object = {}) =>
  portfolio('b1', {
    products: Object.entries(shares).map(([product, percentage]) => ({ product, percentage })),
    ...more,
  });
const THIRDS_HELD = { managed_money_market: 33.33, managed_treasuries: 33.34, managed_income: 33.33 };

const write = (fake = fakeTreasure(), shares: Shares = THIRDS) =>
  planned(setPortfolioAllocationPort(fake.api), command(shares));
const send = (answer: unknown, shares: Shares = THIRDS) =>
  write(fakeTreasure({ [`POST ${PATH}`]: answer }), shares).send(newAttempt());

describe('check', () => {
  const check = (shares: Shares, id?: string) =>
    problemsOf(
      setPortfolioAllocationPort(fakeTreasure({ '/v1/businesses/b1': business('b1') }).api),
      command(shares, id),
    );

  it.each([
    THIRDS,
    { managed_income: '100' },
    { MANAGED_INCOME: '60.00', managed_treasuries: '40.0' },
    { managed_income: '100.000', managed_treasuries: '0' },
  ])('has nothing against %o', async (shares) => {
    expect(await check(shares as Shares)).toEqual([]);
  });

  it.each([
    ['allocations', { managed_treasuries: '33.33', managed_income: '33.33', managed_money_market: '33.33' }],
    ['allocations', {}],
    ['allocations', { managed_income: '50', MANAGED_INCOME: '50' }],
    ['allocations.1.product', { managed_income: '50', bitcoin: '50' }],
    ['allocations.0.percentage', { managed_income: '33.335', managed_treasuries: '66.665' }],
    ['allocations.0.percentage', { managed_income: '-1', managed_treasuries: '101' }],
    ['allocations.0.percentage', { managed_income: 'all' }],
  ])('complains at %s about %o', async (field, shares) => {
    expect((await check(shares as Shares))[0]).toMatchObject({
      field: field.split('.'),
      code: 'INVALID_INPUT',
    });
  });

  it('knows which business is not there', async () => {
    expect(await check(THIRDS, 'nothing')).toMatchObject([{ field: ['business'], code: 'NOT_FOUND' }]);
    expect(await check(THIRDS, globalId('Business', 'b2'))).toMatchObject([
      { field: ['business'], code: 'NOT_FOUND' },
    ]);
  });
});

describe('send', () => {
  it('sends the percentages as numbers with the digits that were given', async () => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: held(THIRDS_HELD) });
    const attempt = newAttempt();

    const result = await write(fake).send(attempt);

    expect(fake.sent).toHaveLength(1);
    expect(fake.sent[0]).toMatchObject({ method: 'POST', path: PATH, guard: attempt.guard });
    expect(JSON.stringify(fake.sent[0]?.body)).toBe(
      '{"products":[{"product":"managed_treasuries","percentage":33.34},' +
        '{"product":"managed_income","percentage":33.33},{"product":"managed_money_market","percentage":33.33}]}',
    );
    expect(result).toMatchObject({
      id: globalId('Portfolio', 'b1'),
      allocations: [
        { product: 'managed_money_market', percentage: '33.33' },
        { product: 'managed_treasuries', percentage: '33.34' },
        { product: 'managed_income', percentage: '33.33' },
      ],
    });
  });

  it('writes every number of hundredths exactly', async () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths += 1) {
      const percentage = toPercentage(hundredths);
      const fake = fakeTreasure({ [`POST ${PATH}`]: refusal('REJECTED') });

      const shares = { managed_income: percentage, managed_treasuries: toPercentage(10_000 - hundredths) };
      await failure(write(fake, shares).send(newAttempt()));

      const [, sent] = /"percentage":([\d.]+)}/.exec(JSON.stringify(fake.sent[0]?.body)) ?? [];
      expect(sent).toBe(percentage.replace(/\.?0+$/, '') || '0');
    }
  });

  it('takes other letters, another order and left-out products that get nothing for the same', async () => {
    const shares = { managed_income: '100.00', managed_treasuries: '0' };

    expect(await send(held({ MANAGED_INCOME: 100 }), shares)).toMatchObject({ connector: 'treasure-main' });
    expect(await send(held({ managed_money_market: 0, managed_income: 100 }), shares)).toBeTruthy();
  });

  it.each([
    [
      'other percentages',
      held({ managed_treasuries: 33.33, managed_income: 33.34, managed_money_market: 33.33 }),
    ],
    ['other products', held({ managed_treasuries: 100 })],
    ['another business', held(THIRDS_HELD, { business_id: 'b2' })],
  ])('says so when Treasure set %s', async (_, answer) => {
    expect(await failure(send(answer))).toBeInstanceOf(UnexpectedEffectError);
  });

  it('passes lost and garbled answers on', async () => {
    const lost = refusal('TIMEOUT');

    expect(await failure(send(lost))).toBe(lost);
    expect(await failure(send({ products: 'all' }))).toMatchObject({ code: 'INVALID_RESPONSE' });
  });
});

it('converges, one allocation of a portfolio after the other', () => {
  expect(write()).toMatchObject({ recoveryMethod: 'CONVERGES', lock: 'treasure-main:portfolio/b1' });
  expect(setPortfolioAllocationPort(fakeTreasure().api).plan(command({}, 'nothing'))).toMatchObject({
    errors: [{ field: ['business'], code: 'NOT_FOUND' }],
  });
});

it.each([
  [badParams('products'), 'allocations', 'INVALID_INPUT'],
  [badParams('products[0].percentage'), 'allocations', 'INVALID_INPUT'],
  [refusal('REJECTED', 'INVALID_STATE'), null, 'PROVIDER_REJECTED'],
  [refusal('NOT_FOUND', 'NOT_FOUND'), 'business', 'NOT_FOUND'],
])('tells end users what was wrong', (error, field, code) => {
  expect(write().toUserErrors(error)).toMatchObject([{ field: field?.split('.') ?? null, code }]);
});

function toPercentage(hundredths: number): string {
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
