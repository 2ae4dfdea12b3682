import { Fields } from '../../../../src/datasources/reading/fields.js';
import type { TreasuryPrimeApi } from '../../../../src/datasources/treasury-prime/api.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import type { UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import { attemptsOf, markOf } from '../../../support/attempts.js';
import {
  type FakeUpstream,
  fakeUpstream,
  type Respond,
  type Routes,
} from '../../../support/fake-upstream.js';
import { lostAnswer, type RefusalStatus, refused } from '../../../support/refusals.js';

export const connector: ConnectorRef = {
  name: 'tp-main',
  provider: 'TREASURY_PRIME',
  environment: 'SANDBOX',
};

/** When every answer arrives. */
export const AT = '2026-03-02T18:00:00.000Z';

export const globalId = (kind: NodeKind, ref: string, name: string = connector.name): string =>
  toGlobalId({ connector: name, kind, ref });

export const fields = (record: object, noun = 'record'): Fields => new Fields(record, noun);

/** Treasury Prime in memory. */
export interface FakeTreasuryPrime extends FakeUpstream {
  readonly api: TreasuryPrimeApi;
}

export function fakeTreasuryPrime(routes: Routes = {}): FakeTreasuryPrime {
  const fake = fakeUpstream(connector, routes, AT);
  const { telemetry, upstream } = fake;
  return { ...fake, api: { connector, telemetry, upstream } };
}

export const refusal = (status: RefusalStatus): UpstreamError => refused(connector, status);

export const lost = (): UpstreamError => lostAnswer(connector);

export const mark = markOf('2026-03-02T17:59:00.000Z');
export const attempt = attemptsOf(mark);

/** The envelope of a whole list on one page. */
export const data = (...rows: readonly unknown[]) => ({ data: rows, page_next: null });

/** Serves rows, newest first, in pages: `page_next` names the last row of a full page and nothing else of the request. */
export function paged(rows: ReadonlyArray<{ readonly id: string }>, size: number): Respond {
  return ({ path, query }) => {
    const start = rows.findIndex(({ id }) => id === query.page_cursor) + 1;
    const page = rows.slice(start, start + size);
    const next = `https://api.sandbox.treasuryprime.com${path}?page_cursor=${page.at(-1)?.id}`;
    return { data: page, page_next: page.length === size ? next : null };
  };
}
