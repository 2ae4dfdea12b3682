import { describe, expect, it } from 'vitest';
import { Collection, newerFirst, type Stamped } from '../../../../sandbox/kernel/collection.js';

interface Row extends Stamped {
  name?: string;
}

const row = (id: string, createdMs: number): Row => ({ id, createdMs, updatedMs: createdMs });

function collectionOf(...rows: readonly Row[]): Collection<Row> {
  const collection = new Collection<Row>();
  for (const one of rows) collection.add(one);
  return collection;
}

const idsOf = (collection: Collection<Row>): string[] => collection.newestFirst().map(({ id }) => id);

describe('a collection', () => {
  it('lists the newest first, and the same moment by id descending', () => {
    const collection = collectionOf(row('b', 20), row('a', 20), row('old', 10), row('c', 20), row('new', 30));

    expect(idsOf(collection)).toEqual(['new', 'c', 'b', 'a', 'old']);
  });

  it('puts what is added after a look in its place', () => {
    const collection = collectionOf(row('first', 10), row('last', 30));
    collection.newestFirst();

    collection.add(row('between', 20));

    expect(idsOf(collection)).toEqual(['last', 'between', 'first']);
  });

  it('keeps the order of creation when an object is changed', () => {
    const old = row('old', 10);
    const collection = collectionOf(old, row('new', 20));

    old.updatedMs = 99;

    expect(idsOf(collection)).toEqual(['new', 'old']);
  });

  it('hands out the very object that was added', () => {
    const kept = row('a', 10);
    const collection = new Collection<Row>();

    expect(collection.add(kept)).toBe(kept);
    expect(collection.get('a')).toBe(kept);
    expect(collection.newestFirst()[0]).toBe(kept);
  });

  it.each([['b'], [''], ['__proto__'], ['constructor'], [undefined], [null], [1], [['a']]])(
    'has nothing under %j',
    (id) => {
      expect(collectionOf(row('a', 10), row('1', 10)).get(id)).toBeUndefined();
    },
  );

  it('removes from the list and from the ids alike', () => {
    const collection = collectionOf(row('a', 10), row('b', 20), row('c', 30));

    collection.remove('b');
    collection.remove('none');

    expect(idsOf(collection)).toEqual(['c', 'a']);
    expect(collection.get('b')).toBeUndefined();
    expect(collection.size).toBe(2);
  });

  it('holds one object under an id: the one that came last', () => {
    const collection = collectionOf(row('a', 10), row('b', 20));

    collection.add(row('a', 30));

    expect(idsOf(collection)).toEqual(['a', 'b']);
    expect(collection.get('a')?.createdMs).toBe(30);
    expect(collection.size).toBe(2);
  });
});

describe('the order of a list', () => {
  it.each([
    ['newer before older', row('a', 2), row('b', 1), -1],
    ['older after newer', row('b', 1), row('a', 2), 1],
    ['greater id before smaller at one moment', row('b', 1), row('a', 1), -1],
    ['smaller id after greater at one moment', row('a', 1), row('b', 1), 1],
    ['nothing before itself', row('a', 1), row('a', 1), 0],
  ])('puts %s', (_, a, b, sign) => {
    expect(Math.sign(newerFirst(a, b))).toBe(sign);
  });
});
