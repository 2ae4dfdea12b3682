import { afterEach, describe, expect, it } from 'vitest';
import { fetchKeySet } from '../../../../src/auth/callers/fetch-key-set.js';
import { type Handler, json, type Loopback, startLoopback } from '../../../support/loopback.js';

const LIMITS = { deadlineMs: 5000, maxBytes: 1000 };
let server: Loopback | null = null;
afterEach(() => server?.close());

async function fetchFrom(handle: Handler, limits: Partial<typeof LIMITS> = {}): Promise<unknown> {
  server = await startLoopback(handle);
  return fetchKeySet(`${server.url}/keys`, fetch, { ...LIMITS, ...limits });
}

describe('fetchKeySet', () => {
  it('gives what was answered, and asks with nothing that is the gateway own secret', async () => {
    expect(await fetchFrom((response) => json(response, { keys: [] }))).toEqual({ keys: [] });

    expect(server?.requests[0]).toMatchObject({ method: 'GET', url: '/keys', body: '' });
    expect(server?.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([204, 404, 500])('takes no answer with status %i', async (status) => {
    await expect(fetchFrom((response) => json(response, { keys: [] }, status))).rejects.toThrow(
      `required status 200, arrived ${status}`,
    );
  });

  it.each([301, 302, 307, 308])('follows no redirect with status %i', async (status) => {
    await expect(
      fetchFrom((response) => json(response, { keys: [] }, status, { location: '/elsewhere' })),
    ).rejects.toThrow('required status 200');

    expect(server?.requests).toHaveLength(1);
  });

  it('stops reading where too much arrives', async () => {
    await expect(fetchFrom((response) => json(response, 'x'.repeat(2000)))).rejects.toThrow(
      'required at most 1000 bytes',
    );
  });

  it('gives up on no answer at its deadline', async () => {
    await expect(fetchFrom(() => undefined, { deadlineMs: 20 })).rejects.toThrow('the deadline has passed');
  });

  it('gives up on an answer that does not end at its deadline', async () => {
    const begin: Handler = (response) => void response.writeHead(200).write('{"keys": [');

    await expect(fetchFrom(begin, { deadlineMs: 100 })).rejects.toThrow('the deadline has passed');
  });

  it.each(['', '{"keys": [', '<html>'])('takes %j for no key set', async (text) => {
    await expect(fetchFrom((response) => void response.end(text))).rejects.toThrow(SyntaxError);
  });
});
