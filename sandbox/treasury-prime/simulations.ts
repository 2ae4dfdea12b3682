import { entryOf, type JsonObject } from '../kernel/json.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { driveAch, stepAch } from './ach-steps.js';
import { fail, invalidId } from './errors.js';
import { addFednow } from './fednow.js';
import { stepFednow } from './fednow-steps.js';
import * as fields from './fields.js';
import { receiveAch, receiveWire } from './incoming.js';
import { isManual } from './lifecycle.js';
import type { AccountRecord } from './state.js';
import { driveWire, stepWire } from './wire-steps.js';
import type { World } from './world.js';

const PAYER = 'Cascade Freight Co';

/** `POST /simulation`. **Source** contract 17. */
export function simulationRoutes(world: World): readonly Route[] {
  return [{ method: 'POST', path: '/simulation', handler: (request) => simulate(world, request) }];
}

type Simulation = (world: World, input: JsonObject) => void;

const SIMULATIONS: Readonly<Record<string, Simulation>> = {
  'ach.processing_sent': (world, input) => finishAch(world, input, 'sent'),
  'ach.processing_returned': (world, input) => finishAch(world, input, 'returned'),
  'ach.incoming_ach': (world, input) => {
    const direction = fields.wordOf(input, 'direction', ['credit', 'debit'], 'credit') as 'credit' | 'debit';
    receiveAch(world, { ...arrivalOf(world, input), direction });
  },
  'wire.processing_sent': (world, input) => finishWire(world, input, 'sent'),
  'wire.processing_voided': (world, input) => finishWire(world, input, 'error'),
  'wire.incoming_wire': (world, input) => void receiveWire(world, arrivalOf(world, input)),
  'fednow.succeed': (world, input) => finishFednow(world, input, 'sent'),
  'fednow.failed': (world, input) => finishFednow(world, input, world.settings.fednowFailureForm),
  'fednow.received': (world, input) => receiveFednow(world, input),
};

function simulate(world: World, request: SimRequest): { status: number } {
  const body = fields.bodyOf(request);
  const type = fields.requiredText(body, 'type');
  const run = entryOf(SIMULATIONS, type);
  if (!run) throw fail(400, `Invalid simulation type: ${type}`);
  run(world, fields.optionalObject(body, 'simulation') ?? {});
  return { status: 202 };
}

function finishAch(world: World, input: JsonObject, to: 'sent' | 'returned'): void {
  const id = fields.requiredText(input, 'ach_id');
  const ach = world.state.achs.get(id);
  if (!ach) throw invalidId('ach_id', id);
  if (!isManual(ach)) throw fail(400, `ACH ${id} is not manual: userdata.manual must be true.`);
  const isDone = ach.lacksFunds
    ? stepAch(world, ach, 'error', { error: 'Insufficient funds.' })
    : driveAch(world, ach, to);
  if (!isDone) throw fail(400, `ACH ${id} is ${ach.status} and can't become ${to}.`);
}

function finishWire(world: World, input: JsonObject, to: 'sent' | 'error'): void {
  const id = fields.requiredText(input, 'wire_id');
  const wire = world.state.wires.get(id);
  if (!wire) throw invalidId('wire_id', id);
  if (!isManual(wire)) throw fail(400, `Wire ${id} is not manual: userdata.manual must be true.`);
  if (wire.lacksFunds) {
    stepWire(world, wire, 'error', { error: 'Insufficient funds.' });
    return;
  }
  if (to === 'error') stepWire(world, wire, 'processing');
  const isDone =
    to === 'sent' ? driveWire(world, wire, to) : stepWire(world, wire, 'error', { error: 'Voided.' });
  if (!isDone) throw fail(400, `Wire ${id} is ${wire.status} and can't become ${to}.`);
}

function finishFednow(world: World, input: JsonObject, outcome: 'sent' | 'error' | 'rejected'): void {
  const id = fields.requiredText(input, 'fednow_id');
  const payment = world.state.fednows.get(id);
  if (!payment) throw invalidId('fednow_id', id);
  if (payment.status !== 'pending')
    throw fail(400, `FedNow payment ${id} is ${payment.status}, not pending.`);
  stepFednow(world, payment, payment.lacksFunds ? 'error' : outcome);
}

function receiveFednow(world: World, input: JsonObject): void {
  const { account, minor, description } = arrivalOf(world, input);
  const payment = addFednow(world, {
    accountId: account.id,
    minor,
    received: true,
    externalAccountNumber: '5500912234',
    externalRoutingNumber: '021000021',
    externalName: PAYER,
    memo: null,
    description,
    originatorName: null,
    userdata: null,
    lacksFunds: false,
  });
  stepFednow(world, payment, 'done');
}

/** The account, amount and text of an incoming payment. **Throws** `HttpReply` 400. */
export function arrivalOf(
  world: World,
  input: JsonObject,
): { account: AccountRecord; minor: bigint; description: string | null; from: string } {
  const id = fields.requiredText(input, 'account_id');
  const account = world.state.accounts.get(id);
  if (!account || account.status === 'closed') throw invalidId('account_id', id);
  return {
    account,
    minor: fields.amountOf(input),
    description: fields.optionalText(input, 'description'),
    from: PAYER,
  };
}
