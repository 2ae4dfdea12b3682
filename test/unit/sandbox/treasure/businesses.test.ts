import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../sandbox/kernel/random.js';
import { onboardingDocument } from '../../../../sandbox/treasure/seed-onboarding.js';
import { type Client, startClient } from './client.js';

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.sim.close());
beforeEach(() => client.control('POST', 'reset'));

const application = (): any => {
  const document = structuredClone(onboardingDocument(createRandom(5))) as Record<
    string,
    Record<string, unknown>
  >;
  const member = { ...document['business_member_onboarding'], national_identifier: '123456789' };
  return {
    ...document,
    business: { ...document['business'], business_members: [] },
    business_member_onboarding: member,
  };
};
const created = async (): Promise<string> =>
  (await client.post('businesses', { legal_name: 'Northwind Robotics LLC', user_data: { ref: 'a1' } })).json
    .id;

describe('businesses', () => {
  it('begin by waiting for onboarding, all in treasuries', async () => {
    const answer = await client.post('businesses', {
      legal_name: 'Northwind Robotics LLC',
      user_data: { ref: 'a1' },
    });

    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      legal_name: 'Northwind Robotics LLC',
      doing_business_as: null,
      status: 'PENDING',
      sub_status: 'AWAITING_ONBOARDING_INFORMATION',
      user_data: { ref: 'a1' },
      created_at: expect.stringMatching(/^2025-06-16T15:20:00\.\d{9}Z$/),
    });
    const portfolio = (await client.get(`businesses/${answer.json.id}/portfolio`)).json;
    expect(portfolio).toMatchObject({
      products: [{ product: 'managed_treasuries', percentage: 100 }],
      balance: { currency: 'USD', amount: '0.00' },
    });
  });

  it('are updated by POST on the item, user_data as a whole', async () => {
    const id = await created();

    const answer = await client.post(`businesses/${id}`, {
      legal_name: 'Northwind Inc.',
      user_data: { other: 1.5 },
    });

    expect(answer.json).toMatchObject({ id, legal_name: 'Northwind Inc.', user_data: { other: 1.5 } });
  });

  it('refuse unknown fields and too much user_data', async () => {
    const answer = await client.post('businesses', {
      legal_name: 'A',
      status: 'OPEN',
      user_data: { x: 'x'.repeat(17_000) },
    });

    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      error_code: 'INVALID_PARAMS',
      details: [
        { target_type: 'HTTP_REQUEST_BODY', target: 'status', reason_code: 'PARAM_IS_UNEXPECTED' },
        { target: 'user_data', reason_code: 'PARAM_IS_INVALID' },
      ],
    });
  });

  it('are not found under an unknown id', async () => {
    const answer = await client.get('businesses/none');

    expect([answer.status, answer.json.error_code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('onboarding', () => {
  it('leads through both reviews to an open business', async () => {
    const id = await created();
    expect((await client.get(`businesses/${id}/wire_instructions`)).json.error_code).toBe('INVALID_STATE');

    expect((await client.post(`businesses/${id}/onboarding`, application())).status).toBe(201);
    const statuses: unknown[] = [];
    for (const step of [
      'internal_approve',
      'custodian_submission',
      'custodian_needs_info',
      'custodian_approve',
    ]) {
      expect((await client.put(`businesses/${id}/simulate/${step}`)).status).toBe(204);
      statuses.push((await client.get(`businesses/${id}`)).json.sub_status);
    }

    expect(statuses).toEqual([
      'AWAITING_CUSTODIAN_SUBMISSION',
      'AWAITING_CUSTODIAN_REVIEW',
      'CUSTODIAN_NEEDS_INFO',
      null,
    ]);
    expect((await client.get(`businesses/${id}/wire_instructions`)).json).toMatchObject({
      business_id: id,
      wire_instructions: { account_name: 'Northwind Robotics LLC', reference: `FFC ${id.slice(0, 8)}` },
    });
  });

  it('closes a business that is declined', async () => {
    const id = await created();
    await client.post(`businesses/${id}/onboarding`, application());

    await client.command({ action: 'onboarding', business: id, step: 'internal_reject' });

    expect((await client.get(`businesses/${id}`)).json).toMatchObject({
      status: 'CLOSED',
      sub_status: 'DECLINED',
    });
  });

  it('refuses steps that are not due', async () => {
    const id = await created();

    const answer = await client.put(`businesses/${id}/simulate/custodian_approve`);

    expect([answer.status, answer.json.error_code]).toEqual([400, 'INVALID_STATE']);
  });

  it('never gives social security numbers back', async () => {
    const id = await created();

    const answer = await client.post(`businesses/${id}/onboarding`, application());

    expect(answer.text + (await client.get(`businesses/${id}/onboarding`)).text).not.toContain('123456789');
    expect(answer.json).toMatchObject({ business_id: id, policies: { bank_account_agreement: true } });
  });

  it('checks every field, to any depth', async () => {
    const id = await created();
    const document = application();
    document.business.phone_number.phone_number = '555';
    document.business.nickname = 'Nw';
    document.business_member_onboarding.date_of_birth.month = 13;
    delete document.policies;

    const answer = await client.post(`businesses/${id}/onboarding`, document);

    expect(
      answer.json.details.map((one: Record<string, string>) => [one['target'], one['reason_code']]),
    ).toEqual([
      ['business.nickname', 'PARAM_IS_UNEXPECTED'],
      ['business.phone_number.phone_number', 'PARAM_IS_INVALID'],
      ['business_member_onboarding.date_of_birth.month', 'PARAM_IS_INVALID'],
      ['policies', 'PARAM_IS_MISSING'],
    ]);
  });
});

describe('bank accounts', () => {
  const account = {
    account_number: '000123456789',
    account_type: 'checking',
    bank_name: 'First Prairie Bank',
    routing_number: '110000000',
  };

  it('are added to an open business and updated by field', async () => {
    const { path } = await client.open();

    const added = await client.post(`${path}/bank_accounts`, { ...account, user_data: { slot: 'tax' } });
    const updated = await client.post(`${path}/bank_accounts/${added.json.id}`, {
      bank_name: 'Summit Trust',
    });

    expect(added.status).toBe(201);
    expect(added.json).toEqual({ id: expect.any(String), ...account, user_data: { slot: 'tax' } });
    expect(updated.json).toEqual({ ...added.json, bank_name: 'Summit Trust' });
  });

  it('need an open business', async () => {
    const id = await created();

    expect((await client.post(`businesses/${id}/bank_accounts`, account)).json.error_code).toBe(
      'INVALID_STATE',
    );
  });
});
