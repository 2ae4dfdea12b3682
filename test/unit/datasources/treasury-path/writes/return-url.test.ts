import { describe, expect, it } from 'vitest';
import {
  isSameUrl,
  returnUrlErrors,
  toSentUrl,
} from '../../../../../src/datasources/treasury-path/writes/return-url.js';

const codes = (url: string) => returnUrlErrors(url).map(({ code, field }) => `${field?.join('.')} ${code}`);

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
  ])('refuses %j', (url) => {
    expect(codes(url)).toEqual(['returnUrl INVALID_INPUT']);
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
