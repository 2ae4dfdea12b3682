import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { breadthRule } from '../../../../src/server/limits/breadth-rule.js';

const schema = buildSchema(
  'directive @on repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT type Query { a: Query, b: Int }',
);
const most = { maxAliases: 3, maxRootFields: 4, maxDirectives: 2 };
const problems = (text: string) =>
  validate(schema, parse(text), [breadthRule(most)]).map(({ message }) => message);

describe('breadthRule', () => {
  it.each([
    ['as many aliases as allowed', '{ x: b y: b z: b }', []],
    ['more', '{ x: b y: b z: b a { w: b } }', ['required at most 3 aliases, arrived 4']],
    [
      'aliases of __typename',
      '{ x: __typename y: __typename z: b a { w: b } }',
      ['required at most 3 aliases, arrived 4'],
    ],
    [
      'aliases through fragments',
      '{ a { ...F } b ...F } fragment F on Query { x: b y: b }',
      ['required at most 3 aliases, arrived 4'],
    ],
    ['as many directives as allowed', 'query @on { b @on }', []],
    ['more of one kind', '{ b @on @on @on }', ['required at most 2 directives, arrived 3']],
    [
      'directives through fragments',
      '{ ...F @on a { ...F } } fragment F on Query { b @on }',
      ['required at most 2 directives, arrived 3'],
    ],
    ['as many fields at the root as allowed', '{ b a { b } ... { b } }', []],
    [
      'more, through fragments',
      '{ b b b ...F } fragment F on Query { b b }',
      ['required at most 4 fields at the root, arrived 5'],
    ],
  ])('counts %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('counts a fragment that spreads itself once', () => {
    expect(problems('{ ...F } fragment F on Query { x: b ...F }')).toEqual([]);
  });

  it('counts at once what would take for ever to expand', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Query { a { ...F${i + 1} } x: a { ...F${i + 1} } }`,
    );

    expect(problems(`{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { b }`)).toHaveLength(1);
  });
});
