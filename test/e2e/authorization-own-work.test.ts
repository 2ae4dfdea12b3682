import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absent } from './authorization/absent.js';
import { type AuthorizationGateway, type Caller, startGateway } from './authorization/gateway.js';
import { type Scene, setScene } from './authorization/scene.js';
import { newKey } from './mutations/world.js';

const ACH = { accountNumber: '000123456789', routingNumber: '021000021', accountType: 'CHECKING' };
const PAY = `mutation ($input: CreateTransferInput!) { made: createTransfer(input: $input) {
  operation { status } transfer { destination { ... on Counterparty { id } } } errors { field code } } }`;
const NODE = 'query ($id: ID!) { node(id: $id) { id } }';

/** A kind of objects that belong to nobody's account when they are made. */
interface Kind {
  readonly mutation: string;
  readonly field: string;
  readonly list: string;
  readonly input: object;
}

const COUNTERPARTY: Kind = {
  mutation: 'createCounterparty',
  field: 'counterparty',
  list: 'counterparties',
  input: { connector: 'tp-main', name: 'Prairie Paper', ach: ACH },
};
const BUSINESS: Kind = {
  mutation: 'createBusiness',
  field: 'business',
  list: 'businesses',
  input: { connector: 'treasure-main', legalName: 'Harbour Tea LLC' },
};
const KINDS = [COUNTERPARTY, BUSINESS];

describe('what a caller that is held to accounts has made itself', () => {
  let gateway: AuthorizationGateway;
  let scene: Scene;
  beforeAll(async () => {
    gateway = await startGateway();
    scene = await setScene(gateway);
  });
  afterAll(() => gateway.close());

  async function make({ mutation, field, input: given }: Kind): Promise<string> {
    const type = `${mutation.replace(/^c/, 'C')}Input!`;
    const query = `mutation ($input: ${type}) { made: ${mutation}(input: $input) {
      operation { status } object: ${field} { id } errors { field messages } } }`;
    const input = { idempotencyKey: newKey(), ...given };
    const { data } = await gateway.as(scene.held, query, { input });
    expect(data.made).toMatchObject({ operation: { status: 'SUCCEEDED' }, errors: [] });
    return data.made.object.id;
  }

  async function look(caller: Caller, list: string, id: string) {
    const read = await gateway.as(caller, NODE, { id });
    const { data, errors } = await gateway.as(
      caller,
      `{ listed: ${list} { nodes { id } unavailable { code } } }`,
    );
    expect([data.listed.unavailable, errors]).toEqual([[], []]);
    return { read, listed: data.listed.nodes.map((each: { id: string }) => each.id) };
  }

  it.each(KINDS)('with $mutation is there for it, and in its list', async (kind) => {
    const before = await look(scene.held, kind.list, scene.foreign.Counterparty);

    const [first, second] = [await make(kind), await make(kind)];
    const { read, listed } = await look(scene.held, kind.list, first);

    expect(read.data).toEqual({ node: { id: first } });
    expect(new Set(listed)).toEqual(new Set([...before.listed, first, second]));
  });

  it.each(KINDS)('with $mutation is there for nobody else who is held to the same account', async (kind) => {
    const id = await make(kind);
    const sibling = { ...scene.held, subject: 'sibling' };

    const { read, listed } = await look(sibling, kind.list, id);

    expect(read.data).toEqual({ node: null });
    expect(read.text).toBe((await gateway.as(sibling, NODE, { id: absent(id) })).text);
    expect(listed).not.toContain(id);
  });

  it.each(KINDS)('with $mutation is gone with its connector', async (kind) => {
    const id = await make(kind);
    const moved = { ...scene.held, connectors: ['path-main'] };

    const { read, listed } = await look(moved, kind.list, id);

    expect([read.data, listed]).toEqual([{ node: null }, []]);
  });

  it('can be paid from an own account', async () => {
    const counterparty = await make(COUNTERPARTY);
    const amount = { amount: '1.00', currency: 'USD' };
    const input = {
      idempotencyKey: newKey(),
      source: scene.own.Account,
      destination: { counterparty },
      rail: 'ACH',
      amount,
    };

    const { data } = await gateway.as(scene.held, PAY, { input });

    expect(data.made).toEqual({
      operation: { status: 'SUCCEEDED' },
      transfer: { destination: { id: counterparty } },
      errors: [],
    });
  });
});
