import { describe, expect, it, vi } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';

const INPUT = { connector: 'tp-main' };
const FIELDS = 'link { url } errors { field code }';

describe('createWebhookDashboardLink', () => {
  it('gives the address as the provider made it', async () => {
    const url = 'https://dashboard.example.com/?key=a%2Fb';
    const createWebhookDashboardLink = vi.fn(async () => ({ value: url }));
    const actions = fakeActions(null, { createWebhookDashboardLink });

    const { payload } = await mutate('createWebhookDashboardLink', FIELDS, INPUT, { actions });

    expect(payload).toEqual({ link: { url }, errors: [] });
    expect(createWebhookDashboardLink).toHaveBeenCalledExactlyOnceWith('tp-main');
  });

  it('hands on why it was refused', async () => {
    const errors = [{ field: ['connector'], messages: ['no'], code: 'CAPABILITY_UNSUPPORTED' }] as const;
    const actions = fakeActions(null, { createWebhookDashboardLink: async () => ({ errors }) });

    const { payload } = await mutate('createWebhookDashboardLink', FIELDS, INPUT, { actions });

    expect(payload).toEqual({
      link: null,
      errors: [{ field: ['connector'], code: 'CAPABILITY_UNSUPPORTED' }],
    });
  });

  it('finds no connector that the caller does not reach', async () => {
    const actions = fakeActions();

    const { payload } = await mutate(
      'createWebhookDashboardLink',
      FIELDS,
      { connector: 'foreign' },
      { actions },
    );

    expect(payload).toEqual({ link: null, errors: [{ field: ['connector'], code: 'NOT_FOUND' }] });
    expect(actions.createWebhookDashboardLink).not.toHaveBeenCalled();
  });
});
