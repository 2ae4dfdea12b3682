import { describe, expect, it } from 'vitest';
import {
  isSameUrl,
  returnUrlErrors,
  toSentUrl,
} from '../../../../../src/datasources/treasury-path/writes/return-url.js';
import { connector } from '../fake-treasury-path.js';

const TRUSTED = ['app.example.com', '*.staging.example.com', 'xn--bcher-kva.example'];
const codes = (url: string, trusted: readonly string[] | null = TRUSTED) =>
  returnUrlErrors(connector, url, trusted).map(({ code, field }) => `${field?.join('.')} ${code}`);

describe('returnUrlErrors', () => {
  it.each([
    'https://app.example.com',
    'https://app.example.com:8443/linked?company=1#done',
    'https://APP.Example.COM/linked',
    'https://app.example.com./linked',
    'https://a.staging.example.com',
    'https://a.b.staging.example.com',
    'https://bücher.example/konto',
  ])('takes %s', (url) => {
    expect(codes(url)).toEqual([]);
  });

  it.each([
    'https://example.com',
    'https://evil.example.net/app.example.com',
    'https://app.example.com.evil.example',
    'https://notapp.example.com',
    'https://staging.example.com',
    'https://evilstaging.example.com',
  ])('does not trust %s', (url) => {
    expect(codes(url)).toEqual(['returnUrl UNTRUSTED_RETURN_URL']);
  });

  it('trusts nothing where the list is empty, and leaves it to TreasuryPath where there is none', () => {
    expect(codes('https://app.example.com', [])).toEqual(['returnUrl UNTRUSTED_RETURN_URL']);
    expect(codes('https://app.example.com', null)).toEqual([]);
  });

  it.each([
    'http://app.example.com',
    'javascript:alert(1)//app.example.com',
    'data:text/html,x',
    'https:app.example.com',
    'https:///app.example.com',
    'https://user@app.example.com',
    'https://user:word@app.example.com',
    'https://evil.example\\@app.example.com',
    'https://app.example.com/a b',
    'https://app.example.com/\n',
    ' https://app.example.com',
    '/linked',
    'https://',
    '',
  ])('refuses %j, trusted or not', (url) => {
    expect(codes(url)).toEqual(['returnUrl INVALID_INPUT']);
    expect(codes(url, null)).toEqual(['returnUrl INVALID_INPUT']);
  });
});

describe('toSentUrl', () => {
  it('leaves an address as it is, and encodes letters beyond ASCII', () => {
    expect(toSentUrl('https://App.example.com')).toBe('https://App.example.com');
    expect(toSentUrl('https://bücher.example/ü')).toBe('https://xn--bcher-kva.example/%C3%BC');
  });
});

describe('isSameUrl', () => {
  it('sees through how an address is written, and nothing else', () => {
    expect(isSameUrl('https://app.example.com', 'https://APP.example.com:443/')).toBe(true);
    expect(isSameUrl('https://app.example.com/a', 'https://app.example.com/b')).toBe(false);
    expect(isSameUrl('https://app.example.com', '')).toBe(false);
  });
});
