import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromGlobalId } from '../../src/domain/ids.js';
import { gatewaySchema } from '../support/execute.js';
import { absent } from './authorization/absent.js';
import { type AuthorizationGateway, type Caller, startGateway } from './authorization/gateway.js';
import { newKey, survey, type World } from './mutations/world.js';

const mutations = (await gatewaySchema()).getMutationType()?.getFields() ?? {};
const ERRORS = 'errors { field code }';
const SPREAD = [
  { product: 'managed_treasuries', percentage: '10' },
  { product: 'managed_money_market', percentage: '90' },
];
const BANK = { accountNumber: '0009871234', routingNumber: '021000021', bankName: 'First Bank' };

type InputOf = (id: string) => object;

/** What would change a business as a whole, or show it, and the field that names the business. */
const OF_A_BUSINESS: ReadonlyArray<readonly [mutation: string, field: string, more: object]> = [
  ['setPortfolioAllocation', 'business', { allocations: SPREAD }],
  ['linkBankAccount', 'business', { ...BANK, accountType: 'CHECKING' }],
  ['updateUserData', 'id', { userData: { mine: true } }],
];

describe('what a caller that is held to accounts shares with others', () => {
  let gateway: AuthorizationGateway;
  let world: World;
  beforeAll(async () => {
    gateway = await startGateway();
    world = await survey(gateway);
  });
  afterAll(() => gateway.close());

  const heldTo = (account: string | undefined, subject = 'held'): Caller => ({
    subject,
    accounts: [account ?? ''],
  });

  async function send(caller: Caller, mutation: string, input: object) {
    const query = `mutation ($input: ${mutations[mutation]?.args[0]?.type}) { asked: ${mutation}(input: $input) { operation { status } replayed ${ERRORS} } }`;
    return gateway.as(caller, query, { input });
  }

  /** Refused as if the object had never been, and nothing is written down. */
  async function isNotThere(caller: Caller, mutation: string, [field, id, input]: [string, string, InputOf]) {
    const { data, text } = await send(caller, mutation, { idempotencyKey: newKey(), ...input(id) });
    const never = await send(caller, mutation, { idempotencyKey: newKey(), ...input(absent(id)) });

    expect(data.asked).toEqual({
      operation: null,
      replayed: false,
      errors: [{ field: field.split('.'), code: 'NOT_FOUND' }],
    });
    expect(text).toBe(never.text);
  }

  async function businessOf(account: string): Promise<string> {
    const { data } = await gateway.ask('query ($id: ID!) { account(id: $id) { business { id } } }', {
      id: account,
    });
    return data.account.business.id;
  }

  it.each(OF_A_BUSINESS)(
    'is not changed by %s: the business behind an own account',
    async (mutation, field, more) => {
      const business = await businessOf(world.linked);
      const input = (id: string) => ({ [field]: id, ...more });

      await isNotThere(heldTo(world.linked), mutation, [field, business, input]);
    },
  );

  it('is shown by no hosted page: the business behind an own account', async () => {
    const { data } = await gateway.ask(
      '{ accounts(first: 1, filter: { connectors: ["path-main"] }) { nodes { id business { id } } } }',
    );
    const [{ id, business }] = data.accounts.nodes;
    const query = `mutation ($input: CreateHostedPageTokenInput!) {
      asked: createHostedPageToken(input: $input) { hostedPageToken { purpose } ${ERRORS} } }`;
    const open = (entityId: string) =>
      gateway.as(heldTo(id), query, {
        input: { connector: 'path-main', entityId, purpose: 'FUNDING_ACCOUNTS' },
      });

    const refused = await open(business.id);

    expect(refused.data.asked).toEqual({
      hostedPageToken: null,
      errors: [{ field: ['entityId'], code: 'NOT_FOUND' }],
    });
    expect(refused.text).toBe((await open(absent(business.id))).text);
  });

  it('is told of its other accounts by nothing, not even by what cannot be read', async () => {
    const business = await businessOf(world.linked);
    const query = `query ($id: ID!) { node(id: $id) { ... on Business {
      accounts { nodes { id } pageInfo { hasNextPage } unavailable { message } } } } }`;

    const match = { path: `/v1/businesses/${fromGlobalId(business)?.ref}/portfolio` };
    await gateway.control('treasure-main', 'POST', 'faults', { match, fault: { kind: 'garble' }, times: 0 });
    try {
      const all = await gateway.ask(query, { id: business });
      const held = await gateway.as(heldTo(world.linked), query, { id: business });

      expect(all.data.node.accounts.unavailable).not.toEqual([]);
      expect(held.data.node.accounts).toEqual({
        nodes: [{ id: world.linked }],
        pageInfo: { hasNextPage: false },
        unavailable: [],
      });
    } finally {
      await gateway.control('treasure-main', 'DELETE', 'faults', {});
    }
  });

  it('is called off and marked by its sender alone: a transfer between two', async () => {
    const [from, to] = world.accounts;
    const amount = { amount: '1.00', currency: 'USD' };
    const input = {
      idempotencyKey: newKey(),
      source: from,
      destination: { account: to },
      rail: 'INTERNAL',
      amount,
    };
    const made = await gateway.ask(
      'mutation ($input: CreateTransferInput!) { made: createTransfer(input: $input) { transfer { id } errors { messages } } }',
      { input },
    );
    const { id } = made.data.made.transfer;
    const mark = (each: string) => ({ id: each, userData: { mine: true } });

    await isNotThere(heldTo(to), 'cancelTransfer', ['id', id, (each) => ({ id: each })]);
    await isNotThere(heldTo(to), 'updateUserData', ['id', id, mark]);
    const sender = await send(heldTo(from), 'updateUserData', { idempotencyKey: newKey(), ...mark(id) });
    expect(sender.data.asked).toMatchObject({ operation: { status: 'SUCCEEDED' }, errors: [] });
  });

  it('is not told again once it is held: what it did with a series that all share', async () => {
    const id = world.active[0] ?? '';
    const input = { idempotencyKey: newKey(), id };
    const before = await send({ subject: 'shrunk' }, 'deactivateRecurringTransfer', input);
    expect(before.data.asked).toMatchObject({ operation: { status: 'SUCCEEDED' } });

    const after = await send(heldTo(world.accounts[0], 'shrunk'), 'deactivateRecurringTransfer', input);

    expect(after.data.asked).toEqual({
      operation: null,
      replayed: false,
      errors: [{ field: ['id'], code: 'NOT_FOUND' }],
    });
  });

  it('is not told again while nobody can say whether it is still its own', async () => {
    const id = world.bankCards[0] ?? '';
    const { data } = await gateway.ask('query ($id: ID!) { card(id: $id) { account { id } } }', { id });
    const own = data.card.account.id;
    const other = world.accounts.find((each) => each !== own);
    const input = { idempotencyKey: newKey(), id };
    await send(heldTo(own, 'moved'), 'suspendCard', input);
    await gateway.control('tp-main', 'POST', 'faults', {
      match: { path: '/card/*' },
      fault: { kind: 'status', code: 500 },
      times: 0,
    });
    try {
      const { data: told, errors } = await send(heldTo(other, 'moved'), 'suspendCard', input);

      expect(told.asked).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE', retryable: true } }]);
    } finally {
      await gateway.control('tp-main', 'DELETE', 'faults', {});
    }
  });
});
