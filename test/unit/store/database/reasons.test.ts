import { describe, expect, it } from 'vitest';
import { toReason } from '../../../../src/store/database/reasons.js';

const SECRET = 'mark-5f0c1d9e';

function failure(code: string): Error {
  return Object.assign(new Error(SECRET), { code });
}

describe('the reason why a database is not available', () => {
  it.each([
    ['EHOSTUNREACH', 'no route leads to the host'],
    ['ETIMEDOUT', 'the host does not answer'],
    ['ENOTFOUND', 'the name of the host does not exist'],
    ['53300', 'the server has no connection left'],
    ['57P03', 'the server is starting, stopping or recovering'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate of the server is for another host'],
  ])('is a sentence for %s', (code, sentence) => {
    const reason = toReason(failure(code));

    expect(reason).toBe(`${sentence} (${code})`);
  });

  it('has the code and no text of an error that it does not know', () => {
    const reasons = [failure('XX001'), new Error(SECRET), SECRET, undefined].map(toReason);

    expect(reasons).toEqual([
      'the database reports an error (XX001)',
      'the reason is unknown',
      'the reason is unknown',
      'the reason is unknown',
    ]);
  });

  it('is that of the first address of a host with several', () => {
    const reason = toReason(new AggregateError([failure('ECONNREFUSED'), failure('EHOSTUNREACH')], ''));

    expect(reason).toBe('no server accepts connections there (ECONNREFUSED)');
  });

  it.each([
    ['timeout expired', 'the server does not answer in time'],
    ['timeout exceeded when trying to connect', 'the server does not answer in time'],
    ['Query read timeout', 'the server does not answer in time'],
    ['Connection terminated unexpectedly', 'the connection was cut'],
    ['Cannot use a pool after calling end on the pool', 'it is closed'],
  ])('is a sentence for the driver’s “%s”', (text, sentence) => {
    const reason = toReason(new Error(text));

    expect(reason).toBe(sentence);
  });
});
