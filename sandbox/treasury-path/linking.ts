import { bankName } from '../kernel/names.js';
import { accountView } from './bank-account-view.js';
import { profilesOf } from './lookup.js';
import { profileView } from './profile-view.js';
import { scheduleVerification } from './profiles.js';
import type { BankAccountRecord, ProfileRecord } from './state.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** The given fields of a new account; the others are random. */
export type AccountOrder = Pick<
  BankAccountRecord,
  'companyId' | 'ownerId' | 'ownerType' | 'kind' | 'currency'
> & {
  readonly profile: Pick<ProfileRecord, 'method' | 'usage' | 'status'>;
  readonly bankName?: string | null;
  readonly lastFour?: string;
  readonly routingNumber?: string;
  readonly partyAddress?: string | null;
  readonly atMs?: number;
};

/** Creates an empty account with one payment profile and sends the webhooks of both; a draft continues to its verification. */
export function openAccount(world: World, order: AccountOrder): BankAccountRecord {
  const account = addAccount(world, order);
  const profile = addProfile(world, account, order.profile);
  const { companyId } = account;
  notify(world, {
    event: 'BankAccountEvents::CreatedEvent',
    companyId,
    data: accountView(world, account),
  });
  notify(world, {
    event: 'PaymentProfileEvents::CreatedEvent',
    companyId,
    data: profileView(world, profile),
  });
  if (profile.status === 'draft' && !world.isSeeding) scheduleVerification(world, profile);
  return account;
}

function addAccount(world: World, order: AccountOrder): BankAccountRecord {
  const { companyId, ownerId, ownerType, kind, currency, atMs = world.nowMs } = order;
  const isOurs = ownerType === 'Entity';
  return world.state.accounts.add({
    id: world.newId('BankAccount'),
    companyId,
    ownerId,
    ownerType,
    kind,
    currency,
    partyAddress: order.partyAddress ?? null,
    bankName: order.bankName === undefined ? bankName(world.random) : order.bankName,
    lastFour: order.lastFour ?? world.random.digits(4),
    routingNumber: order.routingNumber ?? `11${world.random.digits(7)}`,
    routingNumberType: ROUTING_TYPES[currency] ?? 'bic',
    minor: 0n,
    shownMinor: 0n,
    syncedMs: isOurs ? atMs : null,
    isRemoved: false,
    createdMs: atMs,
    updatedMs: atMs,
  });
}

const ROUTING_TYPES: Readonly<Record<string, string>> = { USD: 'aba', GBP: 'sort_code', JPY: 'zengin' };

/** Adds a profile to an account. */
export function addProfile(
  world: World,
  account: BankAccountRecord,
  profile: AccountOrder['profile'],
): ProfileRecord {
  const { id: accountId, companyId, currency, createdMs } = account;
  const stamps = { id: world.newId('PaymentProfile'), createdMs, updatedMs: createdMs };
  return world.state.profiles.add({ ...stamps, accountId, companyId, currency, ...profile });
}

/** Removes an account with all its profiles from lists and sends the webhook. */
export function removeAccount(world: World, account: BankAccountRecord): void {
  for (const profile of profilesOf(world, account)) {
    if (profile.status === 'failed') continue;
    profile.status = 'deleted';
    profile.updatedMs = world.nowMs;
  }
  account.isRemoved = true;
  account.updatedMs = world.nowMs;
  const { companyId } = account;
  notify(world, {
    event: 'BankAccountEvents::DeletedEvent',
    companyId,
    data: accountView(world, account),
  });
}
