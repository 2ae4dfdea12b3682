import { describe, expect, it, vi } from 'vitest';
import type { CallerView, Connector, Sources } from '../../../src/datasources/index.js';
import type { CreateTransfer } from '../../../src/domain/commands.js';
import type { Transfer } from '../../../src/domain/transfer.js';
import { findPairedTransfer } from '../../../src/operations/paired-transfer.js';
import { newCall } from '../../support/attempts.js';
import { anOperation } from '../../support/fake-actions.js';
import { FakeConnector } from '../../support/fake-connector.js';
import { fakeSources } from '../../support/fake-sources.js';
import { aConnection, aTransfer, idOf } from '../../support/sample-objects.js';

const FROM = idOf('Account', 'from');
const TO = idOf('Account', 'to');
const ASKED_AT = '2026-03-02T17:00:00Z';

const COMMAND: CreateTransfer = {
  source: FROM,
  destination: { account: TO },
  amount: { minor: 1250n, currency: 'USD' },
  rail: 'ACH',
  direction: 'PUSH',
  ach: null,
  description: null,
  userData: null,
};
const OPERATION = anOperation('op', { createdAt: ASKED_AT });

/** What the connector with the accounts would list for it. */
const made = (ref: string, given: Partial<Transfer> = {}) =>
  aTransfer(ref, {
    createdAt: ASKED_AT,
    source: { kind: 'Account', id: FROM },
    destination: { kind: 'Account', id: TO },
    ...given,
  });

interface Given {
  readonly listed: readonly Transfer[];
  readonly command?: Partial<CreateTransfer>;
  readonly taken?: readonly string[];
  readonly accountsFrom?: string;
}

function find({ listed, command = {}, taken = [], accountsFrom = 'tp-main' }: Given) {
  const transfers = vi.fn<Sources['transfers']>(async () => aConnection(listed));
  const view: CallerView = {
    sources: fakeSources([], { transfers }),
    writes: { canChange: async () => true, canReplay: async () => true },
    call: newCall(),
    isAccountScoped: false,
    connector: () => undefined,
  };
  const connector: Connector = {
    ...new FakeConnector('linker', []).connector,
    ...(accountsFrom !== '' && { accountsFrom }),
  };
  const found = findPairedTransfer({
    view,
    connector,
    command: { ...COMMAND, ...command },
    operation: OPERATION,
    isTaken: async (id) => taken.includes(id),
  });
  return { found, transfers };
}

describe('the transfer of an operation whose provider gave no id', () => {
  it('is looked for among the newest of the account, where the accounts are', async () => {
    const { found, transfers } = find({ listed: [made('t')] });

    expect(await found).toEqual(made('t'));
    const filter = { connectors: ['tp-main'], account: FROM, createdFrom: '2026-03-01' };
    expect(transfers).toHaveBeenCalledWith(expect.objectContaining({ after: null, filter }));
  });

  it('is not looked for where the connector has its own accounts', async () => {
    const { found, transfers } = find({ listed: [made('t')], accountsFrom: '' });

    expect(await found).toBeNull();
    expect(transfers).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<Transfer>]>([
    ['another rail', { rail: 'WIRE' }],
    ['another amount', { amount: { minor: 1251n, currency: 'USD' } }],
    ['another currency', { amount: { minor: 1250n, currency: 'EUR' } }],
    ['an earlier moment', { createdAt: '2026-03-02T16:58:59Z' }],
    ['no moment', { createdAt: null }],
    ['another account', { source: { kind: 'Account', id: TO } }],
    ['another other end', { destination: { kind: 'Account', id: FROM } }],
    ['no other end', { destination: null }],
  ])('is none with %s', async (_, given) => {
    expect(await find({ listed: [made('t', given)] }).found).toBeNull();
  });

  it('may be dated by a clock that is a little slow', async () => {
    const early = made('t', { createdAt: '2026-03-02T16:59:00Z' });

    expect(await find({ listed: [early] }).found).toEqual(early);
  });

  it('has the direction of the command', async () => {
    const pulled = made('t', { direction: 'PULL' });

    expect(await find({ listed: [pulled], command: { direction: 'PULL' } }).found).toEqual(pulled);
    expect(await find({ listed: [pulled] }).found).toBeNull();
  });

  it('goes to the counterparty, or to whomever the bank details name', async () => {
    const counterparty = idOf('Counterparty', 'c');
    const sent = made('t', { destination: { kind: 'Counterparty', id: counterparty } });
    const bankDetails = { firstName: 'A', lastName: 'B', accountNumber: '1234', routingNumber: '021000021' };
    const to = { bankDetails: { ...bankDetails, accountType: 'CHECKING' } } as const;

    expect(await find({ listed: [sent], command: { destination: { counterparty } } }).found).toEqual(sent);
    expect(await find({ listed: [sent], command: { destination: to } }).found).toEqual(sent);
  });

  it('is none that another operation made', async () => {
    const [taken, free] = [made('t1'), made('t2')];

    expect(await find({ listed: [taken, free], taken: [taken.id] }).found).toEqual(free);
    expect(await find({ listed: [taken], taken: [taken.id] }).found).toBeNull();
  });

  it('is not guessed between two that fit', async () => {
    expect(await find({ listed: [made('t1'), made('t2')] }).found).toBeNull();
  });
});
