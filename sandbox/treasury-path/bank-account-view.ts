import { word } from './answers.js';
import { profilesOf } from './lookup.js';
import { writeMoney } from './money.js';
import { profileView } from './profile-view.js';
import type { BankAccountRecord, Json } from './state.js';
import { iso, isoOrNull } from './time.js';
import type { World } from './world.js';

/** A bank account in the API. **Source** contract 7. */
export function accountView(world: World, account: BankAccountRecord): Json {
  const { moneyForm, balanceSync } = world.settings;
  const syncedMs = balanceSync === 'never' ? null : account.syncedMs;
  return {
    id: account.id,
    currency: account.currency,
    current_balance: syncedMs === null ? '0.0' : writeMoney(account.shownMinor, account.currency, moneyForm),
    owner_id: account.ownerId,
    owner_type: word(world, 'ownerType', account.ownerType),
    last_synced_at: isoOrNull(syncedMs),
    party_address: account.partyAddress,
    created_at: iso(account.createdMs),
    updated_at: iso(account.updatedMs),
    account_details: [accountDetail(account)],
    routing_details: account.kind === 'internal' ? [] : [routingDetail(world, account)],
    payment_profiles: profilesOf(world, account).map((profile) => profileView(world, profile)),
  };
}

function accountDetail(account: BankAccountRecord): Json {
  return {
    id: `ad_${account.id.slice(-6)}`,
    account_number_mask: account.lastFour.padStart(16, '*'),
    account_number_type: account.currency === 'EUR' ? 'iban' : 'other',
    created_at: iso(account.createdMs),
    updated_at: iso(account.createdMs),
  };
}

function routingDetail(world: World, account: BankAccountRecord): Json {
  const method = profilesOf(world, account)[0]?.method ?? 'local';
  return {
    id: `rd_${account.id.slice(-6)}`,
    bank_name: account.bankName,
    routing_number: account.routingNumber,
    routing_number_type: account.routingNumberType,
    payment_method: word(world, 'paymentMethod', method),
    created_at: iso(account.createdMs),
    updated_at: iso(account.createdMs),
  };
}
