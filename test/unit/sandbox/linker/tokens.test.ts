import { describe, expect, it } from 'vitest';
import { END_USER_TOKEN, type Pair, START, usePair } from './pair.js';

const PATH = '/baas/recurring-transfers';
let pair: Pair;
usePair((opened) => {
  pair = opened;
});

describe('tokens', () => {
  it('lets in the end user whose token the configuration holds', async () => {
    const answer = await pair.call('GET', PATH);

    expect(answer.status).toBe(200);
    expect(END_USER_TOKEN.split('.')).toHaveLength(3);
  });

  it.each([
    ['none', null],
    ['one that nobody signed', `${END_USER_TOKEN.slice(0, -3)}AAA`],
    ['one that is no JWT', 'letmein'],
  ])('answers 401 to %s, with the reason as a string', async (_, token) => {
    const answer = await pair.call('GET', PATH, { token });

    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ statusCode: 401, message: 'Unauthorized' });
  });

  it('refuses a minted token fifteen minutes later, and takes a new one', async () => {
    const token = await pair.token('harper');
    const before = await pair.call('GET', PATH, { token });

    await pair.to(new Date(Date.parse(START) + 16 * 60_000).toISOString());

    expect(before.status).toBe(200);
    expect((await pair.call('GET', PATH, { token })).status).toBe(401);
    expect((await pair.call('GET', PATH, { token: await pair.token('harper') })).status).toBe(200);
  });

  it('mints with the lifetime that is asked for', async () => {
    const token = await pair.token('imani', 3600);

    await pair.to(new Date(Date.parse(START) + 50 * 60_000).toISOString());

    expect((await pair.call('GET', PATH, { token })).status).toBe(200);
  });

  it('refuses what was issued before a revocation', async () => {
    const old = await pair.token('harper');

    await pair.command({ action: 'revoke-tokens', user: 'harper' });

    expect((await pair.call('GET', PATH, { token: old })).status).toBe(401);
    expect((await pair.call('GET', PATH)).status).toBe(401);
    expect((await pair.call('GET', PATH, { token: await pair.token('harper') })).status).toBe(200);
  });

  it('mints nothing for somebody it has not met', async () => {
    const answer = await pair.call('POST', '/__sim/token', { body: { user: 'nobody' }, token: null });

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ message: "This user doesn't exist", status: 404 });
  });
});

describe('users', () => {
  it('shows each user only what is theirs', async () => {
    const token = await pair.token('imani');
    const [mine] = await pair.series();
    const [job] = await pair.jobs();
    const theirs = (await pair.call('GET', PATH, { token })).body['data'].recurringTransfers;

    expect(theirs).toHaveLength(4);
    expect(theirs.map((one: { id: string }) => one.id)).not.toContain(mine?.['id']);
    for (const [method, path] of [
      ['GET', `${PATH}/${mine?.['id']}`],
      ['PUT', `${PATH}/${mine?.['id']}`],
      ['DELETE', `${PATH}/${mine?.['id']}`],
      ['PUT', `${PATH}/${mine?.['id']}/deactivate`],
      ['GET', `${PATH}/jobs/${job?.['id']}`],
      ['DELETE', `${PATH}/jobs/${job?.['id']}`],
    ] as const) {
      expect((await pair.call(method, path, { token })).status).toBe(404);
    }
  });

  it('answers 403 to a user who is not enrolled, until they are', async () => {
    const token = await pair.token('newcomer');
    const before = await pair.call('GET', PATH, { token });

    await pair.command({ action: 'user', user: 'newcomer', enrolled: true });

    expect(before.status).toBe(403);
    expect(before.body['statusCode']).toBe(403);
    expect(typeof before.body['message']).toBe('string');
    expect((await pair.call('GET', PATH, { token })).status).toBe(200);
  });

  it('takes new users on', async () => {
    await pair.command({ action: 'user', user: 'kim' });

    const answer = await pair.call('GET', PATH, { token: await pair.token('kim') });

    expect(answer.body['data']).toEqual({ recurringTransfers: [] });
  });
});
