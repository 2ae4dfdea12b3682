import type { Principal, Scope } from '../../src/auth/callers/principal.js';
import type { Call } from '../../src/datasources/http/upstream.js';
import type { Connector, CreatedIds } from '../../src/datasources/index.js';
import { LastBalances } from '../../src/datasources/loading/balances.js';
import { CallerAccess } from '../../src/datasources/loading/caller-access.js';
import { RequestSources } from '../../src/datasources/loading/request-sources.js';
import { TransferHistory } from '../../src/datasources/loading/transfer-history.js';
import { CursorSealer } from '../../src/datasources/paging/cursor.js';
import { createReadBudget } from '../../src/datasources/paging/read-budget.js';
import type { AnyPorts } from '../../src/datasources/ports/ports.js';
import type { Account, AccountBalance } from '../../src/domain/account.js';
import type { Clock } from '../../src/domain/clock.js';
import { UpstreamError } from '../../src/domain/errors.js';
import { toGlobalId } from '../../src/domain/ids.js';
import { noObservations, type ObservationLog } from '../../src/domain/observations.js';
import { wholeFeed } from '../../src/domain/page.js';
import { silentTelemetry } from '../../src/domain/telemetry.js';
import type { Transfer } from '../../src/domain/transfer.js';

/** A clock that stands until it is moved. */
export class FixedClock implements Clock {
  constructor(private ms = Date.UTC(2026, 2, 2, 17)) {}
  nowMs = () => this.ms;
  monotonicMs = () => this.ms;
  sleep = () => Promise.resolve();
  advance(ms: number): void {
    this.ms += ms;
  }
}

export const accountId = (connector: string, ref: string) => toGlobalId({ connector, kind: 'Account', ref });

export function anAccount(connector: string, ref: string, more: Partial<Account> = {}): Account {
  return {
    id: accountId(connector, ref),
    connector,
    providerId: ref,
    kind: 'DEPOSIT',
    type: 'CHECKING',
    name: null,
    status: 'OPEN',
    providerStatus: 'open',
    currency: 'USD',
    accountNumberLast4: '0840',
    accountNumber: '137000210840',
    routingNumber: '000000000',
    balance: null,
    businessId: null,
    ledgerId: null,
    createdAt: '2026-01-05T18:22:10Z',
    updatedAt: null,
    userData: null,
    detail: 'summary',
    ...more,
  };
}

export function aBalance(minor: bigint, more: Partial<AccountBalance> = {}): AccountBalance {
  const current = { minor, currency: 'USD' };
  return { current, available: current, held: null, asOf: '2026-03-02T17:00:00Z', stale: false, ...more };
}

export function aTransfer(connector: string, ref: string, more: Partial<Transfer> = {}): Transfer {
  return {
    id: toGlobalId({ connector, kind: 'Transfer', ref }),
    connector,
    providerId: ref,
    rail: 'ACH',
    direction: 'PUSH',
    status: 'PENDING',
    providerStatus: 'pending',
    amount: { minor: 100n, currency: 'USD' },
    source: null,
    destination: null,
    description: null,
    secCode: null,
    service: null,
    effectiveDate: null,
    failureReason: null,
    timeline: [],
    cancelable: false,
    createdAt: '2026-03-01T00:00:00Z',
    updatedAt: null,
    userData: null,
    idempotencyKey: null,
    ...more,
  };
}

/** A connector over accounts in memory that counts its calls and fails when told to. */
export class FakeConnector {
  calls: string[] = [];
  down: UpstreamError | null = null;
  readonly ref: { name: string; provider: 'TREASURY_PRIME'; environment: 'SANDBOX' };

  constructor(
    readonly name: string,
    readonly accounts: Account[],
    private readonly more: AnyPorts = {},
  ) {
    this.ref = { name, provider: 'TREASURY_PRIME', environment: 'SANDBOX' };
  }

  fail(code: UpstreamError['code'] = 'UNAVAILABLE'): void {
    this.down = new UpstreamError({ connector: this.ref, code, sent: 'maybe' });
  }

  private async call<T>(name: string, answer: () => T): Promise<T> {
    this.calls.push(name);
    if (this.down) throw this.down;
    return answer();
  }

  private find = (ref: string) => this.accounts.find(({ providerId }) => providerId === ref) ?? null;

  get connector(): Connector {
    const ports: AnyPorts = {
      accounts: {
        list: async (_call, { accounts }) => [
          wholeFeed('accounts', () =>
            this.call('list', () => ({
              items: this.accounts
                .filter(({ providerId }) => accounts?.includes(providerId) ?? true)
                .map((account) => ({ ...account, balance: null, detail: 'summary' as const })),
              unreadable: 0,
            })),
          ),
        ],
        read: (_call, ref) =>
          this.call(`read ${ref}`, () => {
            const account = this.find(ref);
            return account && { ...account, detail: 'full' as const };
          }),
      },
      balances: { read: (_call, ref) => this.call(`balance ${ref}`, () => this.find(ref)?.balance ?? null) },
      ...this.more,
    };
    const health = () => ({ state: 'HEALTHY' as const, circuit: 'CLOSED' as const, ...NO_TRAFFIC });
    return {
      ...this.ref,
      capabilities: ['ACCOUNTS'],
      ports,
      health,
      check: async () => {},
      credentialFingerprint: async () => 'fingerprint',
      close: async () => {},
    };
  }
}

const NO_TRAFFIC = {
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFailureReason: null,
  latencyP50Ms: null,
  latencyP95Ms: null,
};

export function aPrincipal(grants: Partial<Principal['grants']> = {}, subject = 'caller'): Principal {
  return { subject, scopes: new Set<Scope>(), grants: { connectors: 'all', accounts: 'all', ...grants } };
}

/** The sources of requests that share what outlives a request. */
export function sourcesOver(
  connectors: readonly FakeConnector[],
  clock = new FixedClock(),
  createdIds: CreatedIds = async () => [],
  log: ObservationLog = noObservations,
) {
  const lastBalances = new LastBalances(clock);
  const sealer = new CursorSealer(Buffer.from('secret'));
  const history = new TransferHistory({ log, clock, telemetry: silentTelemetry });
  return (principal = aPrincipal()) => {
    const call: Call = {
      signal: new AbortController().signal,
      requestId: null,
      shareKey: JSON.stringify([principal.subject]),
      memo: new Map(),
      reads: createReadBudget(),
    };
    const access = new CallerAccess(
      principal,
      connectors.map(({ connector }) => connector),
    );
    return new RequestSources({ principal, access, call, clock, sealer, lastBalances, history, createdIds });
  };
}
