import { Webhook } from 'svix';
import { describe, expect, it } from 'vitest';
import { webhooksPort } from '../../../../src/datasources/treasure/webhooks.js';
import { fromGlobalId } from '../../../../src/domain/ids.js';

const SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const OLDER = 'whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=';
const NOW_MS = 1_735_689_600_000;
const connector = { name: 'treasure-main', provider: 'TREASURE', environment: 'SANDBOX' } as const;
const port = webhooksPort(connector, {
  svixSecret: async () => SECRET,
  olderSvixSecrets: [async () => OLDER],
});

function receive(content: unknown, secret = SECRET) {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const signature = new Webhook(secret).sign('msg_1', new Date(NOW_MS), body.toString());
  const headers = {
    'svix-id': 'msg_1',
    'svix-timestamp': String(NOW_MS / 1000),
    'svix-signature': signature,
  };
  return port.receive({ headers, body }, NOW_MS);
}

describe('the webhooks of Treasure', () => {
  it.each([
    ['bank_account.created', 'CREATED', 'Account', 'bank_account/b-1/o-1'],
    ['bank_account.updated', 'UPDATED', 'Account', 'bank_account/b-1/o-1'],
    ['business.created', 'CREATED', 'Business', 'b-1'],
    ['business.updated', 'UPDATED', 'Business', 'b-1'],
    ['document.created', 'CREATED', 'Document', 'b-1/o-1'],
    ['onboarding.updated', 'UPDATED', 'Business', 'b-1'],
    ['portfolio.updated', 'UPDATED', 'Portfolio', 'b-1'],
    ['transfer.created', 'CREATED', 'Transfer', 'b-1/o-1'],
    ['transfer.updated', 'UPDATED', 'Transfer', 'b-1/o-1'],
  ])('of the type %s name their object', async (type, change, kind, ref) => {
    const notice = await receive({ type, business_id: 'b-1', data: { id: 'o-1' } });

    expect(notice).toMatchObject({ deliveryId: 'msg_1', type, change, subject: { kind } });
    expect(fromGlobalId(notice?.subject?.id ?? '')).toEqual({ connector: 'treasure-main', kind, ref });
  });

  it.each([
    [{ type: 'card.frozen', business_id: 'b-1', data: { id: 'o-1' } }, 'card.frozen'],
    [{ type: 'transfer.updated', business_id: '..', data: { id: 'o-1' } }, 'transfer.updated'],
    [{ type: 'transfer.updated', business_id: 'b-1', data: { id: 7 } }, 'transfer.updated'],
    [{ type: 'toString', business_id: 'b-1', data: { id: 'o-1' } }, 'toString'],
    [{ type: 'x'.repeat(100) }, 'unreadable'],
    ['[]', 'unreadable'],
    ['no JSON', 'unreadable'],
  ])('are kept without an object for %j', async (content, type) => {
    expect(await receive(content)).toMatchObject({ deliveryId: 'msg_1', type, subject: null });
  });

  it('are accepted with the secret that is being replaced, and with no other', async () => {
    const content = { type: 'business.updated', business_id: 'b-1', data: { id: 'b-1' } };

    expect(await receive(content, OLDER)).not.toBeNull();
    expect(await receive(content, 'whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=')).toBeNull();
  });

  it('are not configured without a secret', () => {
    const none = webhooksPort(connector, { svixSecret: null, olderSvixSecrets: [] });

    expect([port.isConfigured, none.isConfigured]).toEqual([true, false]);
  });
});
