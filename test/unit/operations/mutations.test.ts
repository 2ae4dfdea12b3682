import { type GraphQLInputObjectType, getNamedType } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { fromGlobalId } from '../../../src/domain/ids.js';
import {
  creatorsOf,
  isMutation,
  objectIdOf,
  objectsIn,
  objectsOf,
  rowOf,
} from '../../../src/operations/mutation-rows.js';
import { type DirectKind, MUTATIONS, type MutationName } from '../../../src/operations/mutations.js';
import { gatewaySchema, mutate } from '../../support/execute.js';
import { fakeActions } from '../../support/fake-actions.js';
import { type SampleInput, sampleInputs } from '../../support/sample-input.js';
import { aCard, aTransfer, idOf } from '../../support/sample-objects.js';

const DIRECT: readonly string[] = [
  'createHostedPageToken',
  'createWebhookDashboardLink',
  'resolveOperation',
  'upsertTrustedDomainConfig',
] satisfies readonly DirectKind[];

const NAMES = Object.keys(MUTATIONS) as readonly MutationName[];
type JournaledName = Exclude<MutationName, DirectKind>;
const JOURNALED = NAMES.filter((name): name is JournaledName => !DIRECT.includes(name));

async function inputsOf(name: MutationName): Promise<readonly SampleInput[]> {
  const field = (await gatewaySchema()).getMutationType()?.getFields()[name];
  const type = getNamedType(field?.args[0]?.type) as GraphQLInputObjectType;
  const entries = MUTATIONS[name].ids;
  return sampleInputs(type, (path) => entries.find((entry) => entry.field === path)?.kinds[0] ?? 'Account');
}

/** The command that the resolver makes of an input. */
async function commandOf(name: JournaledName, { value }: SampleInput): Promise<unknown> {
  const actions = fakeActions();
  const { payload, errors } = await mutate(name, 'errors { field messages }', value, { actions });
  expect({ errors, payload }).toEqual({ errors: [], payload: { errors: [] } });
  return vi.mocked(actions.run).mock.calls[0]?.[0].command;
}

/** Every text in a value that is a global id. */
function globalIdsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return fromGlobalId(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(globalIdsIn) : [];
}

describe('the table of mutations', () => {
  it('has a row for each mutation of the schema, and no other', async () => {
    const fields = (await gatewaySchema()).getMutationType()?.getFields() ?? {};

    expect([...NAMES].sort()).toEqual(Object.keys(fields).sort());
    expect(isMutation('toString')).toBe(false);
  });

  it.each(NAMES)('has an entry for each id in the input of %s', async (name) => {
    const inputs = await inputsOf(name);

    const declared = MUTATIONS[name].ids.filter((each) => !each.acceptsProviderId).map(({ field }) => field);
    const found = new Set(inputs.flatMap(({ ids }) => Object.keys(ids)));
    expect([...found].sort()).toEqual(declared.sort());
  });

  it.each(JOURNALED)(
    'finds in the command of %s the ids of its input, each under its field',
    async (name) => {
      for (const input of await inputsOf(name)) {
        const command = await commandOf(name, input);

        const objects = objectsOf(rowOf(name), command as never);
        expect(Object.fromEntries(objects.map(({ field, id }) => [field, id]))).toEqual(input.ids);
        expect(objects.map(({ id }) => id).sort()).toEqual([...globalIdsIn(command)].sort());
        expect(objectsIn(name, input.value)).toEqual(objects);
      }
    },
  );

  it('reads the entity of a hosted page, which may be an id of the provider', async () => {
    const command = { entityId: 'ent_1', purpose: 'FUNDING_ACCOUNTS', returnUrl: null } as const;
    const [input] = await inputsOf('createHostedPageToken');

    expect(input?.value).toHaveProperty('entityId');
    expect(objectsIn('createHostedPageToken', command)).toEqual(
      objectsOf(MUTATIONS.createHostedPageToken, command),
    );
    expect(objectsIn('createHostedPageToken', command)).toMatchObject([
      { field: 'entityId', id: 'ent_1', acceptsProviderId: true },
    ]);
  });

  it.each([null, 'text', {}, { destination: null }, { destination: { account: null } }, { source: 12 }])(
    'reads no id from %j',
    (input) => {
      expect(objectsIn('createTransfer', input)).toEqual([]);
    },
  );
});

describe('changes of one target', () => {
  const command = {
    ...{
      id: 'the id',
      business: 'the business',
      card: 'the card',
      account: 'the account',
      from: 'the source',
    },
    ...{ destination: { account: 'the destination' }, ledger: 'the ledger' },
  };
  const TARGETS: Readonly<Record<JournaledName, string | null>> = {
    createTransfer: null,
    cancelTransfer: 'the id',
    createCounterparty: null,
    createBusiness: null,
    submitBusinessOnboarding: 'the business',
    linkBankAccount: 'the business',
    setPortfolioAllocation: 'the business',
    createRecurringTransfer: null,
    updateRecurringTransfer: 'the id',
    activateRecurringTransfer: 'the id',
    deactivateRecurringTransfer: 'the id',
    deleteRecurringTransfer: 'the id',
    cancelScheduledTransfer: 'the id',
    issueCard: null,
    suspendCard: 'the id',
    unsuspendCard: 'the id',
    loadCard: null,
    debitCard: null,
    updateUserData: 'the id',
  };

  it.each(JOURNALED)('are those that %s names as the object it changes', (name) => {
    expect(rowOf(name).target(command as never)).toBe(TARGETS[name]);
  });
});

describe('the object of a result', () => {
  const transfer = aTransfer('t1');
  const card = aCard('c1');

  it('is what was created or changed', () => {
    expect(objectIdOf('createTransfer', transfer)).toBe(transfer.id);
    expect(objectIdOf('suspendCard', card)).toBe(card.id);
    expect(objectIdOf('setPortfolioAllocation', { id: idOf('Portfolio', 'b1') })).toBe(
      idOf('Portfolio', 'b1'),
    );
  });

  it.each(['loadCard', 'debitCard'])('is the transfer that %s made', (kind) => {
    expect(objectIdOf(kind, { card, transfer, ledger: null })).toBe(transfer.id);
    expect(objectIdOf(kind, { card, transfer: null, ledger: null })).toBeNull();
  });

  it.each(JOURNALED)('is not known where the answer to %s names none', (kind) => {
    expect(objectIdOf(kind, null)).toBeNull();
    expect(objectIdOf(kind, { id: 'no global id' })).toBeNull();
    expect(objectIdOf(kind, { id: 12 })).toBeNull();
  });
});

describe('what creates an object', () => {
  it.each([
    ['Transfer', ['createTransfer', 'loadCard', 'debitCard']],
    ['Business', ['createBusiness']],
    ['Counterparty', ['createCounterparty']],
    ['Account', ['linkBankAccount']],
    ['Card', ['issueCard']],
    ['RecurringTransfer', ['createRecurringTransfer']],
    ['Document', []],
  ] as const)('is known for a %s', (kind, mutations) => {
    expect(creatorsOf(kind)).toEqual(mutations);
  });
});
