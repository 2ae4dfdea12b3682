import type { TreasuryPathApi } from '../../../../src/datasources/treasury-path/api.js';
import { toOwnedRef } from '../../../../src/datasources/treasury-path/refs.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import { type Asked, type FakeUpstream, fakeUpstream, type Routes } from '../../../support/fake-upstream.js';
import { type ManualClock, manualClock } from '../../../support/manual-clock.js';

export const connector: ConnectorRef = {
  name: 'path-main',
  provider: 'TREASURY_PATH',
  environment: 'SANDBOX',
};

export const COMPANIES = '/api/v1/companies';
/** Where the fake keeps its answer to GraphQL. */
export const GRAPHQL = '/graphql';

export const globalId = (kind: NodeKind, companyId: string, id: string): string =>
  toGlobalId({ connector: connector.name, kind, ref: toOwnedRef({ companyId, id }) });

/** TreasuryPath in memory. */
export interface FakeTreasuryPath extends FakeUpstream {
  readonly api: TreasuryPathApi;
  readonly clock: ManualClock;
}

/** Its clock says 2026-01-05T12:00:00Z. */
export function fakeTreasuryPath(routes: Routes = {}): FakeTreasuryPath {
  const fake = fakeUpstream(connector, routes, '2026-01-05T12:00:00.000Z');
  const clock = manualClock();
  const { telemetry, upstream } = fake;
  const graphql: TreasuryPathApi['graphql'] = (call, body) =>
    upstream.send(call, { method: 'POST', path: GRAPHQL, body });
  return { ...fake, api: { connector, telemetry, upstream, clock, graphql }, clock };
}

export function refusal(code: UpstreamCode, field: string | null = null): UpstreamError {
  const refusals = [{ code: null, field, message: 'no' }];
  return new UpstreamError({ connector, code, sent: 'yes', refusals });
}

/** A refusal as it comes over HTTP. */
export function refusalWith(
  code: UpstreamCode,
  status: number,
  field: string,
  message: string,
): UpstreamError {
  const refusals = [{ code: null, field, message }];
  return new UpstreamError({ connector, code, status, sent: 'yes', refusals });
}

/** A list in one page, as those with pages give it. */
export const listOf = (...data: readonly unknown[]) => ({
  data,
  meta: { total_records: data.length, total_pages: 1, current_page: 1, per_page: 100 },
  links: { first: null, prev: null, next: null, last: null },
});

/** Serves rows page by page, at most `size` at once, whatever is asked for. */
export const paged =
  (rows: readonly unknown[], size: number, counted = 'total_records') =>
  ({ path, query }: Asked) => {
    const page = Number(query.page);
    const pages = Math.ceil(rows.length / size);
    const next = page < pages ? `https://elsewhere.example${path}?page=${page + 1}` : null;
    return {
      data: rows.slice((page - 1) * size, page * size),
      meta: { [counted]: rows.length, total_pages: pages, current_page: page, per_page: size },
      links: { first: null, prev: null, next, last: null },
    };
  };
