import { describe, expect, it } from 'vitest';
import { MAX_USER_DATA_BYTES, userDataErrors } from '../../../../src/domain/rules/user-data.js';

/** User data that is `bytes` long as JSON. */
const ofBytes = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });

describe('user data', () => {
  it('may be left out, be empty, or be as long as it may', () => {
    const all = [null, {}, ofBytes(MAX_USER_DATA_BYTES - 1)];

    expect(all.flatMap((userData) => userDataErrors(userData))).toEqual([]);
  });

  it('is not longer than it may be', () => {
    expect(userDataErrors(ofBytes(MAX_USER_DATA_BYTES))).toMatchObject([
      { field: ['userData'], code: 'INVALID_INPUT' },
    ]);
  });

  it('is counted in bytes, not in characters', () => {
    expect(userDataErrors({ a: '€'.repeat(400) }, {}, 'input.userData')).toMatchObject([
      { field: ['input', 'userData'] },
    ]);
  });

  it('leaves room for what the gateway adds', () => {
    const almost = ofBytes(MAX_USER_DATA_BYTES - 1);

    expect(userDataErrors(almost, { exchequer: 'X' })).toHaveLength(1);
  });
});
