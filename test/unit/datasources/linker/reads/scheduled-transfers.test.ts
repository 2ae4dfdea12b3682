import { describe, expect, it } from 'vitest';
import { scheduledTransfersPort } from '../../../../../src/datasources/linker/reads/scheduled-transfers.js';
import { newCall } from '../../../../support/attempts.js';
import { data, type FakeLinker, fakeLinker, globalId, JOBS, job, listed, refusal } from '../fake-linker.js';

const ROUTES = {
  [JOBS]: listed(
    'recurringTransferJobs',
    job('j4', { scheduledDate: '2026-05-01' }),
    job('j3', { scheduledDate: '2026-04-15' }),
    job('j2', { scheduledDate: '2026-03-31' }),
    job('j1', { scheduledDate: '2026-04-15' }),
  ),
};

describe('scheduledTransfersPort.list', () => {
  it('gives the jobs by date, the nearest first, and those of a day by id', async () => {
    const fake = fakeLinker(ROUTES);
    const [feed] = await scheduledTransfersPort(fake.api).list(newCall(), { filter: {} });

    const page = await feed?.read();

    expect(page?.items.map(({ providerId }) => providerId)).toEqual(['j2', 'j1', 'j3', 'j4']);
    expect(fake.asked).toEqual([{ path: JOBS, query: { limit: 100, offset: 0 }, fresh: false }]);
  });

  it('shows a caller limited to accounts nothing, unless the token is its own', async () => {
    const query = { filter: {}, accounts: ['acct_1'] };

    expect(await scheduledTransfersPort(fakeLinker(ROUTES).api).list(newCall(), query)).toEqual([]);
    const own = scheduledTransfersPort(fakeLinker(ROUTES, { isCallersOwn: true }).api);
    expect(own.isCallersOwn).toBe(true);
    expect(await own.list(newCall(), query)).toHaveLength(1);
  });
});

describe('scheduledTransfersPort.read', () => {
  const read = (fake: FakeLinker, ref: string) => scheduledTransfersPort(fake.api).read(newCall(), ref);

  it('reads one job', async () => {
    expect(await read(fakeLinker({ [`${JOBS}/j1`]: data(job('j1')) }), 'j1')).toMatchObject({
      id: globalId('ScheduledTransfer', 'j1'),
      scheduledDate: '2026-04-15',
    });
  });

  it('finds nothing for a job that is gone', async () => {
    expect(await read(fakeLinker(), 'j9')).toBeNull();
  });

  it.each(['jobs', '', '.', '..', 'a/b'])('does not ask for %j', async (ref) => {
    const fake = fakeLinker();

    expect(await read(fake, ref)).toBeNull();
    expect(fake.asked).toEqual([]);
  });

  it('leaves a user who is not enrolled FORBIDDEN', async () => {
    await expect(read(fakeLinker({ [`${JOBS}/j1`]: refusal(403) }), 'j1')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
