import { Webhook } from 'svix';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBook } from '../../../../sandbox/kernel/book.js';
import { createClock } from '../../../../sandbox/kernel/clock.js';
import { createWebhookQueue } from '../../../../sandbox/kernel/webhook-queue.js';
import { NEXT_SVIX_SECRET, SVIX_SECRET } from '../../../../sandbox/treasure/credentials.js';
import { rotateSecret, signedHeaders } from '../../../../sandbox/treasure/signing.js';
import { World } from '../../../../sandbox/treasure/world.js';
import { type Client, type Received, type Reply, startClient, startReceiver } from './client.js';

const VECTOR = {
  id: 'msg_2b9TestVector0001',
  type: 'transfer.updated',
  body: '{"type":"transfer.updated","business_id":"5f2c7a10-7d0e-11ef-9b3a-0242ac120002","data":{"id":"6a1b2c3d-7d0e-11ef-9b3a-0242ac120002","status":"completed"}}',
};
const AT = new Date(1_735_689_600_000);
const SIGNATURE = 'v1,JdSAvXgOwHJU6LNpgJTvkdFKLrn7ZN/Urw5CuYLQkO8=';

describe('a signature', () => {
  const world = (): World => {
    const clock = createClock({ startMs: AT.getTime(), wallMs: () => 0 });
    const context = {
      clock,
      book: createBook(),
      webhooks: createWebhookQueue(clock),
      origin: () => 'http://sim',
    };
    const made = new World(context, () => AT.getTime());
    made.clear(1);
    return made;
  };

  it('is the one of the test vector', () => {
    expect(signedHeaders(world(), VECTOR, { at: AT })).toMatchObject({
      'svix-id': VECTOR.id,
      'svix-timestamp': '1735689600',
      'svix-signature': SIGNATURE,
    });
  });

  it('is joined by that of the new secret for a day after a rotation', async () => {
    const rotating = world();
    rotateSecret(rotating);
    const second = 'v1,hsP0r3FxjRWgtXjU8NDVB6RgGn7o00q+WaK7DFyrNMA=';

    expect(signedHeaders(rotating, VECTOR, { at: AT })['svix-signature']).toBe(`${SIGNATURE} ${second}`);
    await rotating.context.clock.advance(86_400_000);
    expect(signedHeaders(rotating, VECTOR, { at: AT })['svix-signature']).toBe(second);
  });
});

describe('webhooks', () => {
  let client: Client;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  const listen = async (statuses: Reply[] = []): Promise<void> => {
    receiver = await startReceiver(statuses);
    await client.settings({ webhookUrl: receiver.url });
  };
  const verify = ({ body, headers }: Received, secret = SVIX_SECRET): unknown =>
    new Webhook(secret).verify(body, headers as Record<string, string>);
  const publish = async (filename = 'a.pdf'): Promise<void> => {
    const { business } = await client.open();
    await client.command({ action: 'document-published', business, filename });
  };
  const filenames = (received: readonly Received[]): string[] =>
    received.map(({ json }) => json.data.filename);

  const attemptTimes = async (): Promise<number[]> =>
    (await client.control('GET', 'webhooks')).json
      .filter(({ event }: { event: string }) => event === 'document.created')
      .map(({ at }: { at: string }) => Date.parse(at));

  beforeEach(async () => {
    client = await startClient();
  });
  afterEach(async () => {
    receiver.close();
    await client.sim.close();
  });

  it('tell of an event with the whole object, signed', async () => {
    await listen();
    const { business } = await client.open();
    await client.command({ action: 'deposit-arrived', business, amount: '10.00', status: 'pending' });

    const [message] = await receiver.until(1);

    expect(verify(message as Received)).toMatchObject({
      type: 'transfer.created',
      business_id: business,
      data: { amount: { currency: 'USD', amount: '10.00' }, status: 'pending' },
    });
    expect(message?.headers['user-agent']).toMatch(/^Svix-Webhooks\//);
  });

  it('are tried again under the same id, signed anew', async () => {
    await listen([500, 302]);
    await publish();
    await receiver.until(1);

    await client.advance(5_000 + 300_000);

    const received = await receiver.until(3);
    expect(new Set(received.map(({ headers }) => headers['svix-id'])).size).toBe(1);
    for (const one of received) expect(() => verify(one)).not.toThrow();
  });

  it('are given up after eight attempts in 27.6 hours', async () => {
    await listen(Array.from({ length: 20 }, () => 500));
    await publish();

    await client.advance(3 * 86_400_000);

    const times = await attemptTimes();
    expect(times).toHaveLength(8);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(5_000 + 300_000 + 1_800_000 + 27 * 3_600_000);
  });

  it('wait longer when the receiver asks for it, and stop when it aborts them', async () => {
    await listen([
      [503, { 'retry-after': '8' }],
      [429, {}],
      [500, { 'webhook-delivery': 'abort-message' }],
    ]);
    await publish();

    await client.advance(86_400_000);

    const times = await attemptTimes();
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 8_000, 308_000]);
  });

  it('stop altogether after five days of failures, until the endpoint is enabled', async () => {
    await listen(Array.from({ length: 1_000 }, () => 500));
    for (let day = 0; day < 7; day += 1) {
      await publish();
      await client.advance(86_400_000);
    }
    await client.advance(3 * 86_400_000);
    const before = (await attemptTimes()).length;

    await publish();
    await client.advance(86_400_000);
    expect((await attemptTimes()).length).toBe(before);
    await client.command({ action: 'enable-endpoint' });
    await publish();
    await client.advance(1_000);

    expect((await attemptTimes()).length).toBe(before + 1);
  });

  it('come twice under one id when a command repeats them', async () => {
    await listen();
    await publish();
    await receiver.until(1);

    await client.command({ action: 'duplicate' });
    await client.advance(1_000);

    const [first, second] = await receiver.until(2);
    expect([second?.headers['svix-id'], second?.body]).toEqual([first?.headers['svix-id'], first?.body]);
  });

  it('leave in reverse, or late, when a command says so', async () => {
    await listen();
    await client.command({ action: 'reorder', count: 2 });
    await publish('first.pdf');
    await publish('second.pdf');
    await client.advance(1_000);
    await client.command({ action: 'delay', ms: 60_000 });
    await publish('late.pdf');

    expect(filenames(await receiver.until(2))).toEqual(['second.pdf', 'first.pdf']);
    await client.advance(60_000);
    expect(filenames(await receiver.until(3)).at(-1)).toBe('late.pdf');
  });

  it.each(['wrong-secret', 'unsigned', 'garbled', 'stale', 'future', 'tampered', 'other-version'])(
    'do not verify when forged as %s',
    async (as) => {
      await listen();
      const { business } = await client.open();

      await client.command({ action: 'forge', as, type: 'transfer.updated', business });

      const [message] = await receiver.until(1);
      expect(() => verify(message as Received)).toThrow();
    },
  );

  it('carry any event that a command emits, signed by both secrets in a rotation', async () => {
    await listen();
    const { business } = await client.open();
    await client.command({ action: 'rotate-signing-secret' });

    await client.command({ action: 'emit', type: 'comet.sighted', business, data: { tail: 'long' } });

    const [message] = await receiver.until(1);
    for (const secret of [SVIX_SECRET, NEXT_SVIX_SECRET]) {
      expect(verify(message as Received, secret)).toEqual({
        type: 'comet.sighted',
        business_id: business,
        data: { tail: 'long' },
      });
    }
  });
});
