import { describe, expect, it, vi } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';

const INPUT = { connector: 'tp-main', entityId: 'ent_1', purpose: 'FUNDING_ACCOUNTS' };
const FIELDS = `hostedPageToken { token purpose hostedPageUrl expiresAt returnUrl returnUrlIgnored }
  errors { field code }`;
const TOKEN = {
  token: 'secret',
  purpose: 'FUNDING_ACCOUNTS',
  hostedPageUrl: 'https://pages.example.com/?token=secret',
  expiresAt: '2026-03-02T19:00:00Z',
  returnUrl: null,
  returnUrlIgnored: true,
} as const;

describe('createHostedPageToken', () => {
  it.each([undefined, 'https://app.example.com/back?a=1#b'])(
    'asks for a page that returns to %s',
    async (returnUrl) => {
      const createHostedPageToken = vi.fn(async () => ({ value: TOKEN }));
      const actions = fakeActions(null, { createHostedPageToken });

      const { payload } = await mutate('createHostedPageToken', FIELDS, { ...INPUT, returnUrl }, { actions });

      expect(payload).toEqual({ hostedPageToken: TOKEN, errors: [] });
      const command = { entityId: 'ent_1', purpose: 'FUNDING_ACCOUNTS', returnUrl: returnUrl ?? null };
      expect(createHostedPageToken).toHaveBeenCalledExactlyOnceWith('tp-main', command);
    },
  );

  it('hands on why it was refused', async () => {
    const errors = [{ field: ['returnUrl'], messages: ['no'], code: 'UNTRUSTED_RETURN_URL' }] as const;
    const actions = fakeActions(null, { createHostedPageToken: async () => ({ errors }) });

    const { payload } = await mutate('createHostedPageToken', FIELDS, INPUT, { actions });

    expect(payload).toEqual({
      hostedPageToken: null,
      errors: [{ field: ['returnUrl'], code: 'UNTRUSTED_RETURN_URL' }],
    });
  });

  it.each([
    ['connector', { connector: 'foreign' }, 'NOT_FOUND'],
    ['entityId', { entityId: '' }, 'INVALID_INPUT'],
    ['returnUrl', { returnUrl: `https://a.example/${'a'.repeat(2048)}` }, 'INVALID_INPUT'],
  ])('refuses by itself what is wrong with %s', async (field, given, code) => {
    const actions = fakeActions();

    const { payload } = await mutate('createHostedPageToken', FIELDS, { ...INPUT, ...given }, { actions });

    expect(payload).toEqual({ hostedPageToken: null, errors: [{ field: field.split('.'), code }] });
    expect(actions.createHostedPageToken).not.toHaveBeenCalled();
  });
});
