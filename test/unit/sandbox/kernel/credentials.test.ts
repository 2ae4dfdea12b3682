import { describe, expect, it } from 'vitest';
import { basic, hs256, signedJwt } from '../../../../sandbox/kernel/credentials.js';

describe('basic credentials', () => {
  it.each([
    ['the example of RFC 7617, section 2', 'Aladdin', 'open sesame', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    ['UTF-8, as in RFC 7617, section 2.1', 'test', '123£', 'dGVzdDoxMjPCow=='],
    ['an empty secret', 'user', '', 'dXNlcjo='],
    ['the alphabet of plain base64', '?', '?>', 'Pzo/Pg=='],
    ['a secret with a colon', 'a', 'b:c', 'YTpiOmM='],
  ])('encode %s', (_, user, secret, encoded) => {
    expect(basic(user, secret)).toBe(`Basic ${encoded}`);
  });
});

describe('the HMAC-SHA256', () => {
  it('is that of RFC 4231, test case 2', () => {
    expect(hs256('what do ya want for nothing?', 'Jefe').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('takes the text as UTF-8', () => {
    expect(hs256('£', 'key')).not.toEqual(hs256('\u{fffd}', 'key'));
    expect(hs256('£', 'key')).toHaveLength(32);
  });
});

describe('a signed token', () => {
  it('is the well-known example of HS256', () => {
    const header = { alg: 'HS256', typ: 'JWT' };
    const claims = { sub: '1234567890', name: 'John Doe', iat: 1516239022 };

    expect(signedJwt(header, claims, 'your-256-bit-secret').split('.')).toEqual([
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
      'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    ]);
  });

  it('is written in the alphabet for URLs, without padding', () => {
    const [header, claims] = signedJwt({}, { a: '>>?' }, 'secret').split('.');

    expect([header, claims]).toEqual(['e30', 'eyJhIjoiPj4_In0']);
  });

  it('has another signature for another secret, and for another header', () => {
    const signatureOf = (header: object, secret: string): string | undefined =>
      signedJwt(header, {}, secret).split('.')[2];

    const one = signatureOf({ alg: 'HS256' }, 'a');

    expect(signatureOf({ alg: 'HS256' }, 'b')).not.toBe(one);
    expect(signatureOf({ alg: 'none' }, 'a')).not.toBe(one);
  });
});
