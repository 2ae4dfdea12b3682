import { describe, expect, it } from 'vitest';
import { businessesPort } from '../../../../../src/datasources/treasury-path/reads/businesses.js';
import { newCall } from '../../../../support/attempts.js';
import { pagesOf, readAll } from '../../../../support/feeds.js';
import {
  COMPANIES,
  type FakeTreasuryPath,
  fakeTreasuryPath,
  globalId,
  listOf,
  refusal,
} from '../fake-treasury-path.js';
import { bankAccount, entity, feature, workspace } from '../records.js';

const FEATURES = `${COMPANIES}/c1/entities/e1/features`;

const listed = (fake: FakeTreasuryPath) => businessesPort(fake.api).list(newCall(), { filter: {} });

describe('businessesPort.list', () => {
  it('gives the entities of all companies, newest first, with their state of onboarding', async () => {
    const rows = await readAll(await listed(fakeTreasuryPath(workspace())));

    expect(rows).toMatchObject([
      { id: globalId('Business', 'c2', 'e2'), onboardingStatus: null },
      { id: globalId('Business', 'c1', 'e1'), onboardingStatus: 'ACTIVE' },
    ]);
  });

  it('counts entities that cannot be read', async () => {
    const fake = fakeTreasuryPath({
      ...workspace(),
      [`${COMPANIES}/c1/entities`]: listOf(entity('e1'), {}),
    });

    expect((await pagesOf(await listed(fake)))[0]).toMatchObject({ items: [{}, {}], unreadable: 1 });
  });

  it('fails as a whole when features of one entity cannot be read', async () => {
    const fake = fakeTreasuryPath({ ...workspace(), [FEATURES]: refusal('UNAVAILABLE') });

    await expect(readAll(await listed(fake))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('businessesPort.read', () => {
  it('reads an entity and the word of its multi-currency feature as given', async () => {
    const fake = fakeTreasuryPath({
      ...workspace(),
      [FEATURES]: { data: [feature('X', { feature_identifier: 'other' }), feature('ACTION_REQUIRED')] },
    });

    expect(await businessesPort(fake.api).read(newCall(), 'c1/e1')).toMatchObject({
      id: globalId('Business', 'c1', 'e1'),
      onboardingStatus: 'ACTION_REQUIRED',
    });
  });

  it.each([undefined, { data: [] }, { data: [{ status: 'ACTIVE' }] }])(
    'says nothing of onboarding for features %j',
    async (features) => {
      const fake = fakeTreasuryPath({ ...workspace(), [FEATURES]: features });

      expect(await businessesPort(fake.api).read(newCall(), 'c1/e1')).toMatchObject({
        onboardingStatus: null,
      });
    },
  );

  it('asks for no features of an entity that is not there', async () => {
    const fake = fakeTreasuryPath(workspace());
    const { read } = businessesPort(fake.api);

    expect(await read(newCall(), 'c1/none')).toBeNull();
    expect(await read(newCall(), 'e1')).toBeNull();
    expect(fake.paths()).toEqual([`${COMPANIES}/c1/entities/none`]);
  });
});

describe('businessesPort.accountsOf', () => {
  const accountsOf = (fake: FakeTreasuryPath, ref: string) =>
    businessesPort(fake.api).accountsOf(newCall(), ref);

  it('gives the accounts that the entity owns', async () => {
    const fake = fakeTreasuryPath({
      [`${COMPANIES}/c1/bank_accounts`]: listOf(
        bankAccount('b1'),
        bankAccount('b2', { owner_id: 'e9' }),
        bankAccount('b3', { owner_id: 'e1', owner_type: 'Counterparty' }),
      ),
    });

    expect((await readAll(await accountsOf(fake, 'c1/e1'))).map(({ providerId }) => providerId)).toEqual([
      'b1',
    ]);
  });

  it('gives none for a business that is not there', async () => {
    const fake = fakeTreasuryPath();

    expect(await readAll(await accountsOf(fake, 'gone/e1'))).toEqual([]);
    expect(await accountsOf(fake, 'nonsense')).toEqual([]);
  });
});
