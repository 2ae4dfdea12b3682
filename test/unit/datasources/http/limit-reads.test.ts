import { describe, expect, it } from 'vitest';
import { createReadBudget } from '../../../../src/datasources/paging/read-budget.js';
import { newCall } from '../../../support/attempts.js';
import { upstreamError, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();

describe('the reads of a request', () => {
  it('are refused before anything is sent when none is left', async () => {
    const upstream = far.open();
    const call = newCall({ reads: createReadBudget(2) });
    await upstream.get(call, '/a');
    await upstream.get(call, '/b');

    const error = await upstreamError(upstream.get(call, '/c'));

    expect(error).toMatchObject({ code: 'RATE_LIMITED', sent: 'no' });
    expect(far.server.requests.map(({ url }) => url)).toEqual(['/a', '/b']);
  });

  it('count only once for what the request has already read', async () => {
    const upstream = far.open();
    const call = newCall({ reads: createReadBudget(1) });

    await upstream.get(call, '/a');

    await expect(upstream.get(call, '/a')).resolves.toMatchObject({ status: 200 });
  });

  it('count again for what is read again', async () => {
    const upstream = far.open();
    const call = newCall({ reads: createReadBudget(1) });
    await upstream.get(call, '/a');

    const error = await upstreamError(upstream.get(call, '/a', {}, { fresh: true }));

    expect(error.code).toBe('RATE_LIMITED');
  });

  it('leave writes alone', async () => {
    const upstream = far.open();
    const call = newCall({ reads: createReadBudget(0) });

    const answer = await upstream.send(call, { method: 'POST', path: '/a', body: {} });

    expect(answer.status).toBe(200);
  });

  it('leave a request that shares the read of another its own budget', async () => {
    const upstream = far.open();
    const [spent, free] = [newCall({ reads: createReadBudget(0) }), newCall()];

    const [refused, answered] = await Promise.allSettled([
      upstream.get(spent, '/a'),
      upstream.get(free, '/a'),
    ]);

    expect([refused.status, answered.status]).toEqual(['rejected', 'fulfilled']);
  });
});
