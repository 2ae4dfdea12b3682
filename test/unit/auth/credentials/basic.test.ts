import { describe, expect, it } from 'vitest';
import { basicCredentials } from '../../../../src/auth/credentials/basic.js';

const basic = (text: string) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;

describe('basic credentials', () => {
  it('sign with user and password', async () => {
    const credentials = basicCredentials({ user: async () => 'key', password: async () => 'pä:ss' });

    expect(await credentials.sign()).toEqual({ authorization: basic('key:pä:ss') });
  });

  it('use a replaced secret from the next attempt on', async () => {
    let password = 'old';
    const credentials = basicCredentials({ user: async () => 'key', password: async () => password });
    await credentials.sign();

    password = 'new';

    expect(await credentials.sign()).toEqual({ authorization: basic('key:new') });
  });

  it('ask for a repeat only when the secrets have changed since', async () => {
    let password = 'old';
    const credentials = basicCredentials({ user: async () => 'key', password: async () => password });
    const sent = await credentials.sign();

    expect(await credentials.refused(sent)).toBe(false);
    password = 'new';
    expect(await credentials.refused(sent)).toBe(true);
  });

  it('refuse a user that Basic cannot carry', async () => {
    const credentials = basicCredentials({ user: async () => 'a:b', password: async () => 'c' });

    await expect(credentials.sign()).rejects.toThrow('without a colon');
  });
});
