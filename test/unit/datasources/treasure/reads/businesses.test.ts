import { describe, expect, it } from 'vitest';
import { businessesPort } from '../../../../../src/datasources/treasure/reads/businesses.js';
import { newCall } from '../../../../support/attempts.js';
import {
  bankAccount,
  business,
  type FakeTreasure,
  fakeTreasure,
  globalId,
  portfolio,
  refusal,
} from '../fake-treasure.js';

const all = [business('b1'), business('b3'), business('b2')];

async function list(fake: FakeTreasure) {
  const [feed] = await businessesPort(fake.api).list(newCall(), { filter: {} });
  return feed?.read();
}

describe('businessesPort', () => {
  it.each([
    ['bare', all],
    ['enveloped', { businesses: all }],
  ])('lists a %s list newest first', async (_, body) => {
    const page = await list(fakeTreasure({ '/v1/businesses': body }));

    expect(page?.items.map(({ providerId }) => providerId)).toEqual(['b3', 'b2', 'b1']);
    expect(page?.next).toBeUndefined();
  });

  it.each([[{ data: [] }], [null], ['text'], [{ businesses: {} }]])('refuses %j as a list', async (body) => {
    await expect(list(fakeTreasure({ '/v1/businesses': body }))).rejects.toMatchObject({
      code: 'INVALID_RESPONSE',
    });
  });

  it('leaves out and counts a record that cannot be read', async () => {
    const page = await list(fakeTreasure({ '/v1/businesses': [business('b1'), { id: 1 }] }));

    expect(page).toMatchObject({ items: [{ providerId: 'b1' }], unreadable: 1 });
  });

  it('reads one by its id', async () => {
    const fake = fakeTreasure({ '/v1/businesses/b1': business('b1') });
    const { read } = businessesPort(fake.api);

    expect(await read(newCall(), 'b1')).toMatchObject({ id: globalId('Business', 'b1') });
    expect(await read(newCall(), 'b9')).toBeNull();
    expect(await read(newCall(), 'b1/x')).toBeNull();
  });

  it('takes an id that Treasure finds malformed for unknown, and no other refusal', async () => {
    const { read } = businessesPort(
      fakeTreasure({
        '/v1/businesses/odd': refusal('REJECTED', 'INVALID_PATH'),
        '/v1/businesses/b1': refusal('REJECTED', 'INVALID_STATE'),
      }).api,
    );

    expect(await read(newCall(), 'odd')).toBeNull();
    await expect(read(newCall(), 'b1')).rejects.toMatchObject({ code: 'REJECTED' });
  });

  it('reads several from the list, and leaves a single one to a single read', async () => {
    const fake = fakeTreasure({ '/v1/businesses': all });
    const { readMany } = businessesPort(fake.api);

    const found = await readMany?.(newCall(), ['b1', 'b2', 'b9']);

    expect([...(found?.keys() ?? [])].sort()).toEqual(['b1', 'b2']);
    expect(found?.get('b2')?.providerId).toBe('b2');
    expect((await readMany?.(newCall(), ['b1']))?.size).toBe(0);
    expect(fake.paths()).toEqual(['/v1/businesses']);
  });

  it('gives the accounts of a business', async () => {
    const fake = fakeTreasure({
      '/v1/businesses/b1': business('b1'),
      '/v1/businesses/b1/portfolio': portfolio('b1'),
      '/v1/businesses/b1/bank_accounts': [bankAccount('ba1')],
    });

    const [feed] = await businessesPort(fake.api).accountsOf(newCall(), 'b1');

    expect((await feed?.read())?.items.map(({ kind }) => kind)).toEqual(['INVESTMENT', 'EXTERNAL']);
  });

  it('gives no accounts of a business that is not known', async () => {
    const { accountsOf } = businessesPort(fakeTreasure().api);

    const [feed] = await accountsOf(newCall(), 'b9');

    expect(await feed?.read()).toEqual({ items: [], unreadable: 0 });
    expect(await accountsOf(newCall(), 'b9/..')).toEqual([]);
  });

  it('gives wire instructions, and none while the business is not open', async () => {
    const { wireInstructions } = businessesPort(
      fakeTreasure({
        '/v1/businesses/b1/wire_instructions': { wire_instructions: { bank_name: 'Clearing Bank' } },
        '/v1/businesses/b2/wire_instructions': refusal('REJECTED', 'INVALID_STATE'),
      }).api,
    );

    expect(await wireInstructions?.(newCall(), 'b1')).toMatchObject({ bankName: 'Clearing Bank' });
    expect(await wireInstructions?.(newCall(), 'b2')).toBeNull();
    expect(await wireInstructions?.(newCall(), '..')).toBeNull();
  });
});
