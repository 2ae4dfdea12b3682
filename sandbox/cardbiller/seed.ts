import { startOfHour } from '../kernel/time.js';
import type { Size } from '../kernel/types.js';
import { FOREIGN_ACCOUNT, FOREIGN_LEDGER, PAYMENTS_ACCOUNT, TREASURY_ACCOUNTS } from './identities.js';
import { deposit } from './postings.js';
import { seedCards } from './seed-cards.js';
import { countsOf, ledgerPlan, type Plan } from './seed-plan.js';
import { openingMs } from './seed-times.js';
import { seedTransactions } from './seed-transactions.js';
import type { AccountRecord, LedgerRecord } from './state.js';
import type { World } from './world.js';

/** Creates eighteen months of data up to the current hour of the clock. The same seed gives the same data. */
export function seed(world: World, size: Size): void {
  world.isSeeding = true;
  const anchorMs = startOfHour(world.nowMs);
  const plan: Plan = { world, counts: countsOf(size), anchorMs };
  seedAccounts(plan);
  for (let index = 0; index < plan.counts.ledgers; index += 1) addLedger(world, ledgerPlan(index));
  seedCards(plan);
  seedTransactions(plan);
  seedForeign(plan);
  world.isSeeding = false;
}

/** The first account issues virtual cards, the second one physical ones. */
function seedAccounts({ world, counts }: Plan): void {
  const programs = ['Virtual', 'Physical'] as const;
  for (const [index, uuid] of TREASURY_ACCOUNTS.slice(0, counts.accounts).entries()) {
    const cardType = programs[index] ?? 'Virtual';
    addAccount(world, { uuid, kind: 'Treasury', cardType, programEnabled: cardType === 'Physical' });
  }
  const payments = { uuid: PAYMENTS_ACCOUNT, cardType: 'Virtual', programEnabled: false } as const;
  addAccount(world, { ...payments, kind: 'Payments' });
}

/** Another merchant, visible only to its own token. */
function seedForeign(plan: Plan): void {
  const { world } = plan;
  const account = { uuid: FOREIGN_ACCOUNT, kind: 'Treasury', cardType: 'Virtual' } as const;
  addAccount(world, { ...account, programEnabled: false });
  const ledger = addLedger(world, { uuid: FOREIGN_LEDGER, accountUuid: FOREIGN_ACCOUNT, isActive: true });
  const atMs = openingMs(plan);
  deposit(world, ledger, { minor: 500_000n, type: 'ACH', description: 'Initial funding', atMs });
}

function addAccount(world: World, account: AccountRecord): void {
  world.state.accounts.set(account.uuid, account);
}

function addLedger(
  world: World,
  plan: Pick<LedgerRecord, 'uuid' | 'accountUuid' | 'isActive'>,
): LedgerRecord {
  const ledger: LedgerRecord = { ...plan, currency: 'USD', minor: 0n };
  world.state.ledgers.set(ledger.uuid, ledger);
  return ledger;
}
