import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

const MINE = `{
  accounts { nodes { id balance { available { amount currency } } } unavailable { code } }
  cards { nodes { last4 status account { id } } unavailable { code } }
}`;
const REGISTER = `mutation ($input: CreateCounterpartyInput!) {
  made: createCounterparty(input: $input) { counterparty { id name } errors { field messages } }
}`;
const PAY = `mutation ($input: CreateTransferInput!) {
  made: createTransfer(input: $input) { operation { status } transfer { rail status } errors { field messages } }
}`;

describe('the end user of the sandbox', () => {
  let gateway: RunningGateway;
  let accounts: ReadonlyArray<{ readonly id: string }>;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    accounts = (await ask(MINE)).data.accounts.nodes;
  });
  afterAll(() => gateway.stop());

  const ask = (query: string, input?: object) =>
    gateway.query(query, { input }, gateway.sandbox.tokens.endUser);
  const pay = (to: object, rail: string) => {
    const amount = { amount: '1.25', currency: 'USD' };
    return ask(PAY, { idempotencyKey: randomUUID(), source: accounts[0]?.id, destination: to, rail, amount });
  };

  it('has two accounts with money in them, and a card that draws on one', async () => {
    const { data } = await ask(MINE);

    expect(data.accounts).toMatchObject({ nodes: [{}, {}], unavailable: [] });
    for (const { balance } of data.accounts.nodes)
      expect(Number(balance.available.amount)).toBeGreaterThan(5);
    expect(data.cards.nodes.length).toBeGreaterThan(0);
    for (const { account } of data.cards.nodes) expect(accounts.map(({ id }) => id)).toContain(account.id);
  });

  it('pays from one to the other', async () => {
    const { data } = await pay({ account: accounts[1]?.id }, 'INTERNAL');

    expect(data.made).toMatchObject({
      operation: { status: 'SUCCEEDED' },
      transfer: { rail: 'INTERNAL' },
      errors: [],
    });
  });

  it('registers somebody new, and pays them', async () => {
    const { data } = await ask(REGISTER, {
      ...{ idempotencyKey: randomUUID(), connector: 'tp-main', name: 'Prairie Paper' },
      ach: { accountNumber: '000123456789', routingNumber: '021000021', accountType: 'CHECKING' },
    });
    expect(data.made).toMatchObject({ counterparty: { name: 'Prairie Paper' }, errors: [] });

    const paid = await pay({ counterparty: data.made.counterparty.id }, 'ACH');

    expect(paid.data.made).toMatchObject({
      operation: { status: 'SUCCEEDED' },
      transfer: { rail: 'ACH' },
      errors: [],
    });
  });
});
