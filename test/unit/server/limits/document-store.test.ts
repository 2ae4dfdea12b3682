import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { documentStore } from '../../../../src/server/limits/document-store.js';

const MIB = 1024 * 1024;
const padded = (characters: number) => parse(`{ __typename }#${'x'.repeat(characters)}`);

describe('the store of documents', () => {
  it('gives back what it was given, and forgets what it is told to', async () => {
    const store = documentStore();
    const document = parse('{ __typename }');
    await store?.set('a', document);

    expect(await store?.get('a')).toBe(document);
    expect(await store?.get('b')).toBeUndefined();
    await store?.delete('a');
    expect(await store?.get('a')).toBeUndefined();
  });

  it('counts what a document holds on to by its text: few long ones fit, of which the newest stay', async () => {
    const store = documentStore(MIB);
    const names = Array.from({ length: 10 }, (_, index) => `d${index}`);
    for (const name of names) await store?.set(name, padded(4000));

    const kept = await Promise.all(names.map(async (name) => (await store?.get(name)) !== undefined));

    // 64 bytes for each of 4015 characters, and 1024: four of them in a mebibyte.
    expect(kept).toEqual([...Array(6).fill(false), ...Array(4).fill(true)]);
  });

  it('keeps none that is larger than all', async () => {
    const store = documentStore(MIB);
    await store?.set('a', padded(20_000));

    expect(await store?.get('a')).toBeUndefined();
  });
});
