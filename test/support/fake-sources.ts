import { vi } from 'vitest';
import {
  type ConnectorView,
  emptyConnection,
  type NodeObject,
  type Sources,
} from '../../src/datasources/loading/sources.js';
import { fromGlobalId } from '../../src/domain/ids.js';
import { idOf } from './sample-objects.js';

/** The connector that all sample objects come from. */
export const TP_MAIN: ConnectorView = {
  id: idOf('Connector', 'tp-main'),
  name: 'tp-main',
  provider: 'TREASURY_PRIME',
  environment: 'SANDBOX',
  capabilities: ['ACCOUNTS', 'BALANCES'],
  health: {
    state: 'HEALTHY',
    circuit: 'CLOSED',
    lastSuccessAt: '2026-03-02T17:00:00Z',
    lastFailureAt: null,
    lastFailureReason: null,
    latencyP50Ms: 12.5,
    latencyP95Ms: 80,
  },
};

/** Sources over some objects at hand: single reads find them by id, lists are empty. Every method is a spy and can be replaced. */
export function fakeSources(objects: readonly NodeObject[] = [], replaced: Partial<Sources> = {}): Sources {
  const find = async (id: string) => objects.find((object) => object.id === id) ?? null;
  const read = <T extends NodeObject>(kind: string) =>
    vi.fn(async (id: string) => (fromGlobalId(id)?.kind === kind ? ((await find(id)) as T | null) : null));
  const nothing = async () => null;
  const emptyList = async () => emptyConnection<never>();
  return {
    connectors: vi.fn(() => [TP_MAIN]),
    connector: vi.fn(() => TP_MAIN),
    node: vi.fn(find),
    account: read('Account'),
    fullAccount: vi.fn(async (account) => account),
    balance: vi.fn(async (account) => account.balance),
    card: read('Card'),
    ledger: read('Ledger'),
    transaction: read('Transaction'),
    accountOf: vi.fn(nothing),
    transfer: read('Transfer'),
    timelineOf: vi.fn(async ({ timeline }) => timeline),
    counterparty: read('Counterparty'),
    business: read('Business'),
    trustedDomainConfig: vi.fn(nothing),
    portfolioOf: vi.fn(nothing),
    wireInstructionsOf: vi.fn(nothing),
    downloadUrlOf: vi.fn(nothing),
    accounts: vi.fn(emptyList),
    accountsOf: vi.fn(emptyList),
    cards: vi.fn(emptyList),
    transactions: vi.fn(emptyList),
    transfers: vi.fn(emptyList),
    counterparties: vi.fn(emptyList),
    businesses: vi.fn(emptyList),
    documents: vi.fn(emptyList),
    ledgers: vi.fn(emptyList),
    recurringTransfers: vi.fn(emptyList),
    scheduledTransfers: vi.fn(emptyList),
    cashPosition: vi.fn(async () => ({
      totals: [],
      byConnector: [],
      asOf: '2026-03-02T17:00:00Z',
      complete: true,
      unavailable: [],
    })),
    ...replaced,
  };
}
