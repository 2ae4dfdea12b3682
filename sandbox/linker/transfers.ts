import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { userRoute } from './auth.js';
import { book } from './bookings.js';
import { keyOf, once } from './idempotency.js';
import { consume, plan } from './lifecycle.js';
import { createCounterparty, readAccount, readCounterparty } from './parties.js';
import type { Recurrence } from './recurrence.js';
import type { Party, Rail, SeriesRecord, UserRecord } from './state.js';
import {
  type AchOrder,
  type Destination,
  type InternalOrder,
  readAch,
  readInternal,
} from './transfer-body.js';
import type { World } from './world.js';

const CREATED: SimResponse = { status: 201, body: { statusCode: 201 } };

/** A transfer of either endpoint. */
interface Instruction {
  readonly user: UserRecord;
  readonly minor: bigint;
  readonly recurrence: Recurrence | null;
  readonly upstreamKey: string;
  /** The key or memo that identifies a duplicate, if any. */
  readonly key: string | undefined;
  /** The rail with ids, and the rail with the names in a series. */
  plainRail(): Rail;
  namedRail(): Promise<Rail>;
}

/** `POST /baas/transfer-ach` and `POST /baas/transfer-internal`. **Source** contract 3. */
export function transferRoutes(world: World): readonly Route[] {
  return [
    userRoute(world, ['POST', '/baas/transfer-ach'], (user, request) =>
      once(world, { user, request }, async (upstreamKey) => {
        const order = readAch(world, request.body);
        return carryOut(world, {
          ...order,
          ...origin(user, request, upstreamKey),
          ...achRails(world, order, upstreamKey),
        });
      }),
    ),
    userRoute(world, ['POST', '/baas/transfer-internal'], (user, request) =>
      once(world, { user, request }, async (upstreamKey) => {
        const order = readInternal(world, request.body);
        return carryOut(world, {
          ...order,
          ...origin(user, request, upstreamKey),
          ...internalRails(world, order),
        });
      }),
    ),
  ];
}

function origin(
  user: UserRecord,
  request: SimRequest,
  upstreamKey: string,
): Pick<Instruction, 'user' | 'key' | 'upstreamKey'> {
  return { user, key: keyOf(request), upstreamKey };
}

async function carryOut(world: World, instruction: Instruction): Promise<SimResponse> {
  const { recurrence, minor, key, upstreamKey } = instruction;
  if (recurrence === null) {
    const id = await book(world, { rail: instruction.plainRail(), minor, memo: null, upstreamKey });
    world.context.book.effect(key ?? id);
    return CREATED;
  }
  const { memo, movesNow } = recurrence;
  const rail = await instruction.namedRail();
  if (movesNow) await book(world, { rail, minor, memo, upstreamKey });
  const series = addSeries(world, { ...instruction, recurrence, rail });
  world.context.book.effect(key ?? memo ?? series.id);
  return CREATED;
}

function addSeries(
  world: World,
  order: Pick<Instruction, 'user' | 'minor'> & { readonly recurrence: Recurrence; readonly rail: Rail },
): SeriesRecord {
  const { memo, frequency, frequencyData, startingDate, durationType, quantity, movesNow } = order.recurrence;
  const series: SeriesRecord = {
    ...{ memo, frequency, frequencyData, startingDate, durationType, rail: order.rail, minor: order.minor },
    id: world.random.uuid(),
    userId: order.user.id,
    createdMs: world.nowMs,
    remaining: quantity,
    status: 'ACTIVE',
    endingDate: null,
    consumedThrough: null,
    shown: {},
  };
  world.state.addSeries(series);
  if (movesNow) consume(series, world.today);
  plan(world, series, world.today);
  return series;
}

function achRails(
  world: World,
  { fromAccountId, direction, destination }: AchOrder,
  upstreamKey: string,
): Pick<Instruction, 'plainRail' | 'namedRail'> {
  return {
    plainRail: () => ({ kind: 'ach', direction, from: bare(fromAccountId), to: plainParty(destination) }),
    namedRail: async () => {
      const from = await readAccount(world, fromAccountId);
      const to = await namedParty(world, destination, upstreamKey);
      return { kind: 'ach', direction, from, to };
    },
  };
}

function internalRails(
  world: World,
  { fromAccountId, toAccountId }: InternalOrder,
): Pick<Instruction, 'plainRail' | 'namedRail'> {
  return {
    plainRail: () => ({ kind: 'internal', from: bare(fromAccountId), to: bare(toAccountId) }),
    namedRail: async () => {
      const from = await readAccount(world, fromAccountId);
      return { kind: 'internal', from, to: await readAccount(world, toAccountId) };
    },
  };
}

function plainParty(destination: Destination): Party {
  if ('counterpartyId' in destination) return bare(destination.counterpartyId);
  return { kind: 'external', account: destination.account, counterpartyId: null };
}

async function namedParty(world: World, destination: Destination, upstreamKey: string): Promise<Party> {
  if ('counterpartyId' in destination) return readCounterparty(world, destination.counterpartyId);
  const { account } = destination;
  return { kind: 'external', account, counterpartyId: await createCounterparty(world, account, upstreamKey) };
}

function bare(id: string): Party {
  return { kind: 'known', id, name: '', lastFour: '' };
}
