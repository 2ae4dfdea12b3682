import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateTransfer } from '../../../src/domain/commands.js';
import { begin, inputFingerprint } from '../../../src/operations/begin.js';
import { decode } from '../../../src/operations/codec.js';
import { toProviderKey, toReference } from '../../../src/operations/identity.js';
import { Desk } from './desk.js';
import { COMMAND } from './fake-bank.js';
import type { Gateway } from './journal-under-test.js';

const DETAILS = {
  firstName: 'Ada',
  lastName: 'Byron',
  accountNumber: '9900112233445566',
  routingNumber: '021000021',
  accountType: 'CHECKING',
} as const;

describe('writing an operation down', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  const ask = (gateway: Gateway, key: string, caller: string, command: CreateTransfer = COMMAND) =>
    gateway.askFor(key, caller, command);

  it('gives it a key for the provider and a reference, leased to who will send it', async () => {
    const { gateway, caller } = desk.start('KEY');

    const begun = await begin(gateway.context, ask(gateway, 'k', caller), { owner: 'me', target: null });

    if (begun === 'busy') throw new Error('required an operation');
    const { id, lease } = begun.record;
    expect(begun).toMatchObject({
      created: true,
      record: {
        status: 'PENDING',
        attempts: 0,
        providerKey: toProviderKey(id),
        reference: toReference(id),
        target: null,
      },
    });
    const untilMs = desk.clock.nowMs() + gateway.context.settings.leaseMs;
    expect(lease).toEqual({ owner: 'me', until: new Date(untilMs).toISOString() });
    expect(decode(String(begun.record.input))).toEqual(COMMAND);
  });

  it('leaves as it is what was written down under the key before', async () => {
    const { gateway, caller } = desk.start('KEY');
    const other = { ...COMMAND, description: 'other' };
    const first = await begin(gateway.context, ask(gateway, 'k', caller), { owner: 'one', target: null });

    const again = await begin(gateway.context, ask(gateway, 'k', caller, other), {
      owner: 'two',
      target: null,
    });

    expect(again).toMatchObject({ created: false, record: first !== 'busy' && first.record });
  });

  it('keeps account numbers out of the row', async () => {
    const { gateway, caller } = desk.start('KEY');
    const command = { ...COMMAND, destination: { bankDetails: DETAILS } };

    await begin(gateway.context, ask(gateway, 'k', caller, command), { owner: 'me', target: null });

    const { rows } = await sql`select * from operations where caller = ${caller}`.execute(
      desk.under.database.sql,
    );
    const cells = rows.flatMap((row) => Object.values(row as object));
    const text = cells.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell) : String(cell))).join();
    expect(cells.length).toBeGreaterThan(20);
    expect(text).not.toContain(DETAILS.accountNumber);
    expect(text).not.toContain(Buffer.from(DETAILS.accountNumber).toString('base64').slice(2, -4));
  });

  it('writes nothing while another change of the same object is open, at that connector alone', async () => {
    const { gateway, caller } = desk.start('CONVERGES');
    const target = `target of ${caller}`;
    await begin(gateway.context, ask(gateway, 'one', caller), { owner: 'me', target });

    const busy = await begin(gateway.context, ask(gateway, 'two', caller), { owner: 'me', target });
    const other = await begin(gateway.context, ask(gateway, 'three', caller), {
      owner: 'me',
      target: `${target} 2`,
    });

    expect(busy).toBe('busy');
    expect(await desk.store.findByKey(caller, 'two')).toBeNull();
    expect(other).toMatchObject({ created: true });
  });

  it('lets one of two changes through that are asked for at the same moment', async () => {
    const { gateway, caller } = desk.start('CONVERGES');
    const target = `target of ${caller}`;

    const all = await Promise.all(
      ['one', 'two', 'three', 'four'].map((key) =>
        begin(gateway.context, ask(gateway, key, caller), { owner: key, target }),
      ),
    );

    expect(all.filter((begun) => begun === 'busy')).toHaveLength(3);
  });
});

describe('what is asked for', () => {
  it('is compared by its kind, its connector and its input, never by its key or its caller', async () => {
    const desk = await Desk.open();
    const { gateway } = desk.start('KEY');
    const one = inputFingerprint(gateway.askFor('k1', 'alice', COMMAND));

    expect(inputFingerprint(gateway.askFor('k2', 'bob', { ...COMMAND }))).toBe(one);
    expect(inputFingerprint(gateway.askFor('k1', 'alice', { ...COMMAND, description: '' }))).not.toBe(one);
    await desk.close();
  });
});
