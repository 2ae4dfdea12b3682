import { describe, expect, it } from 'vitest';
import { counterpartiesPort } from '../../../../../src/datasources/treasury-path/reads/counterparties.js';
import { newCall } from '../../../../support/attempts.js';
import { readAll } from '../../../../support/feeds.js';
import {
  COMPANIES,
  type FakeTreasuryPath,
  fakeTreasuryPath,
  globalId,
  refusal,
} from '../fake-treasury-path.js';
import { recipient, workspace } from '../records.js';

const OF_C1 = `${COMPANIES}/c1/recipients`;

const listed = (fake: FakeTreasuryPath) => counterpartiesPort(fake.api).list(newCall(), { filter: {} });

describe('counterpartiesPort', () => {
  it('lists the recipients of all companies, newest first', async () => {
    const later = recipient('r2', { created_at: '2025-08-01T00:00:00Z' });
    const fake = fakeTreasuryPath({
      ...workspace(),
      [`${COMPANIES}/c2/recipients`]: { data: [recipient('r1'), later] },
    });

    const ids = (await readAll(await listed(fake))).map(({ id }) => id);

    expect(ids[0]).toBe(globalId('Counterparty', 'c2', 'r2'));
    expect(ids.slice(1).sort()).toEqual(
      [globalId('Counterparty', 'c1', 'r1'), globalId('Counterparty', 'c2', 'r1')].sort(),
    );
  });

  it('asks for recipients once, without a page', async () => {
    const fake = fakeTreasuryPath(workspace());

    await readAll(await listed(fake));

    expect(fake.asked.filter(({ path }) => path === OF_C1)).toEqual([
      { path: OF_C1, query: { page: undefined }, fresh: false },
    ]);
  });

  it('fails as a whole when one company fails', async () => {
    const fake = fakeTreasuryPath({ ...workspace(), [OF_C1]: refusal('RATE_LIMITED') });

    await expect(readAll(await listed(fake))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('reads a recipient singly, as it lists it', async () => {
    const fake = fakeTreasuryPath(workspace());
    const { read } = counterpartiesPort(fake.api);

    expect(await read(newCall(), 'c1/r1')).toEqual((await readAll(await listed(fake)))[0]);
    expect(await read(newCall(), 'c1/none')).toBeNull();
    expect(await read(newCall(), 'r1')).toBeNull();
  });

  it('finds several in the lists of their companies', async () => {
    const fake = fakeTreasuryPath(workspace());

    const found = await counterpartiesPort(fake.api).readMany?.(newCall(), ['c1/r1', 'c1/r9', 'gone/r1']);

    expect([...(found?.keys() ?? [])]).toEqual(['c1/r1']);
    expect(fake.paths()).toEqual([OF_C1, `${COMPANIES}/gone/recipients`]);
  });
});
