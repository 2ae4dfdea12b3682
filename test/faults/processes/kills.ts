import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Bench } from './bench.js';
import { ask, known, settled } from './caller.js';
import { holdCredential } from './credential.js';
import { CLEAN } from './judge.js';
import { LOAD, newMove, PAYMENT, WITHDRAWAL } from './moves.js';
import type { Scene } from './scene.js';

const PATIENCE_MS = 120_000;
const KINDS = [PAYMENT, WITHDRAWAL, LOAD];
const READS = { method: 'GET', path: '/*' };

/** The settled payload of a movement that was made. */
const MADE = { operation: { status: 'SUCCEEDED' }, transfer: { id: expect.any(String) }, errors: [] };
const PAID = { ...MADE, operation: { provenBy: 'PROVIDER_ANSWER' }, replayed: false };
const FOUND = { ...MADE, operation: { status: 'SUCCEEDED', provenBy: 'FOUND_IN_LIST' }, replayed: true };

/** What must hold over any store when a gateway is killed at any step of a mutation, and started again. */
export function describeKills(name: string, open: () => Promise<Scene>, closed: () => Promise<void>): void {
  describe(`kill -9 of a gateway over ${name}`, { timeout: PATIENCE_MS }, () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await Bench.of(await open());
    }, PATIENCE_MS);
    afterEach(() => bench.clear());
    afterAll(async () => {
      await bench.close();
      await closed();
    });

    it('while what must be known beforehand is read leaves the key unused: the same call pays then, and once', () =>
      killWhileReading(bench));
    it('while the provider has the request but has not booked it makes for one effect, though it books it later', () =>
      killBeforeBooking(bench));
    it('after the provider has booked the request makes for one effect, found where the provider lists it', () =>
      killAfterBooking(bench));
    it('while a credential is fetched, after it was written down and before the first byte, makes for one effect', () =>
      killBeforeSending(bench));
  });
}

/** A load reads nothing beforehand. */
async function killWhileReading(bench: Bench): Promise<void> {
  const { providers } = bench.scene;
  const kinds = [PAYMENT, WITHDRAWAL];
  const moves = kinds.map(newMove);
  const holds = await Promise.all(kinds.map((kind) => providers.hold(kind.connector, READS, 'before', 0)));

  const next = await bench.killAt(holds, moves);
  const knew = await Promise.all(moves.map((move) => known(next, move)));
  const sent = await bench.writes(kinds);
  await providers.calm();
  const payloads = await Promise.all(moves.map((move) => settled(next, move)));

  expect(await bench.judge.verdict(next)).toEqual(CLEAN);
  expect(knew).toEqual([null, null]);
  expect(sent).toEqual([0, 0]);
  expect(payloads).toMatchObject([PAID, PAID]);
  expect(await bench.writes(kinds)).toEqual([1, 1]);
}

async function killBeforeBooking(bench: Bench): Promise<void> {
  const { providers } = bench.scene;
  const moves = KINDS.map(newMove);
  const holds = await bench.holdWrites(KINDS, 'before');

  const next = await bench.killAt(holds, moves);
  // Where no key keeps a second one from being booked, the first is booked in time for the lists to tell.
  await holds[KINDS.indexOf(LOAD)]?.release();
  const payloads = await Promise.all(moves.map((move) => settled(next, move)));
  await providers.calm();
  await Promise.all(KINDS.map(({ connector, write }) => providers.idle(connector, write)));

  expect(await bench.judge.verdict(next)).toEqual(CLEAN);
  expect(payloads).toMatchObject([MADE, MADE, MADE]);
  expect(await bench.writes(KINDS)).toEqual([2, 2, 1]);
}

async function killAfterBooking(bench: Bench): Promise<void> {
  const moves = KINDS.map(newMove);
  const holds = await bench.holdWrites(KINDS, 'after');

  const next = await bench.killAt(holds, moves);
  await bench.scene.providers.calm();
  const payloads = await Promise.all(moves.map((move) => settled(next, move)));
  const again = await Promise.all(moves.map((move) => ask(next, move)));

  expect(await bench.judge.verdict(next)).toEqual(CLEAN);
  expect(payloads).toMatchObject([FOUND, FOUND, FOUND]);
  expect(again.map(({ data }) => data.payload)).toEqual(payloads);
  expect(await bench.writes(KINDS)).toEqual([1, 1, 1]);
}

async function killBeforeSending(bench: Bench): Promise<void> {
  const { scene } = bench;
  const move = newMove(WITHDRAWAL);

  const { asked } = await holdCredential(scene, bench.gateway, move);
  const before = await known(bench.gateway, move);
  const sent = await bench.writes([WITHDRAWAL]);
  await bench.kill();
  await scene.providers.fetchForEach(false);
  await scene.providers.calm();
  const next = await bench.restart();
  const payload = await settled(next, move);

  expect(await bench.judge.verdict(next)).toEqual(CLEAN);
  expect(await asked).toBeNull();
  expect(before).toMatchObject({ status: 'DISPATCHED', attempts: 1 });
  expect(sent).toEqual([0]);
  expect(payload).toMatchObject({ ...MADE, replayed: true });
  expect(await bench.writes([WITHDRAWAL])).toEqual([1]);
}
