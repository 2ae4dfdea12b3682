import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../support/execute.js';
import { absent } from './authorization/absent.js';
import { askTwice, outsider } from './authorization/doors.js';
import { type AuthorizationGateway, type Caller, startGateway } from './authorization/gateway.js';
import { type Scene, setScene } from './authorization/scene.js';
import type { Case } from './mutations/case.js';
import { CASES } from './mutations/cases.js';
import { newKey } from './mutations/world.js';

const mutations = (await gatewaySchema()).getMutationType()?.getFields() ?? {};
/** Fields of inputs that name an object. */
const OBJECTS: Readonly<Record<string, string>> = {
  createTransfer: 'source',
  createRecurringTransfer: 'source',
  issueCard: 'account',
  loadCard: 'card',
  debitCard: 'card',
  submitBusinessOnboarding: 'business',
  linkBankAccount: 'business',
  setPortfolioAllocation: 'business',
};
/** The mutations of one object are named by its `id`; those of a connector name none. */
const NAMED: ReadonlyArray<readonly [string, string, Case]> = CASES.filter(
  ({ mutation }) => !/^create(Business|Counterparty)$/.test(mutation),
).map((each) => [each.mutation, OBJECTS[each.mutation] ?? 'id', each]);
const BY_KEY = 'query ($key: String) { operation(idempotencyKey: $key) { id } }';

describe('what a caller may not see', () => {
  let gateway: AuthorizationGateway;
  let scene: Scene;
  beforeAll(async () => {
    gateway = await startGateway();
    scene = await setScene(gateway);
  });
  afterAll(() => gateway.close());

  const asked = (caller: Caller, query: string, variables: (id: string) => object, id: string) =>
    askTwice(gateway, { caller, query, variables }, id);

  it.each(NAMED)(
    'is not touched by %s in the field %s, and nothing is written down',
    async (_, field, each) => {
      const input = { idempotencyKey: newKey(), ...each.input(scene.world) };
      const id = (input as Record<string, unknown>)[field] as string;
      const type = mutations[each.mutation]?.args[0]?.type;
      const query = `mutation ($input: ${type}) { asked: ${each.mutation}(input: $input) {
      operation { id } replayed errors { field messages code } } }`;

      for (const caller of [scene.held, outsider(id)]) {
        const instead = (other: string) => ({ input: { ...input, [field]: other } });
        const { data, errors } = await asked(caller, query, instead, id);
        expect(errors).toEqual([]);
        expect(data.asked).toMatchObject({ operation: null, replayed: false });
        expect(data.asked.errors).toContainEqual(
          expect.objectContaining({ field: field.split('.'), code: 'NOT_FOUND' }),
        );
        const kept = await gateway.as(caller, BY_KEY, { key: input.idempotencyKey });
        expect([kept.data, kept.errors]).toEqual([{ operation: null }, []]);
      }
    },
  );

  it('is paid by no transfer out of an own account', async () => {
    const query = `mutation ($input: CreateTransferInput!) { asked: createTransfer(input: $input) {
      operation { id } transfer { id } errors { field messages code } } }`;
    const to: ReadonlyArray<readonly [string, string]> = [
      ['account', scene.foreign.Account],
      ['counterparty', scene.foreign.Counterparty],
    ];
    for (const [field, id] of to) {
      const input = (each: string) => ({
        input: {
          ...{ idempotencyKey: newKey(), source: scene.own.Account, destination: { [field]: each } },
          amount: { amount: '1.00', currency: 'USD' },
        },
      });
      const { data } = await asked(scene.held, query, input, id);
      expect(data.asked).toMatchObject({ operation: null, errors: [{ code: 'NOT_FOUND' }] });
    }
  });

  it('of what somebody else has done is not found by its key, which is free to use', async () => {
    const theirs = await gateway.as(scene.held, BY_KEY, { key: scene.operation.key });
    const none = await gateway.as(scene.held, BY_KEY, { key: newKey() });
    expect(theirs.text).toBe(none.text);

    const cancel = `mutation ($input: CancelTransferInput!) { asked: cancelTransfer(input: $input) {
      operation { id } replayed errors { field messages code } } }`;
    const id = absent(scene.own.Transfer);
    const used = await gateway.as(scene.held, cancel, { input: { idempotencyKey: scene.operation.key, id } });
    const fresh = await gateway.as(scene.held, cancel, { input: { idempotencyKey: newKey(), id } });
    expect(used.text).toBe(fresh.text);
    expect(used.data.asked.errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('of what somebody else has done is in no list, not even after its own cursor', async () => {
    const query =
      'query ($after: String) { operations(after: $after) { nodes { id } pageInfo { hasNextPage } } }';
    const mine = await gateway.ask('{ operations(first: 1) { pageInfo { endCursor } } }');

    const without = await gateway.as(scene.held, query);
    const after = await gateway.as(scene.held, query, { after: mine.data.operations.pageInfo.endCursor });

    expect([without.data.operations.nodes, after.data.operations.nodes]).toEqual([[], []]);
  });

  it('any more is not shown by what was done with it before', async () => {
    const query = `mutation ($input: CreateTransferInput!) { asked: createTransfer(input: $input) {
      operation { id } replayed transfer { id amount { amount } } errors { field messages code } } }`;
    const { Account: from, Counterparty: counterparty } = scene.foreign;
    const input = (idempotencyKey: string) => ({
      input: {
        idempotencyKey,
        source: from,
        destination: { counterparty },
        amount: { amount: '1.00', currency: 'USD' },
      },
    });
    const key = newKey();
    const before = await gateway.as({ subject: 'narrowed' }, query, input(key));
    expect(before.data.asked).toMatchObject({ transfer: { amount: { amount: '1.00' } }, errors: [] });

    const narrowed = { subject: 'narrowed', accounts: [scene.own.Account] };
    const replayed = await gateway.as(narrowed, query, input(key));
    const fresh = await gateway.as(narrowed, query, input(newKey()));

    expect(replayed.text).toBe(fresh.text);
    expect(replayed.data.asked).toMatchObject({ operation: null, transfer: null });
  });
});
