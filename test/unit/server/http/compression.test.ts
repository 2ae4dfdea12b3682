import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseCoding } from '../../../../src/server/http/compression.js';
import { appOver, WITH_KEY } from '../../../support/app.js';

const LONG = '{ __schema { types { name description } } }';

describe('the coding of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['deflate, zstd', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=x', null],
  ])('for Accept-Encoding %j is %j', (header, coding) => {
    expect(chooseCoding(header)).toBe(coding);
  });
});

describe('an answer', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('is compressed with %s where the client asks for it', async (coding, decompress) => {
    const { query } = await appOver();
    const plain = await query(LONG);

    const answer = await query(LONG, { 'accept-encoding': coding });

    expect(answer.headers).toMatchObject({
      'content-encoding': coding,
      'content-length': String(answer.rawPayload.length),
      vary: 'accept-encoding',
    });
    expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    expect(decompress(answer.rawPayload).toString()).toBe(plain.body);
  });

  it('stays plain where the client does not ask, or where it fits into one packet', async () => {
    const { query } = await appOver();

    const plain = await query(LONG);
    const short = await query('{ __typename }', { 'accept-encoding': 'br' });

    for (const { headers } of [plain, short]) {
      expect(headers).not.toHaveProperty('content-encoding');
      expect(headers.vary).toBe('accept-encoding');
    }
  });

  it('depends on the origin as well where pages of others are accepted', async () => {
    const { query } = await appOver({ corsOrigins: ['https://app.example'] });

    const { headers } = await query(LONG, { 'accept-encoding': 'br', origin: 'https://app.example' });

    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'access-control-allow-origin': 'https://app.example',
    });
    expect(String(headers.vary).toLowerCase().split(/, */)).toEqual(
      expect.arrayContaining(['accept-encoding']),
    );
  });

  it('of an error has its request id, compressed or not', async () => {
    const { app } = await appOver();
    const query = `{ ${'x'.repeat(200)} ${'y'.repeat(200)} ${'z'.repeat(200)} ${'u'.repeat(300)} }`;

    const answer = await app.inject({
      ...{ method: 'POST', url: '/graphql', payload: { query } },
      headers: { ...WITH_KEY, 'accept-encoding': 'gzip' },
    });

    const body = JSON.parse(gunzipSync(answer.rawPayload).toString());
    expect(body.errors[0].extensions.requestId).toBe(answer.headers['x-request-id']);
  });

  it('with metrics is compressed, and a refusal is not', async () => {
    const { app } = await appOver();
    const headers = { ...WITH_KEY, 'accept-encoding': 'gzip' };

    const metrics = await app.inject({ url: '/metrics', headers });
    const refusal = await app.inject({ url: '/nowhere', headers });

    expect(metrics.headers['content-encoding']).toBe('gzip');
    expect(refusal.headers).not.toHaveProperty('content-encoding');
  });
});
