import { describe, expect, it } from 'vitest';
import { accountsPort } from '../../../../../src/datasources/treasury-path/reads/accounts.js';
import { toOwnedRef } from '../../../../../src/datasources/treasury-path/refs.js';
import type { AccountFilter } from '../../../../../src/domain/account.js';
import { newCall } from '../../../../support/attempts.js';
import { pagesOf, readAll } from '../../../../support/feeds.js';
import {
  COMPANIES,
  type FakeTreasuryPath,
  fakeTreasuryPath,
  globalId,
  listOf,
  paged,
  refusal,
} from '../fake-treasury-path.js';
import { bankAccount, company, foreignAccount, workspace } from '../records.js';

const OF_C1 = `${COMPANIES}/c1/bank_accounts`;

const listed = (fake: FakeTreasuryPath, filter: AccountFilter = {}, accounts?: readonly string[]) =>
  accountsPort(fake.api).list(newCall(), accounts ? { filter, accounts } : { filter });

describe('accountsPort.list', () => {
  it('gives the accounts of entities of all companies, newest first, and none of a recipient', async () => {
    const rows = await readAll(await listed(fakeTreasuryPath(workspace())));

    expect(rows.map(({ id }) => id)).toEqual([
      globalId('Account', 'c2', 'b2'),
      globalId('Account', 'c1', 'i1'),
      globalId('Account', 'c1', 'b1'),
    ]);
    expect(rows.every(({ detail }) => detail === 'full')).toBe(true);
  });

  it('reads every page of companies and of accounts', async () => {
    const ids = ['c1', 'c2', 'c3'];
    const fake = fakeTreasuryPath({
      [COMPANIES]: paged(ids.map(company), 2),
      ...Object.fromEntries(
        ids.map((id) => [
          `${COMPANIES}/${id}/bank_accounts`,
          paged(
            [1, 2, 3].map((n) => bankAccount(`${id}-${n}`)),
            2,
          ),
        ]),
      ),
    });

    expect(await readAll(await listed(fake))).toHaveLength(9);
  });

  it('leaves out and counts an account of an owner that it has not met', async () => {
    const fake = fakeTreasuryPath({
      ...workspace(),
      [OF_C1]: listOf(bankAccount('b1'), bankAccount('b9', { owner_type: 'Trust' })),
    });

    const [page] = await pagesOf(await listed(fake));

    expect(page).toMatchObject({ items: [{ providerId: 'b2' }, { providerId: 'b1' }], unreadable: 1 });
    expect(fake.words).toEqual(['bank_account.owner_type=Trust']);
    expect(fake.unreadable).toHaveLength(1);
  });

  it.each(['UNAVAILABLE', 'NOT_FOUND', 'FORBIDDEN'] as const)(
    'fails as a whole when one company fails (%s)',
    async (code) => {
      const fake = fakeTreasuryPath({ ...workspace(), [OF_C1]: refusal(code) });

      await expect(readAll(await listed(fake))).rejects.toMatchObject({ code });
    },
  );

  it('counts companies that cannot be read', async () => {
    const fake = fakeTreasuryPath({ ...workspace(), [COMPANIES]: listOf(company('c2'), {}) });

    const [page] = await pagesOf(await listed(fake));

    expect(page).toMatchObject({ items: [{ providerId: 'b2' }], unreadable: 1 });
  });

  it('calls nobody for kinds that it does not have', async () => {
    const fake = fakeTreasuryPath(workspace());

    expect(await listed(fake, { kinds: ['DEPOSIT', 'INVESTMENT'] })).toEqual([]);
    expect(await readAll(await listed(fake, { kinds: ['EXTERNAL', 'DEPOSIT'] }))).toHaveLength(3);
  });

  it("reads a limited caller's accounts singly", async () => {
    const fake = fakeTreasuryPath(workspace());

    const rows = await readAll(await listed(fake, {}, ['c1/b1', 'c1/b1', 'c1/x1', 'c1/none', 'nonsense']));

    expect(rows.map(({ providerId }) => providerId)).toEqual(['b1']);
    expect(fake.paths()).toEqual([`${OF_C1}/b1`, `${OF_C1}/x1`, `${OF_C1}/none`]);
  });

  it('counts an own account that cannot be read, and passes an outage on', async () => {
    const broken = fakeTreasuryPath({ ...workspace(), [`${OF_C1}/b1`]: { data: {} } });
    const down = fakeTreasuryPath({ [`${OF_C1}/b1`]: refusal('UNAVAILABLE') });

    expect(await pagesOf(await listed(broken, {}, ['c1/b1']))).toEqual([{ items: [], unreadable: 1 }]);
    await expect(readAll(await listed(down, {}, ['c1/b1']))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('accountsPort.read', () => {
  it('reads an account of an entity', async () => {
    const fake = fakeTreasuryPath(workspace());

    const account = await accountsPort(fake.api).read(newCall(), 'c1/b1');

    expect(account).toMatchObject({ id: globalId('Account', 'c1', 'b1'), detail: 'full' });
    expect(fake.asked).toEqual([{ path: `${OF_C1}/b1`, query: {}, fresh: false }]);
  });

  it.each(['c1/x1', 'c1/none', 'none/b1', 'b1', 'c1/b1/more', '../b1', 'c1/..', '%2e%2e/b1', '%/b1', ''])(
    'knows no account %j',
    async (ref) => {
      expect(await accountsPort(fakeTreasuryPath(workspace()).api).read(newCall(), ref)).toBeNull();
    },
  );

  it('encodes ids that are raw', async () => {
    const id = 'gid://wallet-app/BankAccount/64';
    const path = `${OF_C1}/${encodeURIComponent(id)}`;
    const fake = fakeTreasuryPath({ [path]: { data: bankAccount(id) } });

    const account = await accountsPort(fake.api).read(newCall(), toOwnedRef({ companyId: 'c1', id }));

    expect(account?.providerId).toBe(id);
  });

  it('does not pass an unreadable account for a missing one', async () => {
    const fake = fakeTreasuryPath({ [`${OF_C1}/b1`]: { data: bankAccount('b1', { current_balance: 'x' }) } });

    await expect(accountsPort(fake.api).read(newCall(), 'c1/b1')).rejects.toMatchObject({
      code: 'INVALID_RESPONSE',
    });
  });
});

describe('accountsPort.readMany', () => {
  it('finds accounts in the lists of their companies', async () => {
    const fake = fakeTreasuryPath(workspace());
    const refs = ['c1/b1', 'c1/i1', 'c1/x1', 'c2/b2', 'gone/b', 'nonsense'];

    const found = await accountsPort(fake.api).readMany?.(newCall(), refs);

    expect([...(found?.keys() ?? [])]).toEqual(['c1/b1', 'c1/i1', 'c2/b2']);
    expect(fake.paths()).toEqual([OF_C1, `${COMPANIES}/c2/bank_accounts`, `${COMPANIES}/gone/bank_accounts`]);
  });

  it('finds nothing of recipients', async () => {
    const fake = fakeTreasuryPath({ [OF_C1]: listOf(foreignAccount('x1', 'r1')) });

    expect(await accountsPort(fake.api).readMany?.(newCall(), ['c1/x1'])).toEqual(new Map());
  });
});
