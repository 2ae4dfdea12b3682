import { describe, expect, it } from 'vitest';
import type { Upstream } from '../../../../src/datasources/http/upstream.js';
import { watchAnswers, watchErrors } from '../../../../src/datasources/linker/api.js';
import { decodeError } from '../../../../src/datasources/linker/refusals.js';
import { newCall } from '../../../support/attempts.js';
import { AT, fakeLinker, SERIES } from './fake-linker.js';

const MISMATCH =
  'warn: the body states another status than the HTTP answer, which counts {"connector":"linker-app","status":200}';

function watched(body: unknown) {
  const fake = fakeLinker();
  const answer = async () => ({ status: 200, headers: {}, body, at: AT });
  const upstream: Upstream = { ...fake.api.upstream, get: answer, send: answer };
  return { fake, upstream: watchAnswers(fake.api, upstream) };
}

describe('watchAnswers', () => {
  it('logs that body and HTTP disagree, without the body, and trusts HTTP', async () => {
    const body = { statusCode: 201, data: { memo: 'hush' } };
    const { fake, upstream } = watched(body);

    const answer = await upstream.get(newCall(), SERIES);
    await upstream.send(newCall(), { method: 'POST', path: '/baas/transfer-ach' });

    expect(answer).toMatchObject({ status: 200, body });
    expect(fake.logs).toEqual([MISMATCH, MISMATCH]);
  });

  it.each([{ statusCode: 200 }, {}, { statusCode: '201' }, null, undefined, [], 'text'])(
    'is content with %j',
    async (body) => {
      const { fake, upstream } = watched(body);

      await upstream.get(newCall(), SERIES);

      expect(fake.logs).toEqual([]);
    },
  );
});

describe('watchErrors', () => {
  it.each([
    { statusCode: 404, message: 'gone' },
    { status: 404, message: 'gone' },
  ])('logs a disagreement with %j and decodes it all the same', (body) => {
    const fake = fakeLinker();

    const refusals = watchErrors(fake.api, decodeError)(400, body);

    expect(refusals).toMatchObject([{ message: 'gone' }]);
    expect(fake.logs).toHaveLength(1);
    expect(fake.logs.join()).not.toContain('gone');
  });

  it('is content where they agree', () => {
    const fake = fakeLinker();

    watchErrors(fake.api, decodeError)(404, { status: 404, message: 'gone' });

    expect(fake.logs).toEqual([]);
  });
});
