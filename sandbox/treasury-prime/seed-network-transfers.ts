import { HOUR, MINUTE } from '../kernel/time.js';
import { addFednow } from './fednow.js';
import { type FednowOutcome, stepFednow } from './fednow-steps.js';
import { BANKS } from './seed-names.js';
import { affordable, type Plan } from './seed-plan.js';
import type { Moments } from './seed-times.js';
import type { FednowRecord, WireRecord } from './state.js';
import { addWire } from './wire.js';
import { stepWire, type WireStatus } from './wire-steps.js';

const WIRE_STATUSES = [
  'sent',
  'pending',
  'void',
  'processing',
  'canceled',
  'error',
  'sent',
  'sent',
  'sent',
  'sent',
] as const;
const FEDNOW_ENDS = [
  'done',
  'sent',
  'rejected',
  'error',
  'pending',
  'received',
  'processing',
  'done',
  'received',
  'sent',
] as const;

/** Wires; those in progress are manual, so that they wait for a simulation. */
export function planWire(plan: Plan, moments: Moments, n: number): void {
  const { world, steps } = plan;
  const { random } = world;
  const status = WIRE_STATUSES[n % WIRE_STATUSES.length] ?? 'sent';
  const isOpen = status === 'pending' || status === 'processing';
  const account = random.pick(plan.active);
  const atMs = isOpen ? moments.ago(random.int(3, 40) * HOUR) : moments.past(account);
  const holds = status === 'pending' || moments.keepsHolds(atMs);
  const counterparty = random.pick(world.state.counterparties.newestFirst().filter((one) => one.wire));
  const wanted = random.int(50_000, 4_000_000);
  let wire: WireRecord | undefined;
  const make = (): void => {
    wire = addWire(world, {
      accountId: account.id,
      counterpartyId: counterparty.id,
      minor: affordable(world, account, wanted),
      instructions: n % 2 === 0 ? `Invoice ${7_000 + n}` : null,
      intermediary: null,
      userdata: isOpen ? { manual: true } : null,
      lacksFunds: false,
      atMs,
      holds,
    });
  };
  const held = holds ? 1 : 0;
  steps.push({ atMs, rows: held, run: make });
  const step = (stepMs: number, rows: number, to: WireStatus): void => {
    const run = (): void => {
      if (wire) stepWire(world, wire, to, { atMs: stepMs });
    };
    steps.push({ atMs: stepMs, rows, run });
  };
  if (status === 'pending') return;
  if (status === 'canceled' || status === 'error') return step(atMs + 5 * MINUTE, held, status);
  step(atMs + 20 * MINUTE, held + 1, 'processing');
  if (status === 'processing') return;
  step(atMs + 40 * MINUTE, 0, 'sent');
  if (status === 'void') step(atMs + 26 * HOUR, 1, 'void');
}

/** FedNow payments, sent and received. */
export function planFednow(plan: Plan, moments: Moments, n: number): void {
  const { world, steps } = plan;
  const { random } = world;
  const end = FEDNOW_ENDS[n % FEDNOW_ENDS.length] ?? 'done';
  const isOpen = end === 'pending' || end === 'processing';
  const account = random.pick(plan.active);
  const atMs = isOpen ? moments.ago(random.int(1, 20) * HOUR) : moments.past(account);
  const holds = isOpen || moments.keepsHolds(atMs);
  const [bankName, routing] = random.pick(BANKS);
  const wanted = random.int(500, 300_000);
  const accountNumber = random.digits(10);
  let payment: FednowRecord | undefined;
  const make = (): void => {
    payment = addFednow(world, {
      accountId: account.id,
      minor: affordable(world, account, wanted),
      received: end === 'received',
      externalAccountNumber: accountNumber,
      externalRoutingNumber: routing,
      externalName: `Customer of ${bankName}`,
      memo: null,
      description: n % 2 === 0 ? 'Instant payout' : null,
      originatorName: null,
      userdata: isOpen ? { manual: true } : null,
      lacksFunds: false,
      atMs,
      holds,
    });
  };
  const held = holds && end !== 'received' ? 1 : 0;
  steps.push({ atMs, rows: held, run: make });
  if (end === 'pending') return;
  const outcome: FednowOutcome = end === 'received' ? 'done' : end;
  const moves = outcome === 'sent' || outcome === 'done' ? 1 : 0;
  const rows = outcome === 'processing' ? 0 : held + moves;
  const run = (): void => {
    if (payment) stepFednow(world, payment, outcome, { atMs: atMs + 4_000 });
  };
  steps.push({ atMs: atMs + 4_000, rows, run });
}
