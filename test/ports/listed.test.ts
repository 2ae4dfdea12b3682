import { expect, it } from 'vitest';
import { touches } from '../../src/domain/filters.js';
import { fromGlobalId } from '../../src/domain/ids.js';
import { readAll } from '../support/feeds.js';
import { describeListed } from './suite.js';

const refOf = (id: string | undefined) => fromGlobalId(id ?? '')?.ref ?? '';

describeListed(
  {
    port: 'accounts',
    kind: 'Account',
    of: ({ accounts }) => accounts,
    same: ({ id, kind, type, status, currency, accountNumberLast4, createdAt }) => ({
      id,
      kind,
      type,
      status,
      currency,
      accountNumberLast4,
      createdAt,
    }),
  },
  (put) => {
    it('gives a limited caller its accounts and no other', async () => {
      const port = put().connector.ports.accounts;
      const all = await readAll((await port?.list(put().call(), { filter: {} })) ?? []);
      const mine = all.slice(1, 3).map(({ id }) => refOf(id));

      const rows = await readAll((await port?.list(put().call(), { filter: {}, accounts: mine })) ?? []);

      expect(rows.map(({ id }) => refOf(id)).sort()).toEqual([...mine].sort());
    });

    it('reads full accounts singly, and states balances of whole minor units', async () => {
      const { accounts, balances } = put().connector.ports;
      const all = await readAll((await accounts?.list(put().call(), { filter: {} })) ?? []);
      const stated = [];

      for (const { id } of all) {
        const account = await accounts?.read(put().call(), refOf(id));
        expect(account?.detail).toBe('full');
        const fresh = await balances?.read(put().call(), refOf(id));
        expect(fresh?.current ?? null).toEqual(account?.balance?.current ?? null);
        expect(fresh?.available ?? null).toEqual(account?.balance?.available ?? null);
        stated.push(...[fresh?.current, fresh?.available].filter((money) => money != null));
      }

      expect(stated.length).toBeGreaterThan(0);
      for (const { minor, currency } of stated) {
        expect(typeof minor).toBe('bigint');
        expect(currency).toMatch(/^[A-Z]{3}$/);
      }
    });
  },
);

describeListed(
  { port: 'transfers', kind: 'Transfer', of: ({ transfers }) => transfers, same: (transfer) => transfer },
  (put) => {
    it('gives the transfers of an account, each once, to whoever is limited to it or asks for it', async () => {
      const port = put().connector.ports.transfers;
      const all = await readAll((await port?.list(put().call(), { filter: {} })) ?? []);
      const accounts = all.flatMap(({ source, accountId }) =>
        source?.kind === 'Account' ? [source.id] : (accountId ?? []),
      );
      const party = accounts[0] ?? '';
      const expected = all.filter((transfer) => touches(transfer, party)).map(({ id }) => id);

      const limited = (await port?.list(put().call(), { filter: {}, accounts: [refOf(party)] })) ?? [];
      const asked = (await port?.list(put().call(), { filter: { account: party } })) ?? [];

      expect((await readAll(limited)).map(({ id }) => id).sort()).toEqual([...expected].sort());
      const found = (await readAll(asked)).filter((transfer) => touches(transfer, party)).map(({ id }) => id);
      expect(found.sort()).toEqual([...expected].sort());
    });

    it('has known words for all its states, and amounts above zero', async () => {
      const port = put().connector.ports.transfers;

      const all = await readAll((await port?.list(put().call(), { filter: {} })) ?? []);

      expect(put().reports.unknownWords).toEqual([]);
      expect(all.filter(({ status }) => status === 'UNKNOWN')).toEqual([]);
      expect(all.every(({ amount }) => amount.minor > 0n)).toBe(true);
    });
  },
);

describeListed(
  {
    port: 'transactions',
    kind: 'Transaction',
    of: ({ transactions }) => transactions,
    same: ({ accountId: _, ...rest }) => rest,
  },
  () => undefined,
);

describeListed(
  { port: 'cards', kind: 'Card', of: ({ cards }) => cards, same: (card) => card },
  () => undefined,
);

describeListed(
  {
    port: 'counterparties',
    kind: 'Counterparty',
    of: ({ counterparties }) => counterparties,
    same: (counterparty) => counterparty,
  },
  () => undefined,
);

describeListed(
  { port: 'businesses', kind: 'Business', of: ({ businesses }) => businesses, same: (business) => business },
  (put) => {
    it('lists the accounts of a business', async () => {
      const port = put().connector.ports.businesses;
      const all = await readAll((await port?.list(put().call(), { filter: {} })) ?? []);

      const lists = await Promise.all(
        all.map(async ({ id }) => readAll((await port?.accountsOf(put().call(), refOf(id))) ?? [])),
      );

      expect(lists.flat().length).toBeGreaterThan(0);
    });
  },
);

describeListed(
  { port: 'documents', kind: 'Document', of: ({ documents }) => documents, same: (document) => document },
  (put) => {
    it('fetches a new link whenever it is asked for one', async () => {
      const port = put().connector.ports.documents;
      const [document] = await readAll((await port?.list(put().call(), { filter: {} })) ?? []);
      const call = put().call();

      const links = [
        await port?.downloadUrl(call, refOf(document?.id)),
        await port?.downloadUrl(call, refOf(document?.id)),
      ];

      const reads = (await put().requests()).filter(({ path }) => path.endsWith(`/${document?.providerId}`));
      expect(links[0]).toMatch(/^https?:/);
      expect(reads).toHaveLength(2);
    });
  },
);

describeListed(
  {
    port: 'ledgers',
    kind: 'Ledger',
    of: ({ ledgers }) => ledgers,
    same: ({ availableBalance, ...rest }) => ({ ...rest, available: availableBalance?.available }),
  },
  (put) => {
    it('states a balance for every ledger that can be used, and for no other', async () => {
      const port = put().connector.ports.ledgers;

      const all = await readAll((await port?.list(put().call(), { filter: {} })) ?? []);

      expect(all.some(({ status }) => status === 'ACTIVE')).toBe(true);
      for (const { status, availableBalance } of all)
        expect(availableBalance !== null).toBe(status === 'ACTIVE');
    });
  },
);

describeListed(
  {
    port: 'recurringTransfers',
    kind: 'RecurringTransfer',
    of: ({ recurringTransfers }) => recurringTransfers,
    same: (series) => series,
  },
  (put) => {
    it('has amounts above zero, and known words for everything', async () => {
      const port = put().connector.ports.recurringTransfers;

      const all = await readAll((await port?.list(put().call(), { filter: {} })) ?? []);

      expect(all.every(({ amount }) => amount.minor > 0n)).toBe(true);
      expect(put().reports.unknownWords).toEqual([]);
    });
  },
);

describeListed(
  {
    port: 'scheduledTransfers',
    kind: 'ScheduledTransfer',
    of: ({ scheduledTransfers }) => scheduledTransfers,
    same: (scheduled) => scheduled,
  },
  (put) => {
    it('gives the nearest first', async () => {
      const port = put().connector.ports.scheduledTransfers;

      const all = await readAll((await port?.list(put().call(), { filter: {} })) ?? []);

      const dates = all.map(({ scheduledDate }) => scheduledDate);
      expect(dates).toEqual([...dates].sort());
    });
  },
);
