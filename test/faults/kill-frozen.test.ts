import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres } from '../support/postgres.js';
import { askInVain, known, reaches, settled } from './processes/caller.js';
import { holdCredential } from './processes/credential.js';
import { CLEAN, Judge } from './processes/judge.js';
import { LOAD, type Move, newMove, WITHDRAWAL } from './processes/moves.js';
import type { RealGateway } from './processes/real-gateway.js';
import type { Scene } from './processes/scene.js';
import { openOverPostgres, type ServerScene } from './processes/server-scene.js';

const PATIENCE_MS = 120_000;
const programs = findPostgres();
/** What a lookup of ledgers reads. */
const LEDGER_READS = { method: 'GET', path: '/*' };

const ABSENT = { operation: { status: 'FAILED', provenBy: 'ABSENT_FROM_COMPLETE_LIST' }, transfer: null };

describe.skipIf(programs === null)('a gateway that is frozen between writing down and the first byte', () => {
  let opened: ServerScene;
  let scene: Scene;
  let judge: Judge;
  let slow: RealGateway;
  let other: RealGateway;
  beforeAll(async () => {
    opened = await openOverPostgres(String(programs), 'frozen');
    scene = opened.scene;
    judge = await Judge.of(scene);
    // No key is used again after a second, so that withdrawals too are told by lists alone.
    const journal = { horizonMs: 1_000 };
    // One request at a time: one that is held keeps a load from its first byte.
    const connectors = { 'cards-main': { limits: { maxConcurrent: 1 } } };
    [slow, other] = await Promise.all([
      scene.start({ place: 'slow', journal, connectors }),
      scene.start({ place: 'other', journal }),
    ]);
  }, PATIENCE_MS);
  afterAll(async () => {
    await scene.close(judge.miscounts);
    await opened.server.remove();
  });

  /** A load that waits for its turn, written down as sent. */
  const holdLoad = async (move: Move) => {
    const turn = await scene.providers.hold('cards-main', LEDGER_READS, 'before');
    const reading = slow.ask('{ ledgers(connectors: ["cards-main"]) { nodes { id } } }');
    await turn.reached();
    const asked = askInVain(slow, move);
    await reaches(other, move, 'DISPATCHED');
    return { turn, asked, reading };
  };

  it(
    'sends nothing once another has found that nothing happened, whatever it was waiting for',
    async () => {
      const [withdrawal, load] = [newMove(WITHDRAWAL), newMove(LOAD)];
      const moves = [withdrawal, load];
      const { token, asked } = await holdCredential(scene, slow, withdrawal);
      const waiting = await holdLoad(load);
      const before = await Promise.all(moves.map((move) => known(other, move)));
      scene.freeze(slow);
      await Promise.all([token.release(), waiting.turn.release()]);
      await scene.providers.fetchForEach(false);

      const declared = await Promise.all(moves.map((move) => settled(other, move)));
      slow.thaw();
      const told = await Promise.all([asked, waiting.asked]);
      await waiting.reading;

      expect(await judge.verdict(slow)).toEqual(CLEAN);
      expect(await judge.verdict(other)).toEqual(CLEAN);
      expect(before).toMatchObject([{ status: 'DISPATCHED' }, { status: 'DISPATCHED' }]);
      expect(declared).toMatchObject([ABSENT, ABSENT]);
      expect(told.map((answer) => answer?.data.payload)).toMatchObject([ABSENT, ABSENT]);
      for (const { connector, write } of [WITHDRAWAL, LOAD])
        expect(await scene.providers.seen(connector, write)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
