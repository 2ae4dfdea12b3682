import { entryOf, type JsonObject } from '../kernel/json.js';
import type { SimResponse } from '../kernel/types.js';
import { lock } from './accounts.js';
import { type AchStatus, driveAch, stepAch } from './ach-steps.js';
import { finishBook } from './book-steps.js';
import { authorize, clear, refund } from './card-events.js';
import { fail, invalidId } from './errors.js';
import { type FednowOutcome, stepFednow } from './fednow-steps.js';
import * as fields from './fields.js';
import { receiveAch, receiveWire } from './incoming.js';
import { insertTransactions, insertTransfers } from './insertions.js';
import { fromText } from './money.js';
import { NOTICE_COMMANDS } from './notice-commands.js';
import { arrivalOf } from './simulations.js';
import { driveWire, type WireStatus } from './wire-steps.js';
import type { World } from './world.js';

type Command = (world: World, command: JsonObject) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = {
  ...NOTICE_COMMANDS,
  ach: moveAch,
  wire: moveWire,
  book: moveBook,
  fednow: moveFednow,
  'card-authorization': authorizeCard,
  'card-clearing': clearCard,
  'card-refund': refundCard,
  'incoming-ach': (world, command) => {
    const direction = fields.wordOf(command, 'direction', ['credit', 'debit'], 'credit') as
      | 'credit'
      | 'debit';
    const { id, status } = receiveAch(world, {
      ...arrivalOf(world, amounted(command)),
      ...statusOf(command),
      direction,
    });
    return { id, status };
  },
  'incoming-wire': (world, command) => {
    const { id, status } = receiveWire(world, {
      ...arrivalOf(world, amounted(command)),
      ...statusOf(command),
    });
    return { id, status };
  },
  'insert-transfers': insertTransfers,
  'insert-transactions': insertTransactions,
  'lock-account': lockAccount,
};

/** `POST /__sandbox/webhooks`: notices and lifecycle steps. **Throws** `HttpReply` 400 for an invalid command. */
export function runCommand(world: World, command: JsonObject): SimResponse {
  const action = fields.requiredText(command, 'action');
  const run = entryOf(COMMANDS, action);
  if (!run) throw fail(400, `Unknown action '${action}': one of ${Object.keys(COMMANDS).join(', ')}.`);
  return { status: 200, body: run(world, command) };
}

function lockAccount(world: World, command: JsonObject): unknown {
  const id = fields.requiredText(command, 'account');
  const account = world.state.accounts.get(id);
  if (!account) throw invalidId('account', id);
  lock(world, account, null);
  return { id, locked: account.locked };
}

function moveAch(world: World, command: JsonObject): unknown {
  const id = fields.requiredText(command, 'id');
  const ach = world.state.achs.get(id);
  if (!ach) throw invalidId('id', id);
  const to = fields.wordOf(command, 'to', [
    'processing',
    'sent',
    'returned',
    'error',
    'canceled',
  ]) as AchStatus;
  const why = fields.optionalText(command, 'code') ?? fields.optionalText(command, 'error');
  const step = why === null ? {} : { error: why };
  const isDone = to === 'canceled' ? stepAch(world, ach, to) : driveAch(world, ach, to, step);
  return reached(isDone, ach, to);
}

function moveWire(world: World, command: JsonObject): unknown {
  const id = fields.requiredText(command, 'id');
  const wire = world.state.wires.get(id);
  if (!wire) throw invalidId('id', id);
  const to = fields.wordOf(command, 'to', ['processing', 'sent', 'void', 'error', 'canceled']) as WireStatus;
  const why = fields.optionalText(command, 'error');
  return reached(driveWire(world, wire, to, why === null ? {} : { error: why }), wire, to);
}

function moveBook(world: World, command: JsonObject): unknown {
  const id = fields.requiredText(command, 'id');
  const book = world.state.books.get(id);
  if (!book) throw invalidId('id', id);
  const to = fields.wordOf(command, 'to', ['sent', 'error', 'canceled']) as 'sent' | 'error' | 'canceled';
  const why = fields.optionalText(command, 'error');
  return reached(finishBook(world, book, to, why === null ? {} : { error: why }), book, to);
}

function moveFednow(world: World, command: JsonObject): unknown {
  const id = fields.requiredText(command, 'id');
  const payment = world.state.fednows.get(id);
  if (!payment) throw invalidId('id', id);
  const to = fields.wordOf(command, 'to', [
    'processing',
    'sent',
    'done',
    'error',
    'rejected',
  ]) as FednowOutcome;
  return reached(stepFednow(world, payment, to), payment, to);
}

function reached(
  isDone: boolean,
  transfer: { readonly id: string; readonly status: string },
  to: string,
): unknown {
  if (!isDone) throw fail(400, `${transfer.id} is ${transfer.status} and can't become ${to}.`);
  return { id: transfer.id, status: transfer.status };
}

function authorizeCard(world: World, command: JsonObject): unknown {
  const card = world.state.cards.get(fields.requiredText(command, 'card'));
  if (!card) throw invalidId('card', command['card']);
  const event = authorize(world, card, {
    minor: fields.amountOf(command),
    merchant: { name: fields.optionalText(command, 'merchant') ?? 'Corner Hardware', mcc: '5251' },
    decline: fields.optionalText(command, 'decline') ?? undefined,
  });
  if (command['clear'] === true && event.status === 'approved') clear(world, event);
  return { id: event.id, status: event.status, decline_reason: event.declineReason, trace_id: event.traceId };
}

function clearCard(world: World, command: JsonObject): unknown {
  const event = world.state.cardEvents.get(fields.requiredText(command, 'id'));
  if (!event) throw invalidId('id', command['id']);
  clear(world, event, fromText(command['amount']) ?? event.minor);
  return { id: event.id, status: event.status };
}

function refundCard(world: World, command: JsonObject): unknown {
  const card = world.state.cards.get(fields.requiredText(command, 'card'));
  if (!card) throw invalidId('card', command['card']);
  const merchant = fields.optionalText(command, 'merchant') ?? 'Corner Hardware';
  return { transaction_id: refund(world, card, fields.amountOf(command), `Refund ${merchant}`) };
}

function amounted(command: JsonObject): JsonObject {
  return { ...command, account_id: command['account_id'] ?? command['account'] };
}

function statusOf(command: JsonObject): { readonly status?: string } {
  const status = fields.wordOf(command, 'status', ['pending', 'done', 'failed', 'returned'], 'done');
  return { status };
}
