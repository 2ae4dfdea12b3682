import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Row } from '../answer.js';
import { type Receiver, receive } from '../receiver.js';
import { API, type Bank, HOUR, useBank } from './bank.js';
import { type Customer, customer } from './customer.js';

let bank: Bank;
let one: Customer;
let receiver: Receiver;
useBank(async (opened) => {
  bank = opened;
  one = await customer(bank);
  receiver = await receive('x-treasurypath-signature');
  await bank.call('POST', `${API}${one.path}/webhook_endpoints`, {
    body: {
      url: receiver.url,
      event_names: ['BankAccountEvents::CreatedEvent', 'PaymentProfileEvents::FailedEvent'],
    },
  });
});
afterEach(() => receiver.close());

const RETURN = 'https://app.orchard.example/linked?step=2';
const ticket = async (returnUrl?: string): Promise<string> => {
  if (returnUrl) await bank.command({ action: 'trusted-domains', domains: ['app.orchard.example'] });
  const body = { entity_id: one.entity, purpose: 'funding_accounts', return_url: returnUrl };
  return (await bank.call('POST', `${API}/hosted_page_tokens`, { body })).body['data'].token;
};
const page = (token: string): Promise<Answer> =>
  bank.call('GET', `/funding-accounts?token=${encodeURIComponent(token)}`, { auth: '' });
const submit = (token: string, more: Row = {}): Promise<Answer> => {
  const person = { email: 'cfo@orchard.example', signatory: 'Rosa Quinn', mandate: 'accepted' };
  const form = { token, submission: 'once', institution: 'Summit Trust', ...person, ...more };
  return bank.call('POST', '/funding-accounts/link', { auth: '', form });
};
const funding = async (): Promise<Row[]> => {
  const rows = await bank.all(`${one.path}/bank_accounts`);
  return rows.filter((row) => row['payment_profiles'].some((each: Row) => each['usage_type'] === 'debit'));
};

describe('the hosted page', () => {
  it('shows the form and what is linked, and may not be stored or referred from', async () => {
    const shown = await page(await ticket());

    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toContain('text/html');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    expect(shown.text).toContain('Link account');
    expect(shown.text).toContain('Cancel');
    expect(shown.text).toContain(': active');
  });

  it('links an account whose debit profile is verified a little later, and tells of it', async () => {
    const before = (await funding()).length;

    const linked = await submit(await ticket(RETURN));
    const [draft] = await funding();
    await bank.advance(2_000);
    const [active] = await funding();
    await receiver.received(1);

    expect([linked.status, linked.headers.get('location')]).toEqual([302, RETURN]);
    expect(await funding()).toHaveLength(before + 1);
    expect(draft).toMatchObject({ owner_id: one.entity, owner_type: 'Entity', currency: 'USD' });
    expect(draft?.['routing_details'][0].bank_name).toBe('Summit Trust');
    expect(draft?.['payment_profiles'][0]).toMatchObject({ status: 'draft', usage_type: 'debit' });
    expect(active?.['payment_profiles'][0].status).toBe('active');
    expect(receiver.got[0]?.body).toMatchObject({
      event: 'BankAccountEvents::CreatedEvent',
      data: { id: active?.['id'] },
    });
  });

  it('links once when the same form comes twice, and again from a page shown anew', async () => {
    const token = await ticket(RETURN);
    const before = (await funding()).length;

    const [first, second] = await Promise.all([submit(token), submit(token)]);
    expect([first.status, second.status]).toEqual([302, 302]);
    expect(await funding()).toHaveLength(before + 1);
    const form = /name="submission" value="([^"]+)"/.exec((await page(token)).text)?.[1] ?? '';
    await submit(token, { submission: form });
    expect(await funding()).toHaveLength(before + 2);
  });

  it('links nothing on cancel or without a mandate', async () => {
    const token = await ticket(RETURN);
    const before = (await funding()).length;

    const cancelled = await bank.call('POST', '/funding-accounts/cancel', { auth: '', form: { token } });
    const unsigned = await submit(token, { mandate: '' });

    expect([cancelled.status, cancelled.headers.get('location')]).toEqual([302, RETURN]);
    expect(unsigned.status).toBe(422);
    expect(await funding()).toHaveLength(before);
  });

  it('stays on a page of its own without a return address, and can add a query to one', async () => {
    const alone = await submit(await ticket());
    await bank.settings({ returnParameters: 'status=linked' });
    const added = await submit(await ticket(RETURN));

    expect([alone.status, alone.headers.get('location')]).toEqual([200, null]);
    expect(added.headers.get('location')).toBe(`${RETURN}&status=linked`);
  });

  it('is closed to expired, forged and foreign tokens', async () => {
    const token = await ticket();
    const { token: session } = (await bank.login()).body['data'];
    const before = (await funding()).length;

    expect((await page(`${token}x`)).status).toBe(401);
    expect((await page(session)).status).toBe(401);
    expect((await page('')).status).toBe(401);
    await bank.advance(2 * HOUR);
    const late = await page(token);
    expect([late.status, late.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
    expect((await submit(token)).status).toBe(401);
    expect(await funding()).toHaveLength(before);
  });

  it('can lead to a verification that fails or never ends', async () => {
    await bank.settings({ verificationOutcome: 'failed' });
    await submit(await ticket());
    await bank.advance(2_000);
    const failed = (await funding())[0]?.['payment_profiles'][0];
    await receiver.received(2);
    await bank.settings({ verificationOutcome: 'draft' });
    await submit(await ticket(), { submission: 'another' });
    await bank.advance(HOUR);

    expect(failed.status).toBe('failed');
    expect(receiver.got.map(({ body }) => body['event'])).toContain('PaymentProfileEvents::FailedEvent');
    expect((await funding())[0]?.['payment_profiles'][0].status).toBe('draft');
  });
});
