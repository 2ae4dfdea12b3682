import { describe, expect, it, vi } from 'vitest';
import { AuditTrail } from '../../../src/operations/audit-trail.js';
import type { AuditEvent } from '../../../src/store/index.js';

const MUTATION = { action: 'createTransfer', objectId: 'a', result: 'SUCCEEDED', operationId: 'o-1' };
const BROKEN = new Error('the store cannot be view');

function trailOver(append: (...events: readonly AuditEvent[]) => Promise<void>) {
  const log = vi.fn();
  const store = { append: vi.fn(append), list: async () => [] };
  return { trail: new AuditTrail({ who: 'ops', requestId: 'req-1', store, log }), log, append: store.append };
}

const works = async () => undefined;
const fails = () => Promise.reject(BROKEN);

describe('the trail of a request', () => {
  it('writes what was done, with who and in which request', async () => {
    const { trail, append } = trailOver(works);

    await trail.done(MUTATION);

    expect(append).toHaveBeenCalledExactlyOnceWith({ ...MUTATION, who: 'ops', requestId: 'req-1' });
  });

  it('leaves done what was done when that cannot be written, and logs the whole entry as an error', async () => {
    const { trail, log } = trailOver(fails);

    await trail.done(MUTATION);

    expect(log).toHaveBeenCalledExactlyOnceWith('error', expect.stringContaining('could not be written'), {
      audit: { ...MUTATION, who: 'ops', requestId: 'req-1' },
      err: BROKEN,
    });
  });

  it('writes what is shown once for each object and field, all of a list together', async () => {
    const { trail, append } = trailOver(works);
    const reads = ['a', 'b', 'a'].map((id) => trail.reading('Account.accountNumber', id));

    await Promise.all([...reads, trail.reading('WireInstructions.accountNumber', 'a')]);
    await trail.reading('Account.accountNumber', 'a');

    const shown = { who: 'ops', requestId: 'req-1', result: 'SHOWN', operationId: null };
    expect(append).toHaveBeenCalledExactlyOnceWith(
      { ...shown, action: 'Account.accountNumber', objectId: 'a' },
      { ...shown, action: 'Account.accountNumber', objectId: 'b' },
      { ...shown, action: 'WireInstructions.accountNumber', objectId: 'a' },
    );
  });

  it('writes later what is read later', async () => {
    const { trail, append } = trailOver(works);

    await trail.reading('Account.accountNumber', 'a');
    await trail.reading('Account.accountNumber', 'b');

    expect(append.mock.calls).toMatchObject([[{ objectId: 'a' }], [{ objectId: 'b' }]]);
  });

  it('lets nothing be shown of which that cannot be written', async () => {
    const { trail } = trailOver(fails);
    const reads = ['a', 'b', 'a'].map((id) => trail.reading('Account.accountNumber', id));

    const outcomes = await Promise.allSettled(reads);

    expect(outcomes).toEqual(reads.map(() => ({ status: 'rejected', reason: BROKEN })));
  });
});
