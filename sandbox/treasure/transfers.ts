import { stableText } from '../kernel/json.js';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { checkedBody, money, object, optional, required, text, userData, wordOf } from './checks.js';
import { failure, invalidField } from './errors.js';
import { replayOf } from './idempotency.js';
import { scheduleReview } from './lifecycle.js';
import { filtered, listAnswer, window } from './lists.js';
import { toMinor } from './money.js';
import type { Business, Direction, Json, Transfer } from './state.js';
import { toWireTransfer } from './transfer-wire.js';
import { announce } from './webhooks.js';
import type { World } from './world.js';

const COLLECTION = '/v1/businesses/:business/transfers';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const CREATE = object({
  amount: required(money({ isAboveZero: true })),
  bank_account_id: required(text()),
  direction: required(wordOf('withdrawal', 'deposit')),
  type: required(wordOf('wire', 'ach', 'check')),
  idempotency_key: required(text(UUID, 'must be a UUID')),
  user_data: optional(userData),
});
const UPDATE = object({ user_data: optional(userData) });

/** **Source** contract 4.5. */
export function transferRoutes(world: World): readonly Route[] {
  return [
    { method: 'POST', path: COLLECTION, handler: (request) => create(world, request) },
    { method: 'GET', path: COLLECTION, handler: (request) => list(world, request) },
    { method: 'GET', path: `${COLLECTION}/:id`, handler: (request) => answer(200, found(world, request)) },
    { method: 'POST', path: `${COLLECTION}/:id`, handler: (request) => update(world, request) },
  ];
}

/** Stores a new pending transfer and sends its webhook. */
export function addTransfer(
  world: World,
  given: Pick<
    Transfer,
    'businessId' | 'bankAccountId' | 'direction' | 'type' | 'idempotencyKey' | 'amountMinor' | 'userData'
  >,
): Transfer {
  const createdAt = world.stamp();
  const transfer: Transfer = {
    ...given,
    id: world.random.uuid(),
    createdMs: world.nowMs,
    createdAt,
    updatedAt: createdAt,
    processedAt: null,
    status: 'pending',
  };
  world.state.transfers.set(transfer.id, transfer);
  announce(world, 'transfer.created', transfer.businessId, toWireTransfer(transfer));
  return transfer;
}

function create(world: World, request: SimRequest): SimResponse {
  const business = world.business(request.params['business']);
  const body = checkedBody(request, CREATE);
  const replayed = replayOf(world, business.id, body);
  if (replayed) return answer(200, replayed);
  requireAllowed(world, business, body);
  const key = body['idempotency_key'] as string;
  const transfer = addTransfer(world, {
    businessId: business.id,
    bankAccountId: body['bank_account_id'] as string,
    direction: body['direction'] as Direction,
    type: body['type'] as string,
    idempotencyKey: key,
    amountMinor: toMinor((body['amount'] as Json)['amount']) ?? 0n,
    userData: (body['user_data'] ?? null) as Json | null,
  });
  world.state.keys.set(`${business.id} ${key}`, {
    body: stableText(body),
    transferId: transfer.id,
    atMs: world.nowMs,
  });
  world.context.book.effect(key);
  scheduleReview(world, transfer, transfer.createdMs);
  return answer(201, transfer);
}

function requireAllowed(world: World, { id }: Business, body: Json): void {
  world.openBusiness(id);
  if (world.state.bankAccounts.get(body['bank_account_id'] as string)?.businessId !== id) {
    throw invalidField('bank_account_id', 'must be a bank account of this business');
  }
  const { refuseAchWithdrawal, refuseAchDeposit, refuseWireDeposit } = world.settings;
  const isRefused: Readonly<Record<string, boolean>> = {
    'wire withdrawal': false,
    'wire deposit': refuseWireDeposit,
    'ach withdrawal': refuseAchWithdrawal,
    'ach deposit': refuseAchDeposit,
  };
  const kind = `${body['type']} ${body['direction']}`;
  if (isRefused[kind] ?? true)
    throw failure('INVALID_STATE', { message: `A transfer can't be created as ${kind}` });
}

function list(world: World, request: SimRequest): SimResponse {
  const { id } = world.business(request.params['business']);
  const newestFirst = world
    .visible(world.state.transfers.values())
    .filter(({ businessId }) => businessId === id)
    .reverse();
  const matching = filtered(newestFirst, request, ['status', 'direction', 'type']);
  return listAnswer(
    'transfers',
    window(matching, request.query).map(toWireTransfer),
    !world.settings.bareLists,
  );
}

function update(world: World, request: SimRequest): SimResponse {
  const transfer = found(world, request);
  const body = checkedBody(request, UPDATE);
  if ('user_data' in body) transfer.userData = body['user_data'] as Json | null;
  transfer.updatedAt = world.stamp();
  announce(world, 'transfer.updated', transfer.businessId, toWireTransfer(transfer));
  return answer(200, transfer);
}

function found(world: World, { params }: SimRequest): Transfer {
  const { id } = world.business(params['business']);
  const transfer = world.state.transfers.get(params['id'] ?? '');
  if (transfer?.businessId !== id) throw failure('NOT_FOUND', { message: 'no such transfer' });
  return transfer;
}

function answer(status: number, transfer: Transfer): SimResponse {
  return { status, body: toWireTransfer(transfer) };
}
