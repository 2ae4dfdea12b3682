import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const ENDS = `{
  accounts(first: 25, filter: { connectors: ["tp-main"], statuses: [OPEN] }) { nodes { id currency } }
  counterparties(first: 25, filter: { connectors: ["tp-main"] }) { nodes { id } }
}`;
const CREATE = `mutation ($input: CreateTransferInput!) {
  createTransfer(input: $input) { transfer { id timeline { status origin } } errors { field messages } }
}`;
const TIMELINE = 'query ($id: ID!) { transfer(id: $id) { status timeline { status at origin } } }';

describe('the timeline of a transfer that is returned', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway.stop());

  const read = async (id: string) => (await gateway.query(TIMELINE, { id })).data.transfer;

  /** An ACH to a counterparty of the bank, in any pair that the bank accepts. */
  async function pay(): Promise<any> {
    const { accounts, counterparties } = (await gateway.query(ENDS)).data;
    for (const source of accounts.nodes)
      for (const counterparty of counterparties.nodes) {
        const input = {
          idempotencyKey: randomUUID(),
          source: source.id,
          destination: { counterparty: counterparty.id },
          amount: { amount: '1.23', currency: source.currency },
          rail: 'ACH',
        };
        const { data } = await gateway.query(CREATE, { input });
        if (data.createTransfer.transfer) return data.createTransfer.transfer;
      }
    throw new Error('required one payment that the bank accepts');
  }

  it('has every status that was read on the way, oldest first, with its origin', async () => {
    const made = await pay();
    const seen = [made.timeline[0].status];
    for (let days = 0; days < 8; days += 1) {
      await gateway.control('tp-main', 'POST', 'clock', { advanceMs: DAY_MS });
      const { status } = await read(made.id);
      if (!seen.includes(status)) seen.push(status);
    }

    const { timeline } = await read(made.id);

    const moments = timeline.map(({ at }: { at: string }) => at);
    expect(made.timeline).toEqual([{ status: 'PENDING', origin: 'ANSWER' }]);
    expect(seen.length).toBeGreaterThan(1);
    expect(timeline.map(({ status }: { status: string }) => status)).toEqual(seen);
    expect(timeline[0].origin).toBe('ANSWER');
    expect(moments).toEqual([...moments].sort());
  });
});
