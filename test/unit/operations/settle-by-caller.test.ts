import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownCall } from '../../../src/datasources/index.js';
import { DEFAULT_JOURNAL_SETTINGS } from '../../../src/operations/index.js';
import { NEVER } from '../store/under-test.js';
import { Desk } from './desk.js';
import { COMMAND } from './fake-bank.js';

const { reviewAfterMs } = DEFAULT_JOURNAL_SETTINGS;
const TOKEN = { 'x-bank-token': 'theirs' };

describe('where callers bring tokens of their own', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  const inDoubt = async () => {
    const started = desk.start('KEY', ['lost-after'], { callerHeader: 'X-Bank-Token' });
    const caller = randomUUID();
    const ask = (callerHeaders: Readonly<Record<string, string>>) => {
      const asked = started.gateway.askFor('k', caller, COMMAND);
      return started.gateway.journal.run({ ...asked, call: { ...ownCall(NEVER), callerHeaders } });
    };
    const record = await desk.recordOf(await ask(TOKEN));
    return { ...started, ask, record };
  };

  it('leaves what is in doubt to the caller, and sends nothing without its token', async () => {
    const { bank, gateway, ask, record } = await inDoubt();
    desk.clock.advance(60_000);

    await gateway.recover();
    const without = await ask({});

    expect((await desk.store.findById(record.id))?.status).toBe('IN_DOUBT');
    expect(without).toMatchObject({ operation: { status: 'IN_DOUBT' }, errors: [] });
    expect(bank.sent).toHaveLength(1);
  });

  it('settles it as soon as the caller asks again', async () => {
    const { bank, gateway, ask } = await inDoubt();
    await gateway.recover();

    const again = await ask(TOKEN);

    expect(again).toMatchObject({
      ...{ replayed: true, errors: [] },
      operation: { status: 'SUCCEEDED', provenBy: 'KEYED_REPLAY' },
    });
    expect(bank.effects).toHaveLength(1);
  });

  it('has it asked for once when the caller asks many times at once', async () => {
    const { bank, ask } = await inDoubt();

    const all = await Promise.all([1, 2, 3, 4].map(() => ask(TOKEN)));

    expect(bank.sent).toHaveLength(2);
    expect(all.map(({ operation }) => operation?.status)).toContain('SUCCEEDED');
  });

  it('needs a person when the caller does not come back', async () => {
    const { gateway, record } = await inDoubt();
    await gateway.recover();
    desk.clock.advance(reviewAfterMs + 60_000);

    await gateway.recover();

    expect((await desk.store.findById(record.id))?.status).toBe('NEEDS_REVIEW');
  });
});
