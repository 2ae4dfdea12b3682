import { DAY, dayOf } from '../kernel/time.js';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { invalidQuery } from './errors.js';
import { toMoney } from './money.js';
import { portfolioOf } from './portfolio.js';
import type { World } from './world.js';

const PATH = '/v1/businesses/:business/portfolio_history';
const MAX_DAYS = 3_660;

/** Balances by day; empty unless the setting `portfolioHistory` is on. **Source** contract 4.4. */
export function portfolioHistoryRoutes(world: World): readonly Route[] {
  return [{ method: 'GET', path: PATH, handler: (request) => history(world, request) }];
}

function history(world: World, request: SimRequest): SimResponse {
  const { history: changes } = portfolioOf(world, request);
  const startMs = dateOf(request, 'start_date');
  const endMs = Math.min(dateOf(request, 'end_date'), world.nowMs);
  const firstMs = changes[0]?.atMs;
  if (!world.settings.portfolioHistory || firstMs === undefined) return { status: 200, body: [] };
  const entries: unknown[] = [];
  for (let dayMs = startMs; dayMs <= endMs && entries.length < MAX_DAYS; dayMs += DAY) {
    const last = changes.findLast(({ atMs }) => atMs < dayMs + DAY);
    if (last) entries.push({ date: dayOf(dayMs), balance: toMoney(last.minor) });
  }
  return { status: 200, body: entries };
}

function dateOf({ query }: SimRequest, name: string): number {
  const given = query.get(name);
  if (given === null) throw invalidQuery(name, 'is required', true);
  const atMs = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(atMs)) throw invalidQuery(name, 'must be a date, YYYY-MM-DD');
  return atMs;
}
