import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

const BUSINESSES = `{ businesses(first: 25, connectors: ["treasure-main"]) {
  nodes { providerId status portfolio { id } } } }`;
const EVENTS = `query ($after: String, $filter: EventFilter) {
  events(first: 100, after: $after, filter: $filter) {
    nodes { type origin receivedAt changes { field before after } subject { id ... on Transfer { status } } }
    pageInfo { endCursor }
  }
}`;
const NEWEST = '{ events(last: 1) { pageInfo { startCursor } } }';

describe('the webhooks of a provider of the sandbox', () => {
  let gateway: RunningGateway;
  let business: { providerId: string; portfolio: { id: string } };
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    const { data } = await gateway.query(BUSINESSES);
    business = data.businesses.nodes.find(({ status, portfolio }: any) => status === 'OPEN' && portfolio);
  });
  afterAll(() => gateway.stop());

  const command = (action: string, more: object) =>
    gateway.control('treasure-main', 'POST', 'webhooks', { action, business: business.providerId, ...more });
  const newest = async () => (await gateway.query(NEWEST)).data.events.pageInfo.startCursor;

  /** Follows the feed until it has an event that passes. */
  async function follow(from: string | null, passes: (event: any) => boolean): Promise<any> {
    for (let after = from; ; ) {
      const { data, errors } = await gateway.query(EVENTS, {
        after,
        filter: { connectors: ['treasure-main'] },
      });
      if (errors) throw new Error(JSON.stringify(errors));
      const found = data.events.nodes.find(passes);
      if (found) return found;
      after = data.events.pageInfo.endCursor;
    }
  }

  it('tell of a deposit that nobody asked for', async () => {
    const cursor = await newest();

    await command('deposit-arrived', { amount: '12.34' });
    const event = await follow(cursor, ({ subject }) => subject?.status === 'COMPLETED');

    expect(event).toMatchObject({ origin: 'WEBHOOK', type: expect.stringMatching(/^transfer\./) });
  });

  it('tell of a new balance of a portfolio', async () => {
    const cursor = await newest();

    await command('portfolio-revalued', { by: '10.00' });
    const event = await follow(cursor, ({ subject }) => subject?.id === business.portfolio.id);

    expect(event).toMatchObject({ origin: 'WEBHOOK', type: 'portfolio.updated' });
  });

  it('are refused with a forged signature', async () => {
    await command('forge', { as: 'wrong-secret' });
    const attempts = async () => (await gateway.control('treasure-main', 'GET', 'webhooks')) as any[];
    let last = (await attempts()).at(-1);
    while (last?.status === undefined || last.status === null || last.status === 200)
      last = (await attempts()).at(-1);

    expect(last.status).toBe(401);
  });

  it('are refused for a connector that receives none', async () => {
    const answer = await fetch(`${gateway.origin}/webhooks/linker-app`, { method: 'POST', body: '{}' });

    expect(answer.status).toBe(404);
  });
});
