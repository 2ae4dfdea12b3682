import { describe, expect, it, vi } from 'vitest';
import { type CallerView, ownCall } from '../../../src/datasources/index.js';
import { toGlobalId } from '../../../src/domain/ids.js';
import { type NamedObject, objectsIn } from '../../../src/operations/mutation-rows.js';
import { MUTATIONS, type MutationName, type Use } from '../../../src/operations/mutations.js';
import { isWithdrawn, outOfReach } from '../../../src/operations/named-objects.js';
import { fakeSources } from '../../support/fake-sources.js';
import { anAccount, idOf } from '../../support/sample-objects.js';
import { NEVER } from '../store/under-test.js';

interface Given {
  readonly sees?: boolean;
  readonly canChange?: boolean;
  readonly canReplay?: boolean;
  readonly isAccountScoped?: boolean;
}

function aCaller({ sees = false, canChange = false, canReplay = false, isAccountScoped = true }: Given) {
  const node = vi.fn(async () => (sees ? anAccount('any') : null));
  const writes = { canChange: vi.fn(async () => canChange), canReplay: vi.fn(async () => canReplay) };
  const sources = fakeSources([], { node });
  const view: CallerView = {
    sources,
    writes,
    call: ownCall(NEVER),
    isAccountScoped,
    connector: () => undefined,
  };
  return { view, node, ...writes };
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
  resolveOperation: [['id'], ['subject']],
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

      const seesOnly = await outOfReach(aCaller({ sees: true }).view, objects(name));
      const seesNothing = await outOfReach(aCaller({ canChange: true }).view, objects(name));

      expect(fieldsOf(seesOnly)).toEqual(change);
      expect(fieldsOf(seesNothing)).toEqual(see);
      expect(await outOfReach(aCaller({ sees: true, canChange: true }).view, objects(name))).toEqual([]);
    },
  );

  it.each(['PAYS_FROM', 'CHANGES'] as const)('of %s takes who may change the object', async (use) => {
    const { view, canChange } = aCaller({ sees: true });

    const errors = await outOfReach(view, [named(use)]);

    const messages = ['required the id of something that you reach'];
    expect(errors).toEqual([{ field: ['it'], messages, code: 'NOT_FOUND' }]);
    expect(canChange).toHaveBeenCalledExactlyOnceWith(idOf('Counterparty', 'c1'));
  });

  it.each(['PAYS_TO', 'READS'] as const)('of %s takes who sees the object', async (use) => {
    const { view, node, canChange } = aCaller({ sees: true });

    const errors = await outOfReach(view, [named(use)]);

    expect(errors).toEqual([]);
    expect(node).toHaveBeenCalledExactlyOnceWith(idOf('Counterparty', 'c1'));
    expect(canChange).not.toHaveBeenCalled();
  });

  it('of an allocation looks at the portfolio, for a caller limited to accounts alone', async () => {
    const [business] = objects('setPortfolioAllocation');
    const portfolio = idOf('Portfolio', 'business');
    const limited = aCaller({ canChange: true, canReplay: true });
    const free = aCaller({ canChange: true, canReplay: true, isAccountScoped: false });

    for (const { view } of [limited, free]) {
      await outOfReach(view, objects('setPortfolioAllocation'));
      await isWithdrawn(view, objects('setPortfolioAllocation'));
    }

    expect([limited.canChange.mock.calls, limited.canReplay.mock.calls]).toEqual([
      [[portfolio]],
      [[portfolio]],
    ]);
    expect([free.canChange.mock.calls, free.canReplay.mock.calls]).toEqual([
      [[business?.id]],
      [[business?.id]],
    ]);
  });

  it("of a provider's own id takes a caller that is not limited to accounts", async () => {
    const entity = objectsIn('createHostedPageToken', { entityId: 'ent_1' });

    expect(await outOfReach(aCaller({ isAccountScoped: false }).view, entity)).toEqual([]);
    expect(fieldsOf(await outOfReach(aCaller({ sees: true, canChange: true }).view, entity))).toEqual([
      'entityId',
    ]);
  });
});

describe('what is told again', () => {
  it.each(['PAYS_FROM', 'CHANGES'] as const)('is withdrawn with an object of %s', async (use) => {
    expect(await isWithdrawn(aCaller({ canReplay: false }).view, [named(use)])).toBe(true);
    expect(await isWithdrawn(aCaller({ canReplay: true }).view, [named(use)])).toBe(false);
  });

  it.each(['PAYS_TO', 'READS'] as const)(
    'is withdrawn with an account of %s, and nothing else',
    async (use) => {
      const account = toGlobalId({ connector: 'bank', kind: 'Account', ref: 'a1' });
      const { view, canReplay } = aCaller({ canReplay: false });

      expect(await isWithdrawn(view, [named(use)])).toBe(false);
      expect(canReplay).not.toHaveBeenCalled();
      expect(await isWithdrawn(view, [named(use, account)])).toBe(true);
    },
  );
});
