import { describe, expect, it } from 'vitest';
import { basicCredentials } from '../../../../src/auth/credentials/basic.js';
import { bearerCredentials } from '../../../../src/auth/credentials/bearer.js';
import { callerHeaderCredentials } from '../../../../src/auth/credentials/caller-header.js';
import {
  MAX_CREDENTIAL,
  sendableHeaders,
  sendableToken,
  UnsendableCredential,
} from '../../../../src/auth/credentials/sendable.js';

/** Each contains the word that no message may repeat. */
const UNSENDABLE = [
  'hidden\r\nX-Evil',
  'hidden\n',
  'hidden\u0000',
  'hidden word',
  'hiddén',
  'hidden☃',
  'hidden'.repeat(MAX_CREDENTIAL),
];

describe('a token', () => {
  it.each([...UNSENDABLE, ''])('is refused without its text when no header can contain it: %j', (token) => {
    expect(() => sendableToken('token', token)).toThrow(UnsendableCredential);
    expect(() => sendableToken('token', token)).not.toThrow(/hidd/);
  });

  it('of the longest size is returned unchanged', () => {
    const token = 'x'.repeat(MAX_CREDENTIAL);

    expect(sendableToken('token', token)).toBe(token);
  });
});

describe('credentials that no header can contain', () => {
  it.each(UNSENDABLE)('are refused by every strategy: %j', async (text) => {
    const strategies = [
      bearerCredentials(async () => text),
      callerHeaderCredentials('X-Token'),
      basicCredentials({ user: async () => 'key', password: async () => `${text}\u0007` }),
      basicCredentials({ user: async () => `${text}\r`, password: async () => 'word' }),
    ];

    for (const strategy of strategies)
      await expect(strategy.sign({ 'x-token': text })).rejects.toThrow(UnsendableCredential);
  });

  it('are used again as soon as the secret is replaced by a good one', async () => {
    let token = 'bad\n';
    const credentials = bearerCredentials(async () => token);
    await expect(credentials.sign()).rejects.toThrow(UnsendableCredential);

    token = 'good';

    expect(await credentials.sign()).toEqual({ authorization: 'Bearer good' });
  });
});

describe('signed headers', () => {
  it.each([
    { authorization: 'Bearer a\r\nX-Evil: 1' },
    { authorization: '' },
    { authorization: 'Bearer ' },
    { 'x y': 'a' },
    { '': 'a' },
    { 'x-signature': 'a\u007f' },
  ])('are refused when a connection would refuse them: %j', (headers) => {
    expect(() => sendableHeaders(headers as unknown as Record<string, string>)).toThrow(UnsendableCredential);
  });

  it('are returned unchanged when they can be sent', () => {
    const headers = { authorization: 'Basic a2V5OnDDpA==', 'x-signature': 't=1,v1=abc' };

    expect(sendableHeaders(headers)).toBe(headers);
  });
});
