import { describe, expect, it, vi } from 'vitest';
import { ownCall, type Reached } from '../../../src/datasources/index.js';
import { toGlobalId } from '../../../src/domain/ids.js';
import { type NamedObject, objectsIn } from '../../../src/operations/mutation-rows.js';
import { MUTATIONS, type MutationName, type Use } from '../../../src/operations/mutations.js';
import { isWithdrawn, outOfReach } from '../../../src/operations/named-objects.js';
import { fakeSources } from '../../support/fake-sources.js';
import { anAccount, idOf } from '../../support/sample-objects.js';
import { NEVER } from '../store/under-test.js';

interface Given {
  readonly sees?: boolean;
  readonly changes?: boolean;
  readonly keeps?: boolean;
  readonly isLimited?: boolean;
}

function aCaller({ sees = false, changes = false, keeps = false, isLimited = true }: Given) {
  const node = vi.fn(async () => (sees ? anAccount('any') : null));
  const writes = { changes: vi.fn(async () => changes), keeps: vi.fn(async () => keeps) };
  const sources = fakeSources([], { node });
  const reached: Reached = { sources, writes, call: ownCall(NEVER), isLimited, connector: () => undefined };
  return { reached, node, ...writes };
}

const named = (use: Use, id = idOf('Counterparty', 'c1')): NamedObject => ({
  field: 'it',
  use,
  id,
  kinds: ['Counterparty'],
});

const fieldsOf = (errors: ReadonlyArray<{ readonly field: readonly string[] | null }>) =>
  errors.map(({ field }) => field?.join('.'));

/** The fields whose objects a caller must be able to change, and those whose objects it must only see. */
const REQUIRED: Readonly<Record<MutationName, readonly [change: string[], see: string[]]>> = {
  createTransfer: [['source'], ['destination.account', 'destination.counterparty']],
  cancelTransfer: [['id'], []],
  createCounterparty: [[], []],
  createBusiness: [[], []],
  submitBusinessOnboarding: [['business'], []],
  linkBankAccount: [['business'], []],
  setPortfolioAllocation: [['business'], []],
  createRecurringTransfer: [['source'], ['destination.account', 'destination.counterparty']],
  updateRecurringTransfer: [['id'], []],
  activateRecurringTransfer: [['id'], []],
  deactivateRecurringTransfer: [['id'], []],
  deleteRecurringTransfer: [['id'], []],
  cancelScheduledTransfer: [['id'], []],
  issueCard: [['account', 'ledger'], []],
  suspendCard: [['id'], []],
  unsuspendCard: [['id'], []],
  loadCard: [['card'], []],
  debitCard: [['card'], []],
  updateUserData: [['id'], []],
  createHostedPageToken: [['entityId'], []],
  upsertTrustedDomainConfig: [[], []],
  createWebhookDashboardLink: [[], []],
};

const objects = (name: MutationName) =>
  objectsIn(
    name,
    MUTATIONS[name].ids.reduce((input, { field, kinds: [kind] }) => {
      const [outer = '', inner] = field.split('.');
      const id = idOf(kind ?? 'Account', field);
      const before = (input as Record<string, object>)[outer];
      return { ...input, [outer]: inner === undefined ? id : { ...before, [inner]: id } };
    }, {}),
  );

describe('authorization by use', () => {
  it.each(Object.keys(MUTATIONS) as MutationName[])(
    'of %s asks what each of its ids requires',
    async (name) => {
      const [change, see] = REQUIRED[name];

      const seesOnly = await outOfReach(aCaller({ sees: true }).reached, objects(name));
      const seesNothing = await outOfReach(aCaller({ changes: true }).reached, objects(name));

      expect(fieldsOf(seesOnly)).toEqual(change);
      expect(fieldsOf(seesNothing)).toEqual(see);
      expect(await outOfReach(aCaller({ sees: true, changes: true }).reached, objects(name))).toEqual([]);
    },
  );

  it.each(['PAYS_FROM', 'CHANGES'] as const)('of %s takes who may change the object', async (use) => {
    const { reached, changes } = aCaller({ sees: true });

    const errors = await outOfReach(reached, [named(use)]);

    const messages = ['required the id of something that you reach'];
    expect(errors).toEqual([{ field: ['it'], messages, code: 'NOT_FOUND' }]);
    expect(changes).toHaveBeenCalledExactlyOnceWith(idOf('Counterparty', 'c1'));
  });

  it.each(['PAYS_TO', 'READS'] as const)('of %s takes who sees the object', async (use) => {
    const { reached, node, changes } = aCaller({ sees: true });

    const errors = await outOfReach(reached, [named(use)]);

    expect(errors).toEqual([]);
    expect(node).toHaveBeenCalledExactlyOnceWith(idOf('Counterparty', 'c1'));
    expect(changes).not.toHaveBeenCalled();
  });

  it('of an allocation looks at the portfolio, for a caller limited to accounts alone', async () => {
    const [business] = objects('setPortfolioAllocation');
    const portfolio = idOf('Portfolio', 'business');
    const limited = aCaller({ changes: true, keeps: true });
    const free = aCaller({ changes: true, keeps: true, isLimited: false });

    for (const { reached } of [limited, free]) {
      await outOfReach(reached, objects('setPortfolioAllocation'));
      await isWithdrawn(reached, objects('setPortfolioAllocation'));
    }

    expect([limited.changes.mock.calls, limited.keeps.mock.calls]).toEqual([[[portfolio]], [[portfolio]]]);
    expect([free.changes.mock.calls, free.keeps.mock.calls]).toEqual([[[business?.id]], [[business?.id]]]);
  });

  it("of a provider's own id takes a caller that is not limited to accounts", async () => {
    const entity = objectsIn('createHostedPageToken', { entityId: 'ent_1' });

    expect(await outOfReach(aCaller({ isLimited: false }).reached, entity)).toEqual([]);
    expect(fieldsOf(await outOfReach(aCaller({ sees: true, changes: true }).reached, entity))).toEqual([
      'entityId',
    ]);
  });
});

describe('what is told again', () => {
  it.each(['PAYS_FROM', 'CHANGES'] as const)('is withdrawn with an object of %s', async (use) => {
    expect(await isWithdrawn(aCaller({ keeps: false }).reached, [named(use)])).toBe(true);
    expect(await isWithdrawn(aCaller({ keeps: true }).reached, [named(use)])).toBe(false);
  });

  it.each(['PAYS_TO', 'READS'] as const)(
    'is withdrawn with an account of %s, and nothing else',
    async (use) => {
      const account = toGlobalId({ connector: 'bank', kind: 'Account', ref: 'a1' });
      const { reached, keeps } = aCaller({ keeps: false });

      expect(await isWithdrawn(reached, [named(use)])).toBe(false);
      expect(keeps).not.toHaveBeenCalled();
      expect(await isWithdrawn(reached, [named(use, account)])).toBe(true);
    },
  );
});
