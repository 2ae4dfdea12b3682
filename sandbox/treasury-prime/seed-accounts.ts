import { DAY, HOUR } from '../kernel/time.js';
import { lock } from './accounts.js';
import { receiveAch, receiveWire } from './incoming.js';
import { post } from './ledger.js';
import { BANK_ID, SECOND_BANK_ID } from './organisation.js';
import { createdAt } from './seed-parties.js';
import { type Plan, wholeSecond } from './seed-plan.js';
import type { AccountRecord } from './state.js';

type Role = 'open' | 'locked' | 'closing' | 'closed' | 'hidden' | 'fresh';

const SMALL_ROLES: readonly Role[] = ['open', 'open', 'open', 'locked', 'hidden', 'closed'];

/** Accounts of every kind, with the ledger rows of their opening and closing. */
export function seedAccounts(plan: Plan): void {
  for (let n = 0; n < plan.counts.accounts; n += 1) {
    const role = plan.isLean ? (SMALL_ROLES[n] ?? 'open') : roleOf(n % 60);
    const account = addAccount(plan, n, role);
    planOpening(plan, account, role);
    if (role === 'open') plan.active.push(account);
    if (role === 'locked' || role === 'hidden') plan.quiet.push(account);
    if (role === 'locked') plan.last.push(() => lockAccount(plan, account));
    if (role === 'closing' || role === 'closed') planClosing(plan, account, role);
  }
}

function roleOf(n: number): Role {
  if (n === 58) return 'fresh';
  if (n === 4) return 'hidden';
  if (n % 20 === 7) return 'closed';
  if (n % 30 === 12) return 'closing';
  return n % 20 === 15 ? 'locked' : 'open';
}

function addAccount({ world, counts, anchorMs }: Plan, n: number, role: Role): AccountRecord {
  const { random, state } = world;
  const businesses = state.businesses.newestFirst();
  const persons = state.persons.newestFirst();
  const business = n % 5 === 4 ? undefined : businesses[n % businesses.length];
  const person = persons[n % persons.length];
  const owner = business?.name ?? `${person?.firstName} ${person?.lastName}`;
  const address = business?.address ?? person?.address;
  if (!person || !address) throw new Error('accounts need people first');
  const isSavings = n % 4 === 3;
  const createdMs = role === 'fresh' ? anchorMs - 2 * DAY : createdAt(random, anchorMs, n / counts.accounts);
  return state.accounts.add({
    id: world.newId('acct'),
    createdMs,
    updatedMs: createdMs,
    name: owner,
    nickname: isSavings ? 'Reserve' : n % 6 === 0 ? 'Operating' : null,
    accountNumber: `${n % 8 === 5 ? '00' : '13'}${random.digits(10)}`,
    accountType: isSavings ? 'savings' : 'checking',
    bankId: n % 10 === 9 ? SECOND_BANK_ID : BANK_ID,
    personIds: [person.id],
    businessIds: business ? [business.id] : [],
    address,
    funded: role !== 'fresh',
    hidesBalances: role === 'hidden',
    currentMinor: 0n,
    status: role === 'closed' ? 'closed' : role === 'closing' ? 'close_pending' : 'open',
    locked: false,
    lock: null,
    closedMs: role === 'closed' ? wholeSecond(anchorMs - (20 + (n % 15)) * DAY) : null,
    interestRate: isSavings ? '0.04000' : null,
    tags: n % 7 === 0 ? ['ops'] : null,
    userdata: n % 9 === 0 ? { costCenter: `CC-${100 + n}` } : null,
    physicalAddress: null,
    mailingAddress: null,
  });
}

function planOpening(plan: Plan, account: AccountRecord, role: Role): void {
  const { world, steps } = plan;
  const atMs = account.createdMs;
  const funding = { type: 'deposit', desc: 'Initial funding', outside: 'funding', atMs } as const;
  steps.push({ atMs, rows: 1, run: () => void post(world, account, 500_000n, funding) });
  if (role === 'fresh' || role === 'closed' || role === 'closing') return;
  const isBusiness = account.businessIds.length > 0;
  const minor = BigInt(
    isBusiness ? world.random.int(4_000_000, 40_000_000) : world.random.int(400_000, 2_000_000),
  );
  const arrival = {
    account,
    minor,
    description: 'Opening balance',
    from: account.name,
    atMs: atMs + 3 * HOUR,
  };
  const run = (): void => void (isBusiness ? receiveWire(world, arrival) : receiveAch(world, arrival));
  steps.push({ atMs: arrival.atMs, rows: 1, run });
}

function planClosing({ world, steps, anchorMs, last }: Plan, account: AccountRecord, role: Role): void {
  const atMs = (account.closedMs ?? anchorMs - DAY) - HOUR;
  const row = { type: 'withdrawal', desc: 'Account closing', outside: 'bank', atMs } as const;
  steps.push({ atMs, rows: 1, run: () => void post(world, account, -account.currentMinor, row) });
  if (role === 'closed') last.push(() => (account.updatedMs = account.closedMs ?? account.updatedMs));
}

function lockAccount({ world, anchorMs }: Plan, account: AccountRecord): void {
  const atMs = wholeSecond(anchorMs - world.random.int(2, 60) * HOUR);
  const reason = 'transactions_being_investigated_ACH';
  lock(world, account, { reason, additional_context: 'Three returns in one week.' }, atMs);
  account.updatedMs = Math.max(account.updatedMs, atMs);
}
