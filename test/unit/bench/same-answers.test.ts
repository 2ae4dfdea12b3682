import { describe, expect, it } from 'vitest';
import { sameAnswers } from '../../../bench/run/same-answers.js';

describe('the comparison of answers', () => {
  it('accepts answers with equal values in another order of keys', () => {
    const see = sameAnswers('accounts');

    see('floor', '{"data":{"a":1,"b":[1,2]}}');

    expect(() => see('gateway', '{"data":{"b":[1,2],"a":1}}')).not.toThrow();
  });

  it('refuses an answer with another value or another order of rows', () => {
    const see = sameAnswers('accounts');

    see('floor', '{"data":{"a":[1,2]}}');

    expect(() => see('gateway', '{"data":{"a":[2,1]}}')).toThrow(
      'gateway and floor answer accounts differently',
    );
  });

  it('refuses an answer without data', () => {
    const see = sameAnswers('accounts');

    expect(() => see('floor', '{"data":null}')).toThrow('without data');
  });
});
