import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { OPERATIONS_HELP, operations } from '../../../../src/server/commands/operations.js';
import { openConfiguredStore } from '../../../../src/server/gateway.js';
import { newFolder } from '../../../support/configuration.js';

describe('the arguments of exchequer operations', () => {
  const dataDir = newFolder();
  let said = { out: '', err: '' };

  beforeAll(async () => {
    const store = await openConfiguredStore({ store: { url: null, dataDir, sealingKey: null } });
    await store.close();
  });
  beforeEach(() => {
    said = { out: '', err: '' };
    vi.stubEnv('EXCHEQUER_DATA_DIR', dataDir);
    vi.stubEnv('EXCHEQUER_CONFIG', undefined);
    for (const name of ['out', 'err'] as const) {
      const write = (text: unknown) => {
        said[name] += String(text);
        return true;
      };
      vi.spyOn(process[`std${name}`], 'write').mockImplementation(write);
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it.each([
    [[], 'required list, show or resolve, arrived nothing'],
    [['dance'], 'required list, show or resolve, arrived dance'],
    [['constructor'], 'required list, show or resolve, arrived constructor'],
    [['toString', 'x'], 'required list, show or resolve, arrived toString'],
    [['list', '--status', 'LOST'], '--status: required one of PENDING, DISPATCHED, SUCCEEDED'],
    [['list', '--limit', '0'], '--limit: required 1..1000'],
    [['list', '--limit', '1001'], '--limit: required 1..1000'],
    [['list', '--limit', 'many'], '--limit: required 1..1000'],
    [['list', '--limit', '1.5'], '--limit: required 1..1000'],
    [['show', 'nobody'], 'no operation has the id nobody'],
    [['show'], 'no operation has the id '],
    [['resolve', 'x', '--note', 'why'], '--as: required succeeded or failed'],
    [['resolve', 'x', '--as', 'maybe', '--note', 'why'], '--as: required succeeded or failed'],
    [['resolve', 'x', '--as', 'failed'], '--note: required the reason'],
    [['resolve', 'x', '--as', 'failed', '--note', '  '], '--note: required the reason'],
  ])('are refused with what was required, and the help: %j', async (args, required) => {
    expect(await operations(args)).toBe(2);

    expect(said.err).toContain(required);
    expect(said.err).toContain(OPERATIONS_HELP);
    expect(said.out).toBe('');
  });

  it.each([[['list', '--colour', 'red']], [['list', '--status']]])(
    'are none that it does not know: %j',
    async (args) => {
      await expect(operations(args)).rejects.toMatchObject({
        code: expect.stringContaining('ERR_PARSE_ARGS'),
      });
    },
  );

  it('say which configuration to read, which must be there', async () => {
    const path = join(dataDir, 'none.yaml');

    await expect(operations(['list', '--config', path])).rejects.toThrow(path);
  });

  it('may be none but the command: nothing needs a person in a new store', async () => {
    expect(await operations(['list'])).toBe(0);

    expect(said).toEqual({ out: '0 in NEEDS_REVIEW\n', err: '' });
  });
});
