import { describe, expect, it } from 'vitest';
import { readSingly, together } from '../../../../src/datasources/reading/pages.js';
import { UpstreamError } from '../../../../src/domain/errors.js';

const failed = (code: UpstreamError['code']) =>
  new UpstreamError({
    connector: { name: 'tp-main', provider: 'TREASURY_PRIME', environment: 'SANDBOX' },
    code,
    sent: 'yes',
  });

describe('together', () => {
  it('adds up what is missing', () => {
    expect(
      together([
        { items: [1], unreadable: 1 },
        { items: [2], unreadable: 2, incomplete: true },
      ]),
    ).toEqual({ items: [1, 2], unreadable: 3, incomplete: true });
    expect(together([])).toEqual({ items: [], unreadable: 0 });
  });
});

describe('readSingly', () => {
  it('leaves out what there is not, and counts what cannot be read', async () => {
    const read = async (ref: string) => {
      if (ref === 'broken') throw failed('INVALID_RESPONSE');
      return ref === 'none' ? null : ref.toUpperCase();
    };

    expect(await readSingly(['a', 'none', 'broken', 'b'], read)).toEqual({
      items: ['A', 'B'],
      unreadable: 1,
    });
  });

  it('fails where the provider does', async () => {
    const read = async (ref: string) => {
      if (ref === 'b') throw failed('UNAVAILABLE');
      return ref;
    };

    await expect(readSingly(['a', 'b', 'c'], read)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
