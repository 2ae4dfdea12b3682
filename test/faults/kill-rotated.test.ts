import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definition as treasure } from '../../sandbox/treasure/index.js';
import { askInVain, settled } from './processes/caller.js';
import { CLEAN, Judge } from './processes/judge.js';
import { LOAD, newMove, WITHDRAWAL } from './processes/moves.js';
import type { RealGateway } from './processes/real-gateway.js';
import { Scene } from './processes/scene.js';

const PATIENCE_MS = 120_000;
const SECRET = 'treasure-sandbox-secret-next';
const TOKEN = 'cardbiller-sandbox-token-next';
/** The credentials that count after the rotation. */
const ROTATED = {
  'treasure-main': {
    credentials: { ...Object(treasure.configuration['credentials']), clientSecret: SECRET },
  },
  'cards-main': { credentials: { token: TOKEN } },
};

const MADE = { operation: { status: 'SUCCEEDED', provenBy: 'FOUND_IN_LIST' }, errors: [] };
const ABSENT = {
  operation: { status: 'FAILED', provenBy: 'ABSENT_FROM_COMPLETE_LIST' },
  transfer: null,
  errors: [{ code: 'PROVIDER_UNAVAILABLE' }],
};

describe('a gateway that is killed and comes back with other credentials', () => {
  let scene: Scene;
  let judge: Judge;
  let gateway: RealGateway;
  beforeAll(async () => {
    scene = await Scene.open('rotated');
    judge = await Judge.of(scene);
    gateway = await scene.start();
  }, PATIENCE_MS);
  afterAll(async () => scene.close(judge.miscounts));

  it(
    'is the only one on its data directory: a second one is told who has it, and ends with status 1',
    async () => {
      const { status, output } = await scene.refused();

      expect(await judge.verdict(gateway)).toEqual(CLEAN);
      expect(output).toContain(`is in use by process ${gateway.pid}; stop that gateway`);
      expect(output.trim().split('\n')).toHaveLength(1);
      expect(status).toBe(1);
    },
    PATIENCE_MS,
  );

  it(
    'sends nothing again to providers that have forgotten its keys: their lists say what was done, and what was not',
    async () => {
      const { providers } = scene;
      await providers.settings('treasure-main', { keyRetentionMs: 0 });
      const done = [WITHDRAWAL, LOAD].map(newMove);
      const undone = newMove(WITHDRAWAL);
      const arrived = await Promise.all(
        done.map(({ kind }) => providers.hold(kind.connector, kind.write, 'after')),
      );
      const asked = done.map((move) => askInVain(gateway, move));
      await Promise.all(arrived.map((hold) => hold.reached()));
      // The provider never comes to this one.
      const cut = await providers.hold(WITHDRAWAL.connector, WITHDRAWAL.write, 'before');
      const askedLast = askInVain(gateway, undone);
      await cut.reached();
      await scene.kill(gateway);
      expect(await Promise.all([...asked, askedLast])).toEqual([null, null, null]);
      await providers.act('treasure-main', { action: 'replace-client-secret', secret: SECRET });
      await providers.act('treasure-main', { action: 'expire-tokens' });
      await providers.settings('cards-main', { revokedTokens: ['cardbiller-sandbox-token'] });
      gateway = await scene.start({ connectors: ROTATED });

      const payloads = await Promise.all([...done, undone].map((move) => settled(gateway, move)));

      expect(await judge.verdict(gateway)).toEqual(CLEAN);
      expect(payloads).toMatchObject([MADE, MADE, ABSENT]);
      expect(await providers.seen('treasure-main', WITHDRAWAL.write)).toHaveLength(2);
      expect(await providers.seen('cards-main', LOAD.write)).toHaveLength(1);
    },
    PATIENCE_MS,
  );
});
