import { bankName } from '../kernel/names.js';
import { DAY, dayOf, HOUR } from '../kernel/time.js';
import { changeBalance } from './ledger.js';
import { PRODUCTS } from './portfolio.js';
import { type Span, seedTransfer, type TransferPlan, transferPlans } from './seed-transfers.js';
import type { BankAccount, Portfolio, Share, Transfer } from './state.js';
import { stampOf } from './time.js';
import { openDepositAccount } from './wire-instructions.js';
import type { World } from './world.js';

const MONTH_MS = 30 * DAY;

/** Allocations in hundredths of a per cent: treasuries, income, money market. */
const ALLOCATIONS = [
  [10_000, 0, 0],
  [6_000, 4_000, 0],
  [3_334, 3_333, 3_333],
  [5_000, 2_550, 2_450],
  [0, 0, 10_000],
] as const;

/** Creates the data of an open business: bank accounts, deposit account, allocation, transfers, yield and documents. */
export function seedHoldings(world: World, portfolio: Portfolio, span: Span): void {
  const { businessId } = portfolio;
  openDepositAccount(world, businessId, stampOf(span.openedMs));
  portfolio.shares = shares(world);
  const accounts = seedBankAccounts(world, businessId, span.openedMs);
  const transfers: Transfer[] = [];
  for (const step of stepsOf(world, span)) {
    if ('plan' in step) transfers.push(seedTransfer(world, { portfolio, accounts, plan: step.plan }));
    else seedYield(world, portfolio, step.yieldAtMs);
  }
  transfers.sort((a, b) => a.createdMs - b.createdMs);
  for (const transfer of transfers) world.state.transfers.set(transfer.id, transfer);
  seedDocuments(world, businessId, span.nowMs);
}

type Step = { readonly plan: TransferPlan } | { readonly yieldAtMs: number };

/** Transfers and monthly yield in order of time. */
function stepsOf(world: World, span: Span): readonly Step[] {
  const months = Math.floor((span.nowMs - span.openedMs) / MONTH_MS);
  const steps: Step[] = [
    ...transferPlans(world.random, span).map((plan) => ({ plan })),
    ...Array.from({ length: months }, (_, month) => ({
      yieldAtMs: span.openedMs + (month + 1) * MONTH_MS - HOUR,
    })),
  ];
  const timeOf = (step: Step): number => ('plan' in step ? step.plan.sinceMs : step.yieldAtMs);
  return steps.sort((a, b) => timeOf(a) - timeOf(b));
}

function shares({ random }: World): readonly Share[] {
  const allocation = random.pick(ALLOCATIONS);
  return PRODUCTS.map((product, index) => ({ product, hundredths: allocation[index] ?? 0 })).filter(
    ({ hundredths }) => hundredths > 0,
  );
}

function seedBankAccounts(
  { random, state }: World,
  businessId: string,
  openedMs: number,
): readonly BankAccount[] {
  return Array.from({ length: random.int(1, 3) }, (_, index) => {
    const account: BankAccount = {
      id: random.uuid(),
      createdMs: openedMs + index * HOUR,
      businessId,
      accountNumber: random.digits(12),
      accountType: index === 0 || random.chance(0.6) ? 'checking' : 'savings',
      bankName: bankName(random),
      routingNumber: `1100${random.digits(5)}`,
      userData: { slot: ['operating', 'payroll', 'reserve'][index] },
    };
    state.bankAccounts.set(account.id, account);
    return account;
  });
}

/** **Units** between 0.30 and 0.42 percent per month. */
function seedYield(world: World, portfolio: Portfolio, atMs: number): void {
  const minor = (portfolio.balanceMinor * BigInt(world.random.int(300, 420))) / 100_000n;
  const at = { ms: atMs, stamp: stampOf(atMs, world.random.int(0, 999_999)) };
  if (minor > 0n) changeBalance(world, portfolio.businessId, { minor, from: 'outside:markets', at });
}

function seedDocuments({ random, state }: World, businessId: string, nowMs: number): void {
  const count = random.int(3, 8);
  for (let index = count; index > 0; index -= 1) {
    const createdMs = nowMs - index * MONTH_MS + random.int(0, DAY);
    const createdAt = stampOf(createdMs, random.int(0, 999_999));
    const type = random.pick([
      'bank_statement',
      'bank_statement',
      'bank_statement',
      'tax_form',
      'contract',
      'other',
    ]);
    const status = random.pick(['verified', 'verified', 'verified', 'pending', 'rejected', 'expired']);
    const id = random.uuid();
    state.documents.set(id, {
      id,
      createdMs,
      businessId,
      filename: `${type.replace('_', '-')}-${dayOf(createdMs)}.pdf`,
      type,
      status,
      sizeBytes: random.int(20_000, 900_000),
      createdAt,
      updatedAt: createdAt,
      verifiedAt: status === 'verified' ? stampOf(createdMs + HOUR) : null,
    });
  }
}
