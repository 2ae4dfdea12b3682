import { expect, it, vi } from 'vitest';
import { InvalidInputError } from '../../../../src/domain/errors.js';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { idOf } from '../../../support/sample-objects.js';

const CONFIG = {
  id: idOf('TrustedDomainConfig', 'tp-main'),
  connector: 'tp-main',
  domains: ['app.example', '*.acme.example'],
};
const QUERY = '{ trustedDomainConfig(connector: "tp-main") { id domains connector { name } } }';

it('shows the domains of the connector that is named', async () => {
  const trustedDomainConfig = vi.fn(async () => CONFIG);

  const { data, errors } = await execute({ query: QUERY, sources: fakeSources([], { trustedDomainConfig }) });

  expect(errors).toEqual([]);
  expect(data.trustedDomainConfig).toEqual({
    id: CONFIG.id,
    domains: CONFIG.domains,
    connector: { name: 'tp-main' },
  });
  expect(trustedDomainConfig).toHaveBeenCalledWith('tp-main');
});

it('is null without an error where none are known', async () => {
  expect(await execute({ query: QUERY, sources: fakeSources() })).toEqual({
    data: { trustedDomainConfig: null },
    errors: [],
  });
});

it('refuses the name of a connector that the caller does not have', async () => {
  const refusal = new InvalidInputError('connectors: required names among none; arrived "tp-main"');
  const sources = fakeSources([], { trustedDomainConfig: () => Promise.reject(refusal) });

  const { data, errors } = await execute({ query: QUERY, sources });

  expect(data).toEqual({ trustedDomainConfig: null });
  expect(errors[0]?.originalError).toBe(refusal);
});
