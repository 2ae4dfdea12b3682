import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfiguredGateway } from '../support/configured-gateway.js';

describe('GraphQL over HTTP', () => {
  let gateway: ConfiguredGateway;
  beforeAll(async () => {
    gateway = await ConfiguredGateway.start({});
  });
  afterAll(() => gateway.stop());

  it('keeps every MUST, SHOULD and MAY of the audit suite', async () => {
    const fetchFn = (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', gateway.authorization);
      return fetch(url, { ...init, headers });
    };

    const results = await auditServer({ url: `${gateway.origin}/graphql`, fetchFn });

    const failed = results.flatMap((each) =>
      each.status === 'ok' ? [] : [`${each.id} ${each.name}: ${each.reason}`],
    );
    expect(failed).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(61);
  }, 60_000);

  it('answers nobody without a key, whatever the request', async () => {
    const answer = await fetch(`${gateway.origin}/graphql?query={__typename}`);

    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('takes by GET what needs no preflight: the key is nothing that a browser adds by itself', async () => {
    const answer = await gateway.get({ query: '{ viewer { subject } }' });

    expect(await answer.json()).toMatchObject({ data: { viewer: { subject: 'key:ops' } } });
  });
});
