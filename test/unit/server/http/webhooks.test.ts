import { describe, expect, it, vi } from 'vitest';
import type { Intake } from '../../../../src/events/index.js';
import { StoreUnavailableError } from '../../../../src/store/index.js';
import { appOver } from '../../../support/app.js';

const BODY = '{"type":"transfer.updated", "data":{"id":"1"}}\n';

async function post(intake: Intake, body: string | Buffer = BODY, headers: Record<string, string> = {}) {
  const { app, lines } = await appOver({ intake });
  const answer = await app.inject({
    method: 'POST',
    url: '/webhooks/treasure-main',
    headers: { 'content-type': 'application/json', ...headers },
    payload: body,
  });
  return { answer, lines };
}

describe('POST /webhooks/<connector>', () => {
  it.each(['STORED', 'REPEATED'] as const)(
    'acknowledges a webhook that is %s, byte for byte',
    async (receipt) => {
      const intake = vi.fn<Intake>(async () => receipt);

      const { answer } = await post(intake, BODY, { 'svix-id': 'msg_1' });

      expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
      const [connector, arrived] = intake.mock.calls[0] ?? [];
      expect([connector, arrived?.body.toString(), arrived?.headers['svix-id']]).toEqual([
        'treasure-main',
        BODY,
        'msg_1',
      ]);
    },
  );

  it.each(['text/plain', 'application/octet-stream', 'application/json; charset=utf-8'])(
    'takes a body of the type %s',
    async (type) => {
      const intake = vi.fn<Intake>(async () => 'STORED');

      const { answer } = await post(intake, Buffer.from([0xff, 0x7b]), { 'content-type': type });

      expect(answer.statusCode).toBe(200);
      expect([...(intake.mock.calls[0]?.[1].body ?? [])]).toEqual([0xff, 0x7b]);
    },
  );

  it('answers 401 where the proof is missing or wrong, without a challenge of a browser', async () => {
    const { answer } = await post(async () => 'UNPROVEN');

    expect(answer.statusCode).toBe(401);
    expect(answer.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });

  it('answers 404 for a connector without webhooks', async () => {
    const { answer } = await post(async () => 'NO_WEBHOOKS');

    expect(answer.statusCode).toBe(404);
  });

  it('does not acknowledge what could not be stored', async () => {
    const away = await post(() => Promise.reject(new StoreUnavailableError(new Error('away'))));
    const broken = await post(() => Promise.reject(new Error('broken')));

    expect(away.answer.statusCode).toBe(503);
    expect(broken.answer.statusCode).toBe(500);
  });

  it('refuses a body that is too large before anyone reads it', async () => {
    const intake = vi.fn<Intake>(async () => 'STORED');

    const { answer } = await post(intake, 'x'.repeat(256 * 1024 + 1));

    expect(answer.statusCode).toBe(413);
    expect(intake).not.toHaveBeenCalled();
  });

  it('limits the attempts of an address without a proof', async () => {
    const rateLimit = { pointsPerMinute: 1000, failedAttemptsPerMinute: 2 };
    const { app } = await appOver({ intake: async () => 'UNPROVEN', protection: { rateLimit } });
    const ask = () => app.inject({ method: 'POST', url: '/webhooks/treasure-main', payload: BODY });

    const statuses = [];
    for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await ask()).statusCode);

    expect(statuses).toEqual([401, 401, 429]);
  });

  it('logs neither body nor proof', async () => {
    const { lines } = await post(async () => 'UNPROVEN', '{"secret":"hush"}', {
      authorization: 'Basic aHVzaA==',
    });

    expect(JSON.stringify(lines)).not.toMatch(/hush|aHVzaA/);
    expect(lines).toContainEqual(expect.objectContaining({ route: '/webhooks/:connector', status: 401 }));
  });

  it('leaves the other routes to JSON alone', async () => {
    const { app } = await appOver({ intake: async () => 'STORED' });

    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: 'Bearer ops-key', 'content-type': 'text/plain' },
      payload: 'x',
    });

    expect(answer.statusCode).toBe(415);
  });
});
