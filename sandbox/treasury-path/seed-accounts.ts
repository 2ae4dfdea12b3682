import { DAY, HOUR } from '../kernel/time.js';
import { syncBalance } from './bank-accounts.js';
import { addProfile, openAccount } from './linking.js';
import { deposit } from './postings.js';
import type { Customer, Plan } from './seed-plan.js';
import type { BankAccountRecord, ProfileStatus } from './state.js';

const OPENING_DAYS = 150;
const STALE_DAYS = 9;

/** An account by its index. */
interface AccountPlan {
  readonly kind: 'funding' | 'internal';
  readonly currency: string;
  readonly status?: ProfileStatus;
  /** The state of its balance; such accounts are not used in payments. */
  readonly sync?: 'never' | 'stale';
}

const ACCOUNTS: readonly AccountPlan[] = [
  { kind: 'funding', currency: 'USD' },
  { kind: 'internal', currency: 'USD' },
  { kind: 'internal', currency: 'EUR' },
  { kind: 'internal', currency: 'GBP' },
  { kind: 'funding', currency: 'USD' },
  { kind: 'internal', currency: 'JPY' },
  { kind: 'funding', currency: 'USD', status: 'inactive' },
  { kind: 'funding', currency: 'USD', status: 'draft', sync: 'never' },
  { kind: 'internal', currency: 'USD' },
  { kind: 'funding', currency: 'USD', sync: 'never' },
  { kind: 'internal', currency: 'EUR' },
  { kind: 'funding', currency: 'USD', status: 'failed', sync: 'never' },
  { kind: 'funding', currency: 'USD', sync: 'stale' },
];

/** Creates the accounts of an entity; returns those that payments use. */
export function seedEntityAccounts(
  plan: Plan,
  customer: Customer,
  count: number,
): readonly BankAccountRecord[] {
  const active: BankAccountRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const one = ACCOUNTS[index % ACCOUNTS.length];
    if (!one) continue;
    const account = openOne(plan, customer, { ...one, index });
    if (one.status === undefined && one.sync === undefined) active.push(account);
  }
  return active;
}

function openOne(
  plan: Plan,
  { company, entity }: Customer,
  one: AccountPlan & { readonly index: number },
): BankAccountRecord {
  const { world, anchorMs } = plan;
  const { kind, currency, status = 'active', index } = one;
  const isInternal = kind === 'internal';
  const account = openAccount(world, {
    companyId: company.id,
    ownerId: entity.id,
    ownerType: 'Entity',
    kind,
    currency,
    profile: { method: isInternal ? 'balance' : 'ach', usage: isInternal ? 'internal' : 'debit', status },
    atMs: anchorMs - OPENING_DAYS * DAY + index * HOUR,
  });
  if (index === 4) addProfile(world, account, { method: 'wire', usage: 'debit', status: 'deleted' });
  fill(plan, account, one.sync);
  return account;
}

/** Sets an opening balance and its sync time. */
function fill({ world, anchorMs }: Plan, account: BankAccountRecord, sync: AccountPlan['sync']): void {
  const minor = BigInt(world.random.int(60_000_000, 250_000_000));
  deposit(world, account, minor, { atMs: account.createdMs, memo: 'opening balance' });
  syncBalance(world, account, anchorMs - world.random.int(1, 20) * HOUR);
  if (sync === 'never') Object.assign(account, { syncedMs: null, shownMinor: 0n });
  if (sync === 'stale') {
    const syncedMs = anchorMs - STALE_DAYS * DAY;
    Object.assign(account, { syncedMs, updatedMs: syncedMs, shownMinor: minor - minor / 10n });
  }
}
