import { expect, it } from 'vitest';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';

it('tells a caller who it is, which scopes it holds in order, and which connectors it reaches', async () => {
  const query =
    '{ viewer { subject scopes connectors { name health { state latencyP50Ms lastFailureAt } } } }';

  const { data, errors } = await execute({
    query,
    sources: fakeSources(),
    scopes: ['cards:read', 'accounts:read'],
  });

  expect(errors).toEqual([]);
  expect(data.viewer).toEqual({
    subject: 'tester',
    scopes: ['accounts:read', 'cards:read'],
    connectors: [{ name: 'tp-main', health: { state: 'HEALTHY', latencyP50Ms: 12.5, lastFailureAt: null } }],
  });
});

it('needs no scope', async () => {
  const { data, errors } = await execute({
    query: '{ viewer { scopes } }',
    sources: fakeSources(),
    scopes: [],
  });

  expect(data).toEqual({ viewer: { scopes: [] } });
  expect(errors).toEqual([]);
});
