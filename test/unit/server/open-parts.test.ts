import { describe, expect, it } from 'vitest';
import { OpenParts, openTogether } from '../../../src/server/open-parts.js';

describe('openTogether', () => {
  it('closes what a failed start had opened, the newest first, and throws its error', async () => {
    const closed: string[] = [];
    const start = openTogether(async (opened) => {
      opened.add(() => void closed.push('store'));
      opened.add(async () => void closed.push('connectors'));
      throw new Error('no port');
    });

    await expect(start).rejects.toThrow('no port');

    expect(closed).toEqual(['connectors', 'store']);
  });

  it('keeps the parts of a start that succeeds open', async () => {
    const closed: string[] = [];

    const url = await openTogether(async (opened) => {
      opened.add(() => void closed.push('store'));
      return 'http://localhost';
    });

    expect([url, closed]).toEqual(['http://localhost', []]);
  });

  it('throws the error of the start when closing fails too', async () => {
    const start = openTogether(async (opened) => {
      opened.add(() => Promise.reject(new Error('cannot close')));
      throw new Error('no port');
    });

    await expect(start).rejects.toThrow('no port');
  });
});

describe('Opened', () => {
  it('asks every part to close once, also after one that fails', async () => {
    const closed: string[] = [];
    const opened = new OpenParts();
    opened.add(() => void closed.push('store'));
    opened.add(() => Promise.reject(new Error('cannot close')));

    const both = await Promise.allSettled([opened.close(), opened.close()]);

    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(closed).toEqual(['store']);
  });
});
