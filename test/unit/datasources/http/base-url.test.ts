import { describe, expect, it } from 'vitest';
import { parseBaseUrl, toTarget } from '../../../../src/datasources/http/base-url.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { connector } from '../../../support/upstream.js';

describe('a base URL', () => {
  it.each(['https://api.bank.example', 'http://127.0.0.1:4100', 'http://localhost:80', 'http://[::1]:9'])(
    'may be %s',
    (text) => {
      expect(parseBaseUrl(connector, text).origin).toBe(new URL(text).origin);
    },
  );

  it.each([
    ['http://api.bank.example', 'https'],
    ['http://127.0.0.1.evil.example', 'https'],
    ['ftp://api.bank.example', 'https'],
    ['https://user:secret@api.bank.example', 'credentials'],
    ['https://api.bank.example/?a=b', 'query'],
    ['api.bank.example', 'absolute URL'],
  ])('may not be %s', (text, problem) => {
    const parse = () => parseBaseUrl(connector, text);

    expect(parse).toThrow(problem);
    expect(parse).toThrow('bank: baseUrl');
    expect(parse).not.toThrow('secret');
  });

  it('keeps its path as a prefix', () => {
    const base = parseBaseUrl(connector, 'https://api.bank.example/apis/v2/');

    expect(toTarget(connector, base, '/account/1')).toBe('/apis/v2/account/1');
  });
});

describe('a target', () => {
  const base = parseBaseUrl(connector, 'https://api.bank.example');

  it('encodes query values and leaves out undefined ones', () => {
    const query = { from: '2026-01-01T00:00:00+01:00', page: 2, to: undefined };

    expect(toTarget(connector, base, '/a', query)).toBe('/a?from=2026-01-01T00%3A00%3A00%2B01%3A00&page=2');
  });

  it.each([
    'https://evil.example/a',
    '//evil.example/a',
    'account/1',
    '',
    '/account/../admin',
    '/account/..',
    '/account/%2e%2E/admin',
    '/account/..%2fadmin',
    '/account/..%5cadmin',
    '/account\\..\\admin',
    '/account/1?admin=1',
    '/account/1#x',
    '/account/%zz',
    '/account/1 HTTP/1.1',
    '/account/1\r\nx: y',
  ])('refuses the path %j, which leads elsewhere', (path) => {
    const target = () => toTarget(connector, base, path);

    expect(target).toThrow(UpstreamError);
    expect(target).toThrow(expect.objectContaining({ code: 'NOT_FOUND', sent: 'no' }));
  });
});
