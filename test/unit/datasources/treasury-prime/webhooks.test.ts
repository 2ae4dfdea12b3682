import { describe, expect, it } from 'vitest';
import { webhooksPort } from '../../../../src/datasources/treasury-prime/webhooks.js';
import { fromGlobalId } from '../../../../src/domain/ids.js';

const connector = { name: 'tp-main', provider: 'TREASURY_PRIME', environment: 'SANDBOX' } as const;
const port = webhooksPort(connector, { user: async () => 'hook', password: async () => 'shh' });
const PROOF = `Basic ${Buffer.from('hook:shh').toString('base64')}`;

function receive(content: unknown, authorization: string | undefined = PROOF) {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return port.receive({ headers: { authorization }, body }, 0);
}

describe('the webhooks of Treasury Prime', () => {
  it.each([
    ['account.update', 'UPDATED', 'Account', 'x_1'],
    ['ach.create', 'CREATED', 'Transfer', 'ach/x_1'],
    ['book.update', 'UPDATED', 'Transfer', 'book/x_1'],
    ['wire.update', 'UPDATED', 'Transfer', 'wire/x_1'],
    ['fednow.create', 'CREATED', 'Transfer', 'fednow/x_1'],
    ['counterparty.create', 'CREATED', 'Counterparty', 'x_1'],
    ['business.update', 'UPDATED', 'Business', 'x_1'],
    ['card.update', 'UPDATED', 'Card', 'x_1'],
    ['transaction.create', 'CREATED', 'Transaction', 'x_1'],
    ['counterparty.delete', 'REMOVED', 'Counterparty', 'x_1'],
  ])('of the type %s name their object', async (event, change, kind, ref) => {
    const notice = await receive({ event, op: 'update', id: 'x_1', url: 'https://example.com/x_1' });

    expect(notice).toMatchObject({ deliveryId: null, type: event, change, subject: { kind } });
    expect(fromGlobalId(notice?.subject?.id ?? '')).toEqual({ connector: 'tp-main', kind, ref });
  });

  it.each([
    [{ event: 'person.update', id: 'x_1' }, 'person.update'],
    [{ event: 'webhook.delete', id: 'x_1' }, 'webhook.delete'],
    [{ event: 'ach.explode', id: 'x_1' }, 'ach.explode'],
    [{ event: 'ach.update', id: '../x' }, 'ach.update'],
    [{ event: 'ach.update' }, 'ach.update'],
    [{}, 'unreadable'],
    ['no JSON', 'unreadable'],
  ])('are kept without an object for %j', async (content, type) => {
    expect(await receive(content)).toMatchObject({ type, subject: null });
  });

  it('are accepted with the user and the secret alone, with or without the word Basic', async () => {
    const content = { event: 'ach.update', id: 'x_1' };

    expect(await receive(content, PROOF.slice('Basic '.length))).not.toBeNull();
    expect(await receive(content, 'Basic aW50cnVkZXI6Z3Vlc3M=')).toBeNull();
    expect(await port.receive({ headers: {}, body: Buffer.from('{}') }, 0)).toBeNull();
  });

  it('are not configured without a user and a secret', async () => {
    const none = webhooksPort(connector, null);

    expect([port.isConfigured, none.isConfigured]).toEqual([true, false]);
    expect(await none.receive({ headers: { authorization: PROOF }, body: Buffer.from('{}') }, 0)).toBeNull();
  });
});
