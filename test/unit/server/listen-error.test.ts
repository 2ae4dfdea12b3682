import { describe, expect, it } from 'vitest';
import { checkHost, ListenError } from '../../../src/server/listen-error.js';

const failed = (code: string) => new ListenError('10.9.8.7', 80, Object.assign(new Error('no'), { code }));

describe('ListenError', () => {
  it.each([
    ['EADDRINUSE', /^port 80 on 10\.9\.8\.7 is in use: set PORT/],
    ['EACCES', /^port 80 on 10\.9\.8\.7: required a port that this user can use/],
    ['EADDRNOTAVAIL', /^host 10\.9\.8\.7: required an address of this machine.*set HOST/],
    ['EMFILE', /^port 80 on 10\.9\.8\.7: the gateway cannot listen \(EMFILE\)$/],
  ])('names the setting to change: %s', (code, text) => {
    expect(failed(code).message).toMatch(text);
  });
});

describe('checkHost', () => {
  it.each(['256.1.1.1', '1.2.3', '1'])('refuses digits that are no address: %s', (host) => {
    expect(() => checkHost({ host, port: 4000 })).toThrow(ListenError);
  });

  it.each(['127.0.0.1', '0.0.0.0', '::1', 'localhost', '1.example.org'])('accepts %s', (host) => {
    expect(() => checkHost({ host, port: 4000 })).not.toThrow();
  });
});
