import { isObject } from '../kernel/json.js';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { type Check, checkedBody, like, list, object, required, wordOf } from './checks.js';
import { failure, invalidField } from './errors.js';
import { toMoney } from './money.js';
import type { Json, Portfolio, Share } from './state.js';
import { announce } from './webhooks.js';
import type { World } from './world.js';

export const PRODUCTS = ['managed_treasuries', 'managed_income', 'managed_money_market'] as const;

const PATH = '/v1/businesses/:business/portfolio';
const WHOLE_HUNDREDTHS = 10_000;

const percentage: Check = like(
  'must be a number of at least 0 with at most two decimals',
  (value) => toHundredths(value) !== undefined,
);
const SET = object({
  products: required(
    list(object({ product: required(wordOf(...PRODUCTS)), percentage: required(percentage) }), {
      min: 1,
      max: 10,
    }),
  ),
});

/** **Source** contract 4.4. */
export function portfolioRoutes(world: World): readonly Route[] {
  return [
    { method: 'GET', path: PATH, handler: (request) => answer(portfolioOf(world, request)) },
    { method: 'POST', path: PATH, handler: (request) => setShares(world, request) },
  ];
}

/** The portfolio that comes with a new business: all in treasuries. */
export function createPortfolio(world: World, businessId: string, createdAt: string): Portfolio {
  const portfolio: Portfolio = {
    id: world.random.uuid(),
    businessId,
    createdAt,
    updatedAt: createdAt,
    shares: [{ product: PRODUCTS[0], hundredths: WHOLE_HUNDREDTHS }],
    balanceMinor: 0n,
    history: [],
  };
  world.state.portfolios.set(businessId, portfolio);
  return portfolio;
}

/** The business's portfolio. **Throws** `HttpReply` 404. */
export function portfolioOf(world: World, { params }: Pick<SimRequest, 'params'>): Portfolio {
  const portfolio = world.state.portfolios.get(world.business(params['business']).id);
  if (!portfolio) throw failure('NOT_FOUND', { message: 'no portfolio' });
  return portfolio;
}

/** The API's representation. */
export function toWirePortfolio(portfolio: Portfolio): Json {
  return {
    id: portfolio.id,
    business_id: portfolio.businessId,
    products: portfolio.shares.map(({ product, hundredths }) => ({ product, percentage: hundredths / 100 })),
    balance: toMoney(portfolio.balanceMinor),
    created_at: portfolio.createdAt,
    updated_at: portfolio.updatedAt,
  };
}

function setShares(world: World, request: SimRequest): SimResponse {
  const portfolio = portfolioOf(world, request);
  const { status } = world.business(portfolio.businessId);
  const shares = sharesOf(checkedBody(request, SET));
  if (status === 'CLOSED') throw failure('INVALID_STATE', { message: 'The business is closed' });
  portfolio.shares = shares;
  portfolio.updatedAt = world.stamp();
  announce(world, 'portfolio.updated', portfolio.businessId, toWirePortfolio(portfolio));
  return answer(portfolio);
}

function sharesOf(body: Json): readonly Share[] {
  const shares = (body['products'] as unknown[]).filter(isObject).map((item) => ({
    product: item['product'] as string,
    hundredths: toHundredths(item['percentage']) ?? 0,
  }));
  if (new Set(shares.map(({ product }) => product)).size < shares.length) {
    throw invalidField('products', 'must name each product once');
  }
  const total = shares.reduce((sum, { hundredths }) => sum + hundredths, 0);
  if (total !== WHOLE_HUNDREDTHS) throw invalidField('products', `must total 100; the sum is ${total / 100}`);
  return shares;
}

/** Read from the digits: 33.34 is exactly 3334. */
function toHundredths(value: unknown): number | undefined {
  const parts = typeof value === 'number' ? /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(String(value)) : null;
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}

function answer(portfolio: Portfolio): SimResponse {
  return { status: 200, body: toWirePortfolio(portfolio) };
}
