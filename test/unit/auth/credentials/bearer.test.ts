import { describe, expect, it } from 'vitest';
import { bearerCredentials } from '../../../../src/auth/credentials/bearer.js';

describe('bearer credentials', () => {
  it('sign with the token as it reads now', async () => {
    let token = 'one';
    const credentials = bearerCredentials(async () => token);

    expect(await credentials.sign()).toEqual({ authorization: 'Bearer one' });
    token = 'two';
    expect(await credentials.sign()).toEqual({ authorization: 'Bearer two' });
  });

  it('ask for a repeat only when the token has changed since', async () => {
    let token = 'one';
    const credentials = bearerCredentials(async () => token);
    const sent = await credentials.sign();

    expect(await credentials.refused(sent)).toBe(false);
    token = 'two';
    expect(await credentials.refused(sent)).toBe(true);
  });
});
