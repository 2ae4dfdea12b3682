import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bearerCredentials } from '../../../../src/auth/credentials/bearer.js';
import { callerHeaderCredentials } from '../../../../src/auth/credentials/caller-header.js';
import { createCircuit } from '../../../../src/datasources/http/circuit.js';
import { createSteps } from '../../../../src/datasources/http/client.js';
import { createHealthRecord } from '../../../../src/datasources/http/health.js';
import { createHoldOff } from '../../../../src/datasources/http/hold-off.js';
import { createSharing } from '../../../../src/datasources/http/sharing.js';
import { newCall } from '../../../support/attempts.js';
import { json, startLoopback } from '../../../support/loopback.js';
import { openUpstream, upstreamError, upstreamOptions, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();
const write = { method: 'POST', path: '/ach', body: { amount: '1.00' } } as const;

/** The steps as README.md writes them: `limitTime` is `limit time`, and `*` marks those of reads alone. */
function stepsByReadme(): string {
  const readme = readFileSync('README.md', 'utf8');
  const [, line = ''] = /└─ http +([^│]*?) +\(\* reads only\)/.exec(readme) ?? [];
  return line.replace(/\s+/g, ' ');
}

describe('the steps', () => {
  it('are those of the README, in its order', () => {
    const options = upstreamOptions();
    const { reads, writes } = createSteps(options, {
      sharing: createSharing(options.connector),
      circuit: createCircuit(options),
      health: createHealthRecord(options.clock),
      hold: createHoldOff(options),
    });

    const words = reads.map((step) => {
      const name = step.name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      return writes.includes(step) ? name : `${name}*`;
    });

    expect(words.join(' → ')).toBe(stepsByReadme());
    expect(writes).toEqual(reads.filter((step) => writes.includes(step)));
  });
});

describe('a request upstream', () => {
  it('asks for JSON, says who it is and carries the id of the request', async () => {
    const upstream = far.open(far.server.url, { headers: { 'X-Version': '3' } });

    await upstream.get(newCall({ requestId: 'req-1' }), '/account', { page: 2 });

    expect(far.server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/account?page=2',
      headers: {
        accept: 'application/json',
        'user-agent': 'exchequer',
        'x-request-id': 'req-1',
        'x-version': '3',
      },
    });
  });

  it('sends a write as JSON with its own headers', async () => {
    await far.open().send(newCall(), { ...write, headers: { 'Idempotency-Key': 'k1' } });

    expect(far.server.requests[0]).toMatchObject({
      method: 'POST',
      body: '{"amount":"1.00"}',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
    });
  });

  it('keeps the path of the base URL in front', async () => {
    await far.open(`${far.server.url}/apis/v2`).get(newCall(), '/account');

    expect(far.server.requests[0]?.url).toBe('/apis/v2/account');
  });

  it('is reported without ids', async () => {
    far.handle = (response) => json(response, {}, 404);
    const upstream = far.open();

    await upstreamError(upstream.get(newCall({ requestId: 'r' }), '/account/acct_123/card', { owner: 'o1' }));

    expect(upstream.attempts).toEqual([
      expect.objectContaining({
        method: 'GET',
        route: '/account/:id/card',
        outcome: 'NOT_FOUND',
        status: 404,
        requestId: 'r',
      }),
    ]);
  });
});

describe('credentials', () => {
  const credentials = bearerCredentials(async () => 'secret');

  it('never follow a redirect elsewhere', async () => {
    const elsewhere = await startLoopback((response) => json(response, {}));
    far.handle = (response) => json(response, {}, 307, { location: `${elsewhere.url}/account` });
    const upstream = far.open(far.server.url, { credentials });

    const error = await upstreamError(upstream.get(newCall(), '/account'));

    expect(error).toMatchObject({ code: 'INVALID_RESPONSE', status: 307 });
    expect(elsewhere.requests).toHaveLength(0);
    expect(far.server.requests).toHaveLength(1);
    await elsewhere.close();
  });

  it('never go to an address that a path names', async () => {
    const elsewhere = await startLoopback((response) => json(response, {}));
    const upstream = far.open(far.server.url, { credentials });

    for (const path of [
      `${elsewhere.url}/a`,
      `//127.0.0.1:${elsewhere.port}/a`,
      `@127.0.0.1:${elsewhere.port}/a`,
    ]) {
      await upstreamError(upstream.get(newCall(), path));
      await upstreamError(upstream.send(newCall(), { ...write, path }));
    }

    expect([...elsewhere.requests, ...far.server.requests]).toEqual([]);
    await elsewhere.close();
  });

  it('are not given to a base URL without TLS', () => {
    expect(() => openUpstream('http://bank.example', { credentials })).toThrow('required https');
  });
});

describe('tokens that callers bring along', () => {
  const credentials = callerHeaderCredentials('X-Linker-Token');
  const bring = (token: string) => newCall({ callerHeaders: { 'x-linker-token': token } });

  it('give two callers at once each their own answer', async () => {
    const held: Array<() => void> = [];
    far.handle = (response, { headers }) => held.push(() => json(response, { of: headers.authorization }));
    const upstream = far.open(far.server.url, { credentials });
    const reads = ['one', 'two'].map((token) => upstream.get(bring(token), '/recurring', { page: 1 }));
    await far.server.arrived(2);

    for (const answer of held.reverse()) answer();

    const answers = await Promise.all(reads);
    expect(answers.map(({ body }) => body)).toEqual([{ of: 'Bearer one' }, { of: 'Bearer two' }]);
    expect(far.server.requests.map(({ headers }) => headers.authorization).sort()).toEqual([
      'Bearer one',
      'Bearer two',
    ]);
  });

  it.each([401, 403, 404, 422, 302])(
    'are in no error and no report of an answer with status %d',
    async (status) => {
      far.handle = (response, { headers }) => json(response, { error: headers.authorization }, status);
      const upstream = far.open(far.server.url, { credentials });
      const errors = [
        await upstreamError(upstream.get(bring('my-secret'), '/recurring')),
        await upstreamError(upstream.send(bring('my-secret'), write)),
      ];

      expect(inspect([errors, upstream.attempts, upstream.health()], { depth: null })).not.toContain(
        'my-secret',
      );
    },
  );

  it('are in no error when nobody answers, and when they cannot be sent', async () => {
    await far.server.close();
    const upstream = far.open(far.server.url, { credentials });
    const errors = [
      await upstreamError(upstream.send(bring('my-secret'), write)),
      await upstreamError(upstream.send(bring('my-secret\n'), write)),
      await upstreamError(upstream.get(bring('my-secret\u2603'), '/recurring')),
    ];

    expect(inspect([errors, upstream.attempts, upstream.health()], { depth: null })).not.toContain(
      'my-secret',
    );
  });
});
