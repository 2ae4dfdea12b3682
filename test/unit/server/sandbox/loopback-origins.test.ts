import { describe, expect, it } from 'vitest';
import { LOOPBACK_ORIGINS } from '../../../../src/server/sandbox/loopback-origins.js';
import { appOver, WITH_KEY } from '../../../support/app.js';

const allowedOrigin = async (origin: string) => {
  const { app } = await appOver({ corsOrigins: [LOOPBACK_ORIGINS] });
  const answer = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { ...WITH_KEY, origin },
    payload: { query: '{ __typename }' },
  });
  return answer.headers['access-control-allow-origin'];
};

describe('the origins of the sandbox', () => {
  it.each([
    'http://localhost:3000',
    'http://localhost',
    'https://app.localhost:8443',
    'http://127.0.0.1:5173',
    'http://[::1]:80',
  ])('include %s', async (origin) => {
    expect(await allowedOrigin(origin)).toBe(origin);
  });

  it.each([
    'https://app.example',
    'http://localhost.example',
    'http://evil-localhost',
    'http://127.0.0.1.example',
    'http://user@localhost:3000',
    'http://localhost:3000.example',
    'file://localhost',
    'null',
  ])('do not include %s', async (origin) => {
    expect(await allowedOrigin(origin)).not.toBe(origin);
  });
});
