import type { LinkerApi } from '../../../../src/datasources/linker/api.js';
import { Fields } from '../../../../src/datasources/reading/fields.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import type { Refusal, UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import { noMemory } from '../../../../src/domain/memory.js';
import { attemptsOf, markOf } from '../../../support/attempts.js';
import {
  type FakeUpstream,
  fakeUpstream,
  type Respond,
  type Routes,
} from '../../../support/fake-upstream.js';
import { manualClock } from '../../../support/manual-clock.js';
import { lostAnswer, type RefusalStatus, refused } from '../../../support/refusals.js';

export const connector: ConnectorRef = { name: 'linker-app', provider: 'LINKER', environment: 'SANDBOX' };

export const SERIES = '/baas/recurring-transfers';
export const JOBS = '/baas/recurring-transfers/jobs';

/** When every answer arrives. */
export const AT = '2026-03-02T18:00:00.000Z';

export const globalId = (kind: NodeKind, ref: string): string =>
  toGlobalId({ connector: connector.name, kind, ref });

/** The connector that has the accounts. */
export const BANK = 'tp-main';

export const bankId = (kind: NodeKind, ref: string): string => toGlobalId({ connector: BANK, kind, ref });

export const fields = (record: object, noun = 'record'): Fields => new Fields(record, noun);

/** Linker in memory. */
export interface FakeLinker extends FakeUpstream {
  readonly api: LinkerApi;
}

export function fakeLinker(
  routes: Routes = {},
  settings: Partial<Pick<LinkerApi, 'isCallersOwn' | 'currency' | 'memory' | 'clock'>> = {},
): FakeLinker {
  const fake = fakeUpstream(connector, routes, AT);
  const api: LinkerApi = {
    connector,
    telemetry: fake.telemetry,
    upstream: fake.upstream,
    currency: 'USD',
    isCallersOwn: false,
    accountsFrom: BANK,
    clock: manualClock(Date.parse(AT)),
    memory: noMemory,
    ...settings,
  };
  return { ...fake, api };
}

/** `says`: the provider's texts. */
export function refusal(status: RefusalStatus, ...says: readonly string[]): UpstreamError {
  return refused(
    connector,
    status,
    says.map((message): Refusal => ({ code: null, field: null, message })),
  );
}

export const lost = (): UpstreamError => lostAnswer(connector);

export const mark = markOf('2026-03-02T17:59:00.000Z');
export const attempt = attemptsOf(mark);

/** What answers a write. */
export const CREATED = { statusCode: 201 };
export const DONE = { statusCode: 200 };

/** The envelope of a single object. */
export const data = (object: unknown) => ({ statusCode: 200, data: object });

type ListName = 'recurringTransfers' | 'recurringTransferJobs';

/** The envelope of a whole list on one page. */
export const listed = (key: ListName, ...rows: readonly unknown[]) => data({ [key]: rows });

/** Serves rows page by page; they are asked for anew at every read. */
export function paged(key: ListName, rows: () => readonly unknown[]): Respond {
  return ({ query: { limit = 100, offset = 0 } }) =>
    listed(key, ...rows().slice(Number(offset), Number(offset) + Number(limit)));
}

export const series = (id: string, more: object = {}) => ({
  id,
  memo: 'Office lease',
  amount: '150',
  frequency: 'monthly',
  frequencyData: '15',
  status: 'ACTIVE',
  durationType: 'numberOfTransfers',
  startingDate: '2026-04-15',
  endingDate: '2026-09-15',
  remainingTransfersQuantity: 6,
  from: { name: 'Operating', lastFour: '8840' },
  to: { name: 'Landlord LLC', lastFour: '4702' },
  ...more,
});

export const job = (id: string, more: object = {}) => ({
  id,
  memo: 'Office lease',
  amount: '150',
  scheduledDate: '2026-04-15',
  from: { name: 'Operating', lastFour: '8840' },
  to: { name: 'Landlord LLC', lastFour: '4702' },
  ...more,
});
