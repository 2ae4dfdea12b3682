import { describe, expect, it } from 'vitest';
import { baseUrlProblems, groupValue, unknownOptions } from '../../../../src/datasources/reading/options.js';

const connector = { name: 'bank', provider: 'LINKER', environment: 'SANDBOX' } as const;
const unknown = (options: Record<string, unknown>) =>
  unknownOptions('Northbank', { credentials: ['id', 'secret'], webhooks: ['key'] }, options);

describe('baseUrlProblems', () => {
  it('takes https, and http to this machine', () => {
    const urls = ['https://bank.example/v1', 'http://127.0.0.1:8080', 'http://localhost'];

    expect(urls.flatMap((url) => baseUrlProblems(connector, url))).toEqual([]);
  });

  it.each(['', 'bank', 'http://bank.example', 'https://me:s3cret@bank.example', 'https://bank.example?a=b'])(
    'says what is wrong with %j, by its path and without a password',
    (url) => {
      const problems = baseUrlProblems(connector, url);

      expect(problems).toEqual([expect.stringMatching(/^baseUrl: required /)]);
      expect(problems[0]).not.toContain('s3cret');
    },
  );
});

describe('unknownOptions', () => {
  it('has nothing against the known keys, given or not', () => {
    expect(unknown({})).toEqual([]);
    expect(unknown({ credentials: { id: 'a', secret: 'b' }, webhooks: null })).toEqual([]);
  });

  it('finds every unknown key, of the entry and of its groups', () => {
    expect(unknown({ colour: 'red', credentials: { id: 'a', pin: 1, pan: 2 } })).toEqual([
      "colour: required none of Northbank's own keys but credentials, webhooks",
      'credentials.pin: required a key among id, secret',
      'credentials.pan: required a key among id, secret',
    ]);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])('takes %s for unknown like any other', (key) => {
    expect(unknown({ [key]: { a: 1 } })).toHaveLength(1);
    expect(unknown({ [key]: 's3cret' })).toHaveLength(1);
  });

  it.each(['s3cret', ['s3cret'], 5])('wants keys where a group is %j, and does not show it', (group) => {
    expect(unknown({ credentials: group })).toEqual(['credentials: required keys among id, secret']);
  });
});

describe('groupValue', () => {
  it('is what stands under the key', () => {
    expect(groupValue({ id: 'a' }, 'id')).toBe('a');
  });

  it.each([undefined, null, 'text', ['a']])('is undefined in a group %j', (group) => {
    expect(groupValue(group, 'id')).toBeUndefined();
  });
});
