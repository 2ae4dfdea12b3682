import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { persistedProblem } from '../../../../src/server/limits/persisted-request.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const asked = (persistedQuery: unknown, query?: string) => ({ query, extensions: { persistedQuery } });

describe('persistedProblem', () => {
  it('finds none where there is no hash, or a good one', () => {
    expect(persistedProblem(null)).toBeNull();
    expect(persistedProblem({ query: '{ a }' })).toBeNull();
    expect(persistedProblem({ extensions: null })).toBeNull();
    expect(persistedProblem(asked({ version: 1, sha256Hash: 'abc' }))).toBeNull();
    expect(persistedProblem(asked({ version: 1, sha256Hash: sha256('{ a }') }, '{ a }'))).toBeNull();
  });

  it.each([
    ['another version', asked({ version: 2, sha256Hash: 'abc' }), 'version'],
    ['no version', asked('abc'), 'version'],
    ['a hash that is none', asked({ version: 1, sha256Hash: { toString: 1 } }), 'sha256Hash'],
    ['a hash that is too long', asked({ version: 1, sha256Hash: 'a'.repeat(129) }), 'sha256Hash'],
    ['the hash of another text', asked({ version: 1, sha256Hash: sha256('{ b }') }, '{ a }'), 'SHA-256'],
  ])('finds %s', (_, request, problem) => {
    expect(persistedProblem(request)).toContain(problem);
  });
});
