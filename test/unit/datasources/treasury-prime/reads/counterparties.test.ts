import { describe, expect, it } from 'vitest';
import { counterpartiesPort } from '../../../../../src/datasources/treasury-prime/reads/counterparties.js';
import { newCall } from '../../../../support/attempts.js';
import { readAll } from '../../../../support/feeds.js';
import { data, fakeTreasuryPrime, globalId, paged, refusal } from '../fake-treasury-prime.js';
import { counterparty } from '../records.js';

const ROWS = ['cp_4', 'cp_3', 'cp_2', 'cp_1'].map((id) => counterparty(id));

describe('counterpartiesPort', () => {
  it('lists whole objects, unnarrowed: upstream a name must be equal, here it is a part', async () => {
    const fake = fakeTreasuryPrime({ '/counterparty': paged(ROWS, 3) });

    const rows = await readAll(
      await counterpartiesPort(fake.api).list(newCall(), { filter: { search: 'nora' } }),
    );

    expect(rows.map(({ providerId }) => providerId)).toEqual(['cp_4', 'cp_3', 'cp_2', 'cp_1']);
    expect(fake.queries('/counterparty')).toEqual([
      { page_size: 100 },
      { page_size: 100, page_cursor: 'cp_2' },
    ]);
  });

  it('leaves out and counts a row that cannot be read', async () => {
    const fake = fakeTreasuryPrime({ '/counterparty': data({ id: 'cp_2', ach: 'text' }, ROWS[3]) });
    const [feed] = await counterpartiesPort(fake.api).list(newCall(), { filter: {} });

    expect(await feed?.read()).toMatchObject({ items: [{ providerId: 'cp_1' }], unreadable: 1 });
  });

  it('reads one', async () => {
    const fake = fakeTreasuryPrime({ '/counterparty/cp_1': ROWS[3], '/counterparty/x': refusal(400) });
    const { read } = counterpartiesPort(fake.api);

    expect(await read(newCall(), 'cp_1')).toMatchObject({ id: globalId('Counterparty', 'cp_1') });
    expect(await read(newCall(), 'x')).toBeNull();
    expect(await read(newCall(), 'gone')).toBeNull();
    expect(await read(newCall(), 'a/b')).toBeNull();
  });

  it('takes three and more from the list, the same as singly', async () => {
    const fake = fakeTreasuryPrime({ '/counterparty': data(...ROWS), '/counterparty/cp_1': ROWS[3] });
    const port = counterpartiesPort(fake.api);

    const found = await port.readMany?.(newCall(), ['cp_1', 'cp_3', 'cp_4']);

    expect([...(found?.keys() ?? [])]).toEqual(['cp_4', 'cp_3', 'cp_1']);
    expect(found?.get('cp_1')).toEqual(await port.read(newCall(), 'cp_1'));
    expect(fake.times('/counterparty')).toBe(1);
    expect((await port.readMany?.(newCall(), ['cp_1', 'cp_3']))?.size).toBe(0);
  });
});
