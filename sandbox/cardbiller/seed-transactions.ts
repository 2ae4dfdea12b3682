import { HOUR } from '../kernel/time.js';
import { deposit } from './postings.js';
import type { Plan } from './seed-plan.js';
import { runStep, type StepKind } from './seed-steps.js';
import { moments, openingMs } from './seed-times.js';
import type { LedgerRecord, TransactionType } from './state.js';

const ARRIVALS: readonly TransactionType[] = ['ACH', 'EFT', 'Domestic Wire', 'International Wire'];
const RARE_ARRIVALS: readonly TransactionType[] = ['Transfer', 'Trade'];
/** The first steps, so that the smallest data contains every kind. */
const FIRST_STEPS: readonly StepKind[] = [
  'load',
  'spend',
  'take-back',
  'fee',
  'payout',
  ...ARRIVALS,
  ...RARE_ARRIVALS,
];

/** Eighteen months of deposits, payouts and movements in ascending order of time. No balance is ever negative. */
export function seedTransactions(plan: Plan): void {
  const ledgers = [...plan.world.state.ledgers.values()].filter(({ isActive }) => isActive);
  for (const [index, ledger] of ledgers.entries()) open(plan, ledger, openingMs(plan) + index * HOUR);
  const times = moments(plan, plan.counts.transactions - ledgers.length);
  for (const [index, atMs] of times.entries()) {
    const first = FIRST_STEPS[index];
    const ledger = first ? ledgers[0] : plan.world.random.pick(ledgers);
    if (ledger) runStep({ plan, ledger, atMs }, first ?? nextStep(plan));
  }
}

function open({ world }: Plan, ledger: LedgerRecord, atMs: number): void {
  const minor = BigInt(world.random.int(4_000_000, 9_000_000));
  deposit(world, ledger, { minor, type: 'Domestic Wire', description: 'Initial funding', atMs });
}

function nextStep({ world: { random } }: Plan): StepKind {
  const draw = random.int(1, 100);
  if (draw <= 40) return 'load';
  if (draw <= 80) return 'spend';
  if (draw <= 88) return 'take-back';
  if (draw <= 92) return 'fee';
  if (draw <= 95) return 'payout';
  return random.pick(draw === 96 ? RARE_ARRIVALS : ARRIVALS);
}
