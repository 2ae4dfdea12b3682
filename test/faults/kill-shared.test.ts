import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres } from '../support/postgres.js';
import { ask, known, reaches, settled } from './processes/caller.js';
import { CLEAN, Judge } from './processes/judge.js';
import { LOAD, newMove, otherAmount, PAYMENT, WITHDRAWAL } from './processes/moves.js';
import type { RealGateway } from './processes/real-gateway.js';
import type { Scene } from './processes/scene.js';
import { openOverPostgres, type ServerScene } from './processes/server-scene.js';

const PATIENCE_MS = 120_000;
const CALLS = 50;
const KINDS = [PAYMENT, WITHDRAWAL, LOAD];
const programs = findPostgres();

const MADE = { operation: { status: 'SUCCEEDED' }, transfer: { id: expect.any(String) }, errors: [] };
const AWAY = [
  expect.objectContaining({ extensions: expect.objectContaining({ code: 'STORE_UNAVAILABLE' }) }),
];

describe.skipIf(programs === null)('two gateways that share one PostgreSQL', () => {
  let opened: ServerScene;
  let scene: Scene;
  let judge: Judge;
  let gateways: readonly [RealGateway, RealGateway];
  beforeAll(async () => {
    opened = await openOverPostgres(String(programs), 'shared PostgreSQL');
    scene = opened.scene;
    judge = await Judge.of(scene);
    gateways = await Promise.all([scene.start({ place: 'one' }), scene.start({ place: 'two' })]);
  }, PATIENCE_MS);
  afterEach(async () => {
    await scene.providers.calm();
    await scene.providers.forget();
  });
  afterAll(async () => {
    await scene.close(judge.miscounts);
    await opened.server.remove();
  });

  /** How many writes each provider has had. */
  const writes = () =>
    Promise.all(
      KINDS.map(async ({ connector, write }) => (await scene.providers.seen(connector, write)).length),
    );

  it.each(KINDS.map((kind, place) => [kind.name, kind, place] as const))(
    `make for one effect and ${CALLS} equal answers when %s is asked for ${CALLS} times at once with one key`,
    async (_name, kind, place) => {
      const move = newMove(kind);
      const calls = Array.from({ length: CALLS }, (_, index) => gateways[index % 2] as RealGateway);

      const answers = await Promise.all(calls.map((gateway) => ask(gateway, move)));

      const [first] = answers.map(({ data }) => data.payload);
      expect(first).toMatchObject(MADE);
      for (const { data, errors } of answers) {
        expect(errors).toEqual([]);
        expect({ ...data.payload, replayed: true }).toEqual({ ...first, replayed: true });
      }
      expect(answers.filter(({ data }) => !data.payload.replayed)).toHaveLength(1);
      expect(await writes()).toEqual(KINDS.map((_, index) => (index === place ? 1 : 0)));
      expect(await judge.verdict(gateways[0])).toEqual(CLEAN);
    },
    PATIENCE_MS,
  );

  it('refuse a key that either of them knows for another amount, and move nothing for it', async () => {
    const moves = KINDS.map(newMove);
    const payloads = await Promise.all(moves.map((move) => settled(gateways[0], move)));
    await scene.providers.forget();

    const others = await Promise.all(
      gateways.flatMap((gateway) => moves.map((move) => ask(gateway, otherAmount(move)))),
    );

    expect(await judge.verdict(gateways[1])).toEqual(CLEAN);
    expect(payloads).toMatchObject([MADE, MADE, MADE]);
    for (const { data } of others)
      expect(data.payload).toMatchObject({
        operation: null,
        transfer: null,
        errors: [{ field: ['idempotencyKey'], code: 'IDEMPOTENCY_KEY_REUSED' }],
      });
    expect(await writes()).toEqual([0, 0, 0]);
  });

  it(
    'do not pay again when the database goes away between the first byte and the answer, and comes back',
    async () => {
      const [one, two] = gateways;
      const moves = KINDS.map(newMove);
      const holds = await Promise.all(
        KINDS.map(({ connector, write }) => scene.providers.hold(connector, write, 'before')),
      );
      const asked = moves.map((move) => ask(one, move));
      await Promise.all(holds.map((hold) => hold.reached()));
      const sent = await Promise.all(moves.map((move) => known(two, move)));
      await opened.server.stop();
      await scene.providers.calm();
      const told = await Promise.all(asked);
      const unasked = await Promise.all(KINDS.map((kind) => ask(two, newMove(kind))));
      const unwritten = await writes();

      await opened.server.start();
      const payloads = await Promise.all(moves.map((move) => settled(two, move)));

      expect(await judge.verdict(one)).toEqual(CLEAN);
      expect(await judge.verdict(two)).toEqual(CLEAN);
      expect(sent.map((operation) => operation.status)).toEqual(['DISPATCHED', 'DISPATCHED', 'DISPATCHED']);
      for (const { errors } of [...told, ...unasked]) expect(errors).toEqual(AWAY);
      expect(unwritten).toEqual([1, 1, 1]);
      expect(payloads).toMatchObject([MADE, MADE, MADE]);
      expect(await writes()).toEqual([1, 1, 1]);
    },
    PATIENCE_MS,
  );

  it(
    'finish what one of them was killed over while the other one runs',
    async () => {
      const [one, two] = gateways;
      const move = newMove(LOAD);
      const hold = await scene.providers.hold('cards-main', LOAD.write, 'after');
      const asked = ask(one, move).catch(() => null);
      await hold.reached();
      await reaches(two, move, 'DISPATCHED');
      await scene.kill(one);
      await scene.providers.calm();

      const payload = await settled(two, move);

      expect(await judge.verdict(two)).toEqual(CLEAN);
      expect(await asked).toBeNull();
      expect(payload).toMatchObject({ ...MADE, operation: { provenBy: 'FOUND_IN_LIST' } });
    },
    PATIENCE_MS,
  );
});
