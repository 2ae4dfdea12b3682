import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../../../sandbox/kernel/json-patch.js';

describe('a JSON patch', () => {
  it('adds, replaces and removes in objects and lists without touching the given document', () => {
    const document = { a: 1, list: ['x', 'y'], 'odd/name~': true };

    const patched = applyPatch(document, [
      { op: 'add', path: '/b', value: { c: 2 } },
      { op: 'replace', path: '/b/c', value: 3 },
      { op: 'add', path: '/list/1', value: 'between' },
      { op: 'add', path: '/list/-', value: 'last' },
      { op: 'remove', path: '/odd~1name~0' },
    ]);

    expect(patched).toEqual({ a: 1, b: { c: 3 }, list: ['x', 'between', 'y', 'last'] });
    expect(document.list).toEqual(['x', 'y']);
  });

  it('replaces the whole document at the empty path', () => {
    expect(applyPatch({ a: 1 }, [{ op: 'replace', path: '', value: [] }])).toEqual([]);
  });

  it('refuses to replace or remove what is not there', () => {
    expect(() => applyPatch({ a: [1] }, [{ op: 'replace', path: '/a/1', value: 2 }])).toThrow(
      "cannot replace '/a/1'",
    );
    expect(() => applyPatch({}, [{ op: 'remove', path: '/a/b' }])).toThrow("cannot remove '/a/b'");
  });
});
