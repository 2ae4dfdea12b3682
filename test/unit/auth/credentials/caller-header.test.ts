import { describe, expect, it } from 'vitest';
import {
  CallerTokenMissing,
  callerHeaderCredentials,
} from '../../../../src/auth/credentials/caller-header.js';

describe("callers' own credentials", () => {
  const credentials = callerHeaderCredentials('X-Linker-Token');

  it('sign with the token of the caller whose request it is', async () => {
    const signed = [
      await credentials.sign({ 'x-linker-token': 'one' }),
      await credentials.sign({ 'x-linker-token': 'two', authorization: 'Bearer ours' }),
    ];

    expect(signed).toEqual([{ authorization: 'Bearer one' }, { authorization: 'Bearer two' }]);
  });

  it.each([undefined, {}, { 'x-linker-token': '' }, { 'x-other-token': 'one' }])(
    'name the header that is missing from %j',
    async (headers) => {
      const signing = credentials.sign(headers);

      await expect(signing).rejects.toThrow(CallerTokenMissing);
      await expect(signing).rejects.toThrow("needs the caller's own token in the header x-linker-token");
    },
  );

  it('never ask for a repeat', async () => {
    expect(await credentials.refused({ authorization: 'Bearer one' })).toBe(false);
  });

  it('say that they are the callers', () => {
    expect(credentials.isCallers).toBe(true);
  });
});
