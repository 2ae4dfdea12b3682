import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { depthRule } from '../../../../src/server/limits/depth-rule.js';

const schema = buildSchema('type Query { a: Query, b: Int }');
const problems = (query: string, maxDepth: number) =>
  validate(schema, parse(query), [depthRule(maxDepth)]).map(({ message }) => message);
const nested = (levels: number) => `${'{ a '.repeat(levels - 1)}{ b }${' }'.repeat(levels - 1)}`;

describe('depthRule', () => {
  it('lets an operation be as deep as allowed and no deeper', () => {
    expect(problems(nested(3), 3)).toEqual([]);
    expect(problems(nested(4), 3)).toEqual(['required a depth of at most 3, arrived a deeper operation']);
  });

  it('names every operation that is too deep', () => {
    expect(problems(`query A ${nested(3)} query B ${nested(2)} query C ${nested(4)}`, 2)).toHaveLength(2);
  });

  it('counts a fragment where it is used, and inline fragments as nothing', () => {
    const fragment = 'fragment f on Query { a { b } }';

    expect(problems(`{ ...f } ${fragment}`, 2)).toEqual([]);
    expect(problems(`{ ...f a { ...f } } ${fragment}`, 2)).toHaveLength(1);
    expect(problems('{ ... on Query { ... { a { b } } } }', 2)).toEqual([]);
  });

  it('finds the deep use of a fragment whichever use comes first', () => {
    const fragment = 'fragment f on Query { a { b } }';

    expect(problems(`{ a { ...f } ...f } ${fragment}`, 2)).toHaveLength(1);
    expect(problems(`{ ...f ...f a { ...f } } ${fragment}`, 3)).toEqual([]);
  });

  it('does not count introspection', () => {
    expect(
      problems('{ __schema { types { fields { type { ofType { name } } } } } b __typename }', 1),
    ).toEqual([]);
  });

  it('comes to an end with fragments that use themselves, and with ones that are not there', () => {
    expect(problems('{ ...f } fragment f on Query { ...f ...g b }', 3)).toEqual([]);
    expect(problems('{ ...f } fragment f on Query { a { ...f } }', 3)).toHaveLength(1);
  });

  it('looks into fragments that double each other no more than once each', () => {
    const doubling = Array.from(
      { length: 200 },
      (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`,
    );

    expect(problems(`{ ...f0 } ${doubling.join(' ')} fragment f200 on Query { b }`, 12)).toEqual([]);
    expect(problems(`{ ...f0 } ${doubling.join(' ')} fragment f200 on Query ${nested(13)}`, 12)).toHaveLength(
      1,
    );
  });
});
