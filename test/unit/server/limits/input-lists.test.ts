import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkVariables, listLengthRule } from '../../../../src/server/limits/input-lists.js';

describe('checkVariables', () => {
  it('lets lists be as long as allowed and no longer, wherever they stand', () => {
    expect(() => checkVariables({ ids: Array(100).fill('a') })).not.toThrow();
    expect(() => checkVariables({ filter: { connectors: Array(101).fill('a') } })).toThrow(
      'variables.filter.connectors: required at most 100 entries, arrived 101',
    );
    expect(() => checkVariables({ a: [{ b: Array(101).fill(1) }] })).toThrow('variables.a[0].b: required');
  });

  it('lets nothing lie too deep', () => {
    const nested = (levels: number): unknown => (levels === 0 ? {} : { a: nested(levels - 1) });

    expect(() => checkVariables(nested(20))).not.toThrow();
    expect(() => checkVariables(nested(21))).toThrow('required at most 20 levels');
  });

  it('takes no variables at all', () => {
    expect(() => checkVariables(undefined)).not.toThrow();
  });
});

describe('listLengthRule', () => {
  const schema = buildSchema('type Query { nodes(ids: [ID!]): Int }');
  const problems = (length: number) =>
    validate(schema, parse(`{ nodes(ids: [${'"a" '.repeat(length)}]) }`), [listLengthRule]);

  it('lets lists be as long as allowed and no longer', () => {
    expect(problems(100)).toEqual([]);
    expect(problems(101).map(({ message }) => message)).toEqual([
      'a list in the operation: required at most 100 entries, arrived 101',
    ]);
  });
});
