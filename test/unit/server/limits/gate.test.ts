import { describe, expect, it } from 'vitest';
import { toNetwork } from '../../../../src/server/limits/gate.js';
import { appOver, WITH_KEY } from '../../../support/app.js';

const VIEWER = '{ viewer { subject } }';
const rateLimit = { pointsPerMinute: 3, failedAttemptsPerMinute: 2 };

describe('the points of a caller', () => {
  it('are used up by requests, good or bad, and the answer says when there are more', async () => {
    const { query } = await appOver({ protection: { rateLimit } });
    await query(VIEWER);
    await query('{ nothing }');
    await query('no query');

    const answer = await query(VIEWER);

    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toMatch(/^[1-9]\d?$/);
    expect(answer.json()).toMatchObject({
      errors: [
        { extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterSeconds: expect.any(Number) } },
      ],
    });
  });

  it('are refused for what costs more than is left, and left for what costs less', async () => {
    const { query } = await appOver({ protection: { rateLimit: { ...rateLimit, pointsPerMinute: 20 } } });

    const dear = await query('{ accounts { nodes { id } } }');
    const cheap = await query(VIEWER);

    expect(dear.statusCode).toBe(429);
    expect(dear.headers['retry-after']).toMatch(/^\d+$/);
    expect(dear.json().errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 60 });
    expect(dear.json().extensions.cost).toEqual({ requested: 38, actual: 1, limit: 5000 });
    expect(cheap.statusCode).toBe(200);
  });
});

describe('attempts without a valid key', () => {
  it('are told to wait when there were too many, and keep no caller out', async () => {
    const { app, query } = await appOver({ protection: { rateLimit } });
    const attempt = () => app.inject({ method: 'POST', url: '/graphql', payload: { query: VIEWER } });

    const codes = [await attempt(), await attempt(), await attempt()].map(({ statusCode }) => statusCode);

    expect(codes).toEqual([401, 401, 429]);
    expect((await attempt()).headers['retry-after']).toMatch(/^\d+$/);
    expect((await query(VIEWER)).statusCode).toBe(200);
    expect((await app.inject({ url: '/metrics', headers: WITH_KEY })).statusCode).toBe(200);
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('count by network: %s as %s', (address, network) => {
    expect(toNetwork(address)).toBe(network);
  });
});
