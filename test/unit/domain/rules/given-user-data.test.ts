import { describe, expect, it } from 'vitest';
import { OWN_PREFIX } from '../../../../src/domain/own-user-data.js';
import {
  givenUserDataErrors,
  LONGEST_OWN,
  MAX_USER_DATA_BYTES,
} from '../../../../src/domain/rules/user-data.js';

const RESERVED = {
  field: ['userData'],
  code: 'INVALID_INPUT',
  messages: [`required no keys that begin with ${OWN_PREFIX}: they are the gateway's own`],
};
/** User data that is `bytes` long as JSON. */
const ofBytes = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
/** What the gateway's own part adds to an object that is not empty, in bytes. */
const OWN_BYTES = JSON.stringify(LONGEST_OWN).length - 1;

describe('user data that a caller gives', () => {
  it.each([null, {}, { crm: '17' }, { exchequer: '17' }])('may be %j', (userData) => {
    expect(givenUserDataErrors(userData)).toEqual([]);
  });

  it('has no key of the gateway’s', () => {
    expect(givenUserDataErrors({ crm: '17', exchequer_reference: 'X1' })).toEqual([RESERVED]);
    expect(givenUserDataErrors({ exchequer_: '' })).toEqual([RESERVED]);
  });

  it('leaves room for the longest reference', () => {
    const longest = MAX_USER_DATA_BYTES - 1 - OWN_BYTES;

    expect(givenUserDataErrors(ofBytes(longest))).toEqual([]);
    expect(givenUserDataErrors(ofBytes(longest + 1))).toMatchObject([{ field: ['userData'] }]);
  });

  it('is counted with what the gateway adds even where the caller gives none', () => {
    const own = ofBytes(MAX_USER_DATA_BYTES);

    expect(givenUserDataErrors(null, own, 'input.userData')).toMatchObject([
      { field: ['input', 'userData'] },
    ]);
  });
});
