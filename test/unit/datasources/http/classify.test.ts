import { describe, expect, it } from 'vitest';
import { readRetryAfter, toAnswer, toFailure } from '../../../../src/datasources/http/classify.js';
import { ExchangeFailure, type RawAnswer } from '../../../../src/datasources/http/exchange.js';
import type { ErrorDecoder } from '../../../../src/datasources/http/upstream.js';
import { ExactNumber } from '../../../../src/datasources/reading/exact-number.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { connector } from '../../../support/upstream.js';

const NOW = Date.UTC(2026, 0, 5, 12);

function raw(status: number, body: string | Buffer = '', extra: Partial<RawAnswer> = {}): RawAnswer {
  return { status, headers: {}, body: Buffer.from(body as string), oversized: false, ...extra };
}

function judge(answer: RawAnswer, decodeError: ErrorDecoder = () => []) {
  return toAnswer({ connector, decodeError, nowMs: NOW }, answer);
}

function errorOf(answer: RawAnswer, decodeError?: ErrorDecoder): UpstreamError {
  try {
    judge(answer, decodeError);
  } catch (error) {
    if (error instanceof UpstreamError) return error;
  }
  throw new Error('required an UpstreamError');
}

describe('an answer', () => {
  it('is read as JSON, with the time it arrived', () => {
    expect(judge(raw(201, '{"id":"a"}'))).toEqual({
      status: 201,
      headers: {},
      body: { id: 'a' },
      at: '2026-01-05T12:00:00.000Z',
    });
  });

  it('keeps the numbers that a double would change as they were written', () => {
    const body = '{"big":12345678901234567.89,"small":0.1,"text":"12345678901234567.89"}';

    expect(judge(raw(200, body)).body).toEqual({
      big: new ExactNumber('12345678901234567.89'),
      small: 0.1,
      text: '12345678901234567.89',
    });
  });

  it('has no body when none was sent', () => {
    expect(judge(raw(204)).body).toBeUndefined();
  });

  it.each([
    [301, 'INVALID_RESPONSE'],
    [304, 'INVALID_RESPONSE'],
    [307, 'INVALID_RESPONSE'],
    [400, 'REJECTED'],
    [401, 'UNAUTHORIZED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [408, 'UNAVAILABLE'],
    [409, 'REJECTED'],
    [422, 'REJECTED'],
    [429, 'RATE_LIMITED'],
    [500, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
  ])('with status %d is %s', (status, code) => {
    expect(errorOf(raw(status, '{}'))).toMatchObject({ code, status, sent: 'yes' });
  });

  it.each([
    ['not JSON', raw(200, '<html>4111111111111111</html>')],
    ['cut JSON', raw(200, '{"account_number":"4111111111111111')],
    ['cut after a long number', raw(200, '{"html":4111111111111111.25')],
    ['nested without end', raw(200, `${'['.repeat(50_000)}4111111111111111${']'.repeat(50_000)}`)],
    ['not UTF-8', raw(200, Buffer.from([0x22, 0xff, 0x22]))],
    ['too long', raw(200, '', { oversized: true })],
  ])('that is %s cannot be read, and nothing of it is in the error', (_what, answer) => {
    const error = errorOf(answer);

    expect(error).toMatchObject({ code: 'INVALID_RESPONSE', status: 200, sent: 'yes' });
    expect(`${error.message} ${String(error.cause)}`).not.toMatch(/4111|html/);
  });

  it('says when to come back', () => {
    expect(errorOf(raw(429, '', { headers: { 'retry-after': '3' } })).retryAfterMs).toBe(3000);
    expect(errorOf(raw(429)).retryAfterMs).toBeNull();
  });

  it('carries what the provider objects to', () => {
    const decode: ErrorDecoder = (status, body) => [
      { code: String(status), field: null, message: JSON.stringify(body) },
    ];

    expect(errorOf(raw(422, '{"error":"no"}'), decode).refusals).toEqual([
      { code: '422', field: null, message: '{"error":"no"}' },
    ]);
    expect(errorOf(raw(422, 'plain'), decode).refusals[0]?.message).toBe('"plain"');
  });

  it('keeps its status when the complaint cannot be decoded', () => {
    const broken: ErrorDecoder = () => {
      throw new TypeError('unexpected');
    };

    expect(errorOf(raw(404, '[]'), broken)).toMatchObject({ code: 'NOT_FOUND', refusals: [] });
  });
});

describe('no answer', () => {
  const coded = (code: string) => Object.assign(new Error(code), { code });

  it.each([
    ['a cut by the deadline', new ExchangeFailure(true, true, null), 'TIMEOUT', 'maybe'],
    ['a cut before sending', new ExchangeFailure(false, true, null), 'TIMEOUT', 'no'],
    [
      'no connection in time',
      new ExchangeFailure(false, false, coded('UND_ERR_CONNECT_TIMEOUT')),
      'TIMEOUT',
      'no',
    ],
    ['a refused connection', new ExchangeFailure(false, false, coded('ECONNREFUSED')), 'UNAVAILABLE', 'no'],
    ['an unknown host', new ExchangeFailure(false, false, coded('ENOTFOUND')), 'UNAVAILABLE', 'no'],
    ['a reset', new ExchangeFailure(true, false, coded('ECONNRESET')), 'UNAVAILABLE', 'maybe'],
    ['anything else', new Error('?'), 'UNAVAILABLE', 'maybe'],
  ])('because of %s', (_why, failure, code, sent) => {
    expect(toFailure(connector, failure)).toMatchObject({ code, sent, status: null });
  });
});

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    ['0', 0],
    ['Mon, 05 Jan 2026 12:00:30 GMT', 30_000],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 0],
    ['999999999', 86_400_000],
  ])('reads %j as %d ms', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });

  it.each([undefined, '', '-1', '1.5', 'soon'])('gives null for %j', (header) => {
    expect(readRetryAfter(header, NOW)).toBeNull();
  });
});
