import { describe, expect, it } from 'vitest';
import { entryOf, stableText } from '../../../../sandbox/kernel/json.js';

describe('stable text', () => {
  it.each([
    ['members', '{"b":1,"a":2}', '{"a":2,"b":1}'],
    ['members of members', '{"z":{"d":1,"c":{"b":2,"a":3}}}', '{"z":{"c":{"a":3,"b":2},"d":1}}'],
    ['members inside lists', '[{"b":1,"a":[{"d":1,"c":2}]}]', '[{"a":[{"c":2,"d":1}],"b":1}]'],
    ['capitals before small letters', '{"a":1,"B":2}', '{"B":2,"a":1}'],
    ['a member named like the prototype', '{"b":1,"__proto__":2}', '{"__proto__":2,"b":1}'],
  ])('puts %s in order', (_, given, text) => {
    expect(stableText(JSON.parse(given))).toBe(text);
  });

  it('is the same for numbered members in either order', () => {
    expect(stableText(JSON.parse('{"b":0,"10":1,"9":2}'))).toBe(
      stableText(JSON.parse('{"9":2,"10":1,"b":0}')),
    );
  });

  it.each([
    ['null', null],
    ['"b"', 'b'],
    ['0.5', 0.5],
    ['[3,1,2]', [3, 1, 2]],
    ['{}', {}],
    ['[]', []],
  ])('leaves alone what has no members to order: %s', (text, value) => {
    expect(stableText(value)).toBe(text);
  });

  it.each([
    ['the order of a list', [1, 2], [2, 1]],
    ['a number and its text', { a: 1 }, { a: '1' }],
    ['null and nothing', { a: null }, {}],
    ['a member that looks like the prototype', JSON.parse('{"__proto__":1}'), {}],
    ['where a member stands', { a: { b: 1 } }, { a: {}, b: 1 }],
  ])('tells apart %s', (_, one, other) => {
    expect(stableText(one)).not.toBe(stableText(other));
  });

  it('does not touch what it is given', () => {
    const value = { b: 1, a: { d: 1, c: 2 } };

    stableText(value);

    expect(JSON.stringify(value)).toBe('{"b":1,"a":{"d":1,"c":2}}');
  });
});

describe('an entry of a table', () => {
  const table: Readonly<Record<string, number>> = { one: 1, none: 0, '7': 7, null: 8, undefined: 9 };

  it.each([
    ['one', 1],
    ['none', 0],
    ['7', 7],
  ])('is what stands under its name: %s', (name, value) => {
    expect(entryOf(table, name)).toBe(value);
  });

  it.each(['two', 'One', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'is not there for %j',
    (name) => {
      expect(entryOf(table, name)).toBeUndefined();
    },
  );

  it.each([[7], [null], [undefined], [['one']], [{ toString: () => 'one' }], [true]])(
    'is not there for a name that is no string: %j',
    (name) => {
      expect(entryOf(table, name)).toBeUndefined();
    },
  );

  it.each(['__proto__', 'constructor'])('is there for %s when the table has it itself', (name) => {
    const own = JSON.parse(`{ "${name}": 5 }`);

    expect(entryOf(own, name)).toBe(5);
  });

  it('is found in a table without a prototype', () => {
    const bare: Record<string, number> = Object.assign(Object.create(null), { one: 1 });

    expect([entryOf(bare, 'one'), entryOf(bare, 'toString')]).toEqual([1, undefined]);
  });
});
