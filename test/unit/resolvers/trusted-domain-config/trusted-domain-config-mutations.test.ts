import { describe, expect, it, vi } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { idOf } from '../../../support/sample-objects.js';

const FIELDS = 'trustedDomainConfig { id domains } errors { field code }';

describe('upsertTrustedDomainConfig', () => {
  it('sets the whole list in lower case', async () => {
    const id = idOf('TrustedDomainConfig', 'workspace');
    const upsertTrustedDomainConfig = vi.fn(async (connector: string, domains: readonly string[]) => ({
      value: { id, connector, domains },
    }));
    const actions = fakeActions(null, { upsertTrustedDomainConfig });
    const input = { connector: 'tp-main', domains: ['App.Example.com', '*.example.com'] };

    const { payload } = await mutate('upsertTrustedDomainConfig', FIELDS, input, { actions });

    const domains = ['app.example.com', '*.example.com'];
    expect(payload).toEqual({ trustedDomainConfig: { id, domains }, errors: [] });
    expect(upsertTrustedDomainConfig).toHaveBeenCalledExactlyOnceWith('tp-main', domains);
  });

  it('hands on why it was refused', async () => {
    const errors = [{ field: null, messages: ['no'], code: 'CAPABILITY_UNSUPPORTED' }] as const;
    const actions = fakeActions(null, { upsertTrustedDomainConfig: async () => ({ errors }) });
    const input = { connector: 'tp-main', domains: [] };

    const { payload } = await mutate('upsertTrustedDomainConfig', FIELDS, input, { actions });

    expect(payload).toEqual({
      trustedDomainConfig: null,
      errors: [{ field: null, code: 'CAPABILITY_UNSUPPORTED' }],
    });
  });

  it.each([
    ['connector', { connector: 'foreign', domains: [] }, 'NOT_FOUND'],
    ['domains.0', { connector: 'tp-main', domains: ['a.*.example.com'] }, 'INVALID_INPUT'],
  ])('refuses by itself what is wrong with %s', async (field, input, code) => {
    const actions = fakeActions();

    const { payload } = await mutate('upsertTrustedDomainConfig', FIELDS, input, { actions });

    expect(payload).toEqual({ trustedDomainConfig: null, errors: [{ field: field.split('.'), code }] });
    expect(actions.upsertTrustedDomainConfig).not.toHaveBeenCalled();
  });
});
