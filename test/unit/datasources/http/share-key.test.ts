import { describe, expect, it } from 'vitest';
import { newCall } from '../../../support/attempts.js';
import { json } from '../../../support/loopback.js';
import { connector, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();

describe('equal reads that are under way at once', () => {
  it('give callers with different share keys each an answer of their own', async () => {
    const upstream = far.open();

    const [first, second, third] = await Promise.all(
      ['a', 'b', 'a'].map((shareKey) => upstream.get(newCall({ shareKey }), '/account')),
    );

    expect(second).not.toBe(first);
    expect(third).toBe(first);
    expect(far.server.requests).toHaveLength(2);
  });

  it('do not take the end of a path for the end of a share key', async () => {
    const upstream = far.open();

    const answers = await Promise.all([
      upstream.get(newCall({ shareKey: '' }), '/a/b'),
      upstream.get(newCall({ shareKey: '/a' }), '/b'),
    ]);

    expect(new Set(answers).size).toBe(2);
  });
});

describe('what a request has read', () => {
  const openNamed = (name: string) => far.open(far.server.url, { connector: { ...connector, name } });

  it('from one connector answers no read from another', async () => {
    far.handle = (response, _request, index) => json(response, { index });
    const [one, other] = [openNamed('bank'), openNamed('bank-2')];
    const call = newCall();

    const first = await one.get(call, '/account');
    const second = await other.get(call, '/account');

    expect([first.body, second.body]).toEqual([{ index: 0 }, { index: 1 }]);
    expect(await one.get(call, '/account')).toBe(first);
    expect(await other.get(call, '/account')).toBe(second);
  });

  it('from one connector stays after a write to another, whose name it begins with', async () => {
    const [one, other] = [openNamed('bank'), openNamed('bank-2')];
    const call = newCall();
    const kept = await other.get(call, '/account');
    const read = await one.get(call, '/account');

    await one.send(call, { method: 'POST', path: '/ach' });

    expect(await other.get(call, '/account')).toBe(kept);
    expect(await one.get(call, '/account')).not.toBe(read);
  });
});
