import { describe, expect, it } from 'vitest';
import { readPage as readCardbillerPage } from '../../../../src/datasources/cardbiller/json/records.js';
import { recordsOf as linkerRecords } from '../../../../src/datasources/linker/json/records.js';
import { recordsOf as treasureRecords } from '../../../../src/datasources/treasure/json/records.js';
import { readPage as readPathPage } from '../../../../src/datasources/treasury-path/reads/lists.js';
import { readPage as readPrimePage } from '../../../../src/datasources/treasury-prime/json/records.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { newCall } from '../../../support/attempts.js';
import { fakeTreasuryPath } from '../treasury-path/fake-treasury-path.js';

const connector = { name: 'bank', provider: 'LINKER', environment: 'SANDBOX' } as const;
const reader = { connector, telemetry: silentTelemetry };
const answerOf = (body: unknown) => ({ status: 200, headers: {}, body, at: '2026-03-02T17:00:00Z' });

/** By provider, the envelope of an empty list and what reads it. */
const LISTS: Readonly<
  Record<string, readonly [envelope: object, read: (body: unknown) => unknown | Promise<unknown>]>
> = {
  'Treasury Prime': [{ data: [], page_next: null }, (body) => readPrimePage(reader, answerOf(body))],
  Treasure: [{ transfers: [] }, (body) => treasureRecords(reader, answerOf(body), 'transfers')],
  TreasuryPath: [
    { data: [], links: { next: null } },
    (body) => {
      const { api } = fakeTreasuryPath({ '/list': body });
      const list = { path: '/list', noun: 'row', toDomain: () => ({}), isPaged: true };
      return readPathPage({ api, call: newCall() }, list, 1);
    },
  ],
  Cardbiller: [{ data: [], total: 0 }, (body) => readCardbillerPage(reader, answerOf(body))],
  Linker: [
    { statusCode: 200, data: { recurringTransfers: [] } },
    (body) => linkerRecords(reader, answerOf(body), 'recurringTransfers'),
  ],
};

describe.each(Object.entries(LISTS))('a list of %s', (_provider, [envelope, read]) => {
  it.each([
    { error: 'Something went wrong' },
    { error: { code: 5 } },
    { errors: [{ field: 'base', message: 'rate limit' }] },
    { error_code: 'INTERNAL', error_message: 'Internal error' },
    { success: false },
  ])('is no empty list beside %j', async (stated) => {
    const reading = async () => read({ ...envelope, ...stated });

    await expect(reading()).rejects.toMatchObject({ code: 'INVALID_RESPONSE', status: 200 });
  });

  it.each([{}, { error: null, errors: [], error_code: '' }, { errors: {}, success: true, error: false }])(
    'is empty beside %j',
    async (nothing) => {
      const reading = async () => read({ ...envelope, ...nothing });

      await expect(reading()).resolves.toBeDefined();
    },
  );
});
