import { describe, expect, it } from 'vitest';
import type { AnyPorts } from '../../../../../src/datasources/ports/ports.js';
import type { Connection } from '../../../../../src/domain/connection.js';
import { type Feed, type Listed, wholeFeed } from '../../../../../src/domain/page.js';
import { aPrincipal, FakeConnector, sourcesOver } from '../../../../support/fake-connector.js';
import * as sample from '../../../../support/sample-objects.js';

const { idOf } = sample;
const MINE = idOf('Account', 'mine');
const FOREIGN = idOf('Account', 'foreign');
const OURS = idOf('Business', 'ours');
const ACME = idOf('Counterparty', 'acme');
const LEDGER = idOf('Ledger', 'ledger');
const at = (day: string) => ({ createdAt: `${day}T12:00:00Z` });
const account = (id: string) => ({ kind: 'Account' as const, id });
const args = <F extends object>(filter: F) => ({ field: 'Query.things', first: 100, after: null, filter });

/** A list that ignores filters and limits: everything in each of two feeds, every row twice in each. */
function heedless<T extends Listed>(rows: readonly T[]) {
  const feed = (key: string): Feed<T> =>
    wholeFeed(key, async () => ({ items: [...rows, ...rows], unreadable: 0 }));
  return { list: async () => [feed('one'), feed('two')], read: async () => null };
}

/** The rows of each list: the first is wanted by every filter below, each other differs in one way. */
const ROWS = {
  accounts: [
    sample.anAccount('mine', { businessId: OURS }),
    sample.anAccount('foreign'),
    sample.anAccount('closed', { status: 'CLOSED' }),
    sample.anAccount('euro', { currency: 'EUR' }),
    sample.anAccount('linked', { kind: 'EXTERNAL' }),
    sample.anAccount('old', at('2025-01-01')),
  ],
  transactions: [
    sample.aTransaction('mine', { accountId: MINE, ledgerId: LEDGER, number: '7' }),
    sample.aTransaction('foreign', { accountId: FOREIGN, ledgerId: LEDGER, number: '7' }),
    sample.aTransaction('nameless', { ledgerId: LEDGER, number: '7' }),
    sample.aTransaction('credit', { accountId: MINE, ledgerId: LEDGER, number: '7', entryType: 'CREDIT' }),
    sample.aTransaction('wire', { accountId: MINE, ledgerId: LEDGER, number: '7', type: 'WIRE_DOMESTIC' }),
    sample.aTransaction('other ledger', { accountId: MINE, number: '7' }),
    sample.aTransaction('other number', { accountId: MINE, ledgerId: LEDGER, number: '8' }),
    sample.aTransaction('old', { accountId: MINE, ledgerId: LEDGER, number: '7', ...at('2025-01-01') }),
  ],
  transfers: [
    sample.aTransfer('mine', { source: account(MINE), destination: { kind: 'Counterparty', id: ACME } }),
    sample.aTransfer('foreign', { source: account(FOREIGN) }),
    sample.aTransfer('sent', { source: account(MINE), status: 'SENT' }),
    sample.aTransfer('wire', { source: account(MINE), rail: 'WIRE' }),
    sample.aTransfer('pull', { source: account(MINE), direction: 'PULL' }),
    sample.aTransfer('keyed', { source: account(MINE), idempotencyKey: 'another' }),
    sample.aTransfer('old', { source: account(MINE), ...at('2025-01-01') }),
  ],
  cards: [
    sample.aCard('mine', { accountId: MINE, ledgerId: LEDGER }),
    sample.aCard('foreign', { accountId: FOREIGN, ledgerId: LEDGER }),
    sample.aCard('suspended', { accountId: MINE, ledgerId: LEDGER, status: 'SUSPENDED' }),
    sample.aCard('other ledger', { accountId: MINE }),
  ],
  ledgers: [sample.aLedger('mine', { accountId: MINE }), sample.aLedger('foreign', { accountId: FOREIGN })],
  documents: [
    sample.aDocument('mine', { businessId: OURS }),
    sample.aDocument('foreign', { businessId: idOf('Business', 'theirs') }),
    sample.aDocument('nameless'),
  ],
  counterparties: [sample.aCounterparty('acme'), sample.aCounterparty('other', { name: 'Other' })],
  businesses: [sample.aBusiness('ours'), sample.aBusiness('theirs')],
  recurringTransfers: [
    sample.aRecurringTransfer('rent'),
    sample.aRecurringTransfer('lease', { memo: 'Lease' }),
    sample.aRecurringTransfer('dear', { amount: { minor: 99_999n, currency: 'USD' } }),
  ],
  scheduledTransfers: [sample.aScheduledTransfer('rent'), sample.aScheduledTransfer('lease')],
};

type ListName = keyof typeof ROWS;

const lists = Object.fromEntries(
  Object.entries(ROWS).map(([name, rows]) => [name, heedless<Listed>(rows)]),
) as Record<ListName, ReturnType<typeof heedless<any>>>;

/** A provider whose lists ignore every filter. */
const ports: AnyPorts = {
  ...lists,
  transfers: { ...lists.transfers, rails: ['ACH', 'WIRE'] },
  documents: { ...lists.documents, downloadUrl: async () => null },
  businesses: { ...lists.businesses, accountsOf: lists.accounts.list },
  recurringTransfers: { ...lists.recurringTransfers, isCallersOwn: false },
  scheduledTransfers: { ...lists.scheduledTransfers, isCallersOwn: false },
};

const open = sourcesOver([new FakeConnector('tp-main', [], ports)]);
const limited = () => open(aPrincipal({ accounts: new Set([MINE]) }));
const refsOf = ({ edges }: { edges: ReadonlyArray<{ node: { providerId: string } }> }) =>
  edges.map(({ node }) => node.providerId);
const listed = async (name: ListName, filter: object, sources = open()) =>
  refsOf(await sources[name](args(filter) as any));

describe('over a provider that ignores every filter', () => {
  it.each(Object.keys(ROWS) as ListName[])('%s give each row once', async (name) => {
    const refs = await listed(name, {});

    expect([...refs].sort()).toEqual(ROWS[name].map(({ providerId }) => providerId).sort());
  });

  it.each<ListName>(['accounts', 'transactions', 'transfers', 'cards', 'documents'])(
    '%s give each row once over all pages',
    async (name) => {
      const seen: string[] = [];
      let after: string | null = null;
      for (let pages = 0; pages <= ROWS[name].length; pages += 1) {
        const page: Connection<Listed & { readonly providerId: string }> = await open()[name]({
          ...args({}),
          first: 2,
          after,
        });
        seen.push(...refsOf(page));
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }

      expect(seen.sort()).toEqual(ROWS[name].map(({ providerId }) => providerId).sort());
    },
  );

  it.each<[ListName, string, object, string]>([
    ['accounts', 'status', { statuses: ['CLOSED'] }, 'closed'],
    ['accounts', 'currency', { currency: 'EUR' }, 'euro'],
    ['accounts', 'kind', { kinds: ['EXTERNAL'] }, 'linked'],
    ['accounts', 'last day', { createdTo: '2025-12-31' }, 'old'],
    ['accounts', 'text', { search: 'eig' }, 'foreign'],
    ['transactions', 'account', { account: FOREIGN }, 'foreign'],
    ['transactions', 'entry type', { entryType: 'CREDIT' }, 'credit'],
    ['transactions', 'type', { types: ['WIRE_DOMESTIC'] }, 'wire'],
    ['transactions', 'number', { number: '8' }, 'other number'],
    ['transactions', 'last day', { createdTo: '2025-12-31' }, 'old'],
    ['transfers', 'account', { account: FOREIGN }, 'foreign'],
    ['transfers', 'counterparty', { counterparty: ACME }, 'mine'],
    ['transfers', 'status', { statuses: ['SENT'] }, 'sent'],
    ['transfers', 'rail', { rails: ['WIRE'] }, 'wire'],
    ['transfers', 'direction', { direction: 'PULL' }, 'pull'],
    ['transfers', 'key', { idempotencyKey: 'another' }, 'keyed'],
    ['transfers', 'last day', { createdTo: '2025-12-31' }, 'old'],
    ['cards', 'account', { account: FOREIGN }, 'foreign'],
    ['cards', 'status', { statuses: ['SUSPENDED'] }, 'suspended'],
    ['documents', 'business', { business: OURS }, 'mine'],
    ['counterparties', 'text', { search: 'other' }, 'other'],
    ['recurringTransfers', 'text', { search: 'lease' }, 'lease'],
    ['recurringTransfers', 'amount', { minAmount: '900.00' }, 'dear'],
  ])('%s are filtered by %s', async (name, _, filter, wanted) => {
    expect(await listed(name, filter)).toEqual([wanted]);
  });

  it.each<[ListName, object]>([
    ['transactions', { account: MINE, ledger: LEDGER, number: '7', entryType: 'DEBIT', types: ['ACH'] }],
    ['transfers', { account: MINE, statuses: ['PENDING'], rails: ['ACH'], direction: 'PUSH' }],
    ['cards', { account: MINE, ledger: LEDGER, statuses: ['ACTIVE'] }],
  ])('%s are filtered by several things at once', async (name, filter) => {
    const refs = await listed(name, { ...filter, ...(name !== 'cards' && { createdFrom: '2026-01-01' }) });

    expect(refs.filter((ref) => ref !== 'keyed')).toEqual(['mine']);
  });

  it.each<[ListName, readonly string[]]>([
    ['accounts', ['mine']],
    ['transactions', ['credit', 'mine', 'old', 'other ledger', 'other number', 'wire']],
    ['transfers', ['keyed', 'mine', 'old', 'pull', 'sent', 'wire']],
    ['cards', ['mine', 'other ledger', 'suspended']],
    ['ledgers', ['mine']],
    ['documents', []],
    ['counterparties', []],
    ['recurringTransfers', []],
    ['scheduledTransfers', []],
  ])('%s show a caller limited to an account what belongs to it', async (name, wanted) => {
    const all = await listed(name, {}, limited());

    expect([...all].sort()).toEqual(wanted);
  });

  it.each<ListName>(['transactions', 'transfers', 'cards'])(
    '%s of an account that a caller cannot see are none',
    async (name) => {
      expect(await listed(name, { account: FOREIGN }, limited())).toEqual([]);
    },
  );
});
