import { companyName, personName, streetAddress } from '../kernel/names.js';
import { DAY, HOUR } from '../kernel/time.js';
import { openAccount } from './linking.js';
import type { Customer, Plan } from './seed-plan.js';
import type { BankAccountRecord, RecipientRecord } from './state.js';

const OLDEST_DAYS = 140;

const ROUTES = [
  { currency: 'USD', method: 'ach' },
  { currency: 'EUR', method: 'bank_transfer' },
  { currency: 'GBP', method: 'faster_payments' },
  { currency: 'JPY', method: 'swift' },
  { currency: 'USD', method: 'fedwire' },
  { currency: 'EUR', method: 'swift' },
  { currency: 'GBP', method: 'chaps' },
] as const;

/** Recipients of a company; the first ones have an account. Returns the accounts. */
export function seedRecipients(
  plan: Plan,
  customer: Customer,
  counts: { readonly recipients: number; readonly accounts: number },
): readonly BankAccountRecord[] {
  const recipients = Array.from({ length: counts.recipients }, (_, index) =>
    addRecipient(plan, customer, index),
  );
  return recipients
    .slice(0, counts.accounts)
    .map((recipient, index) => openFor(plan, recipient, ROUTES[index % ROUTES.length] ?? ROUTES[0]));
}

function addRecipient({ world, anchorMs }: Plan, { company }: Customer, index: number): RecipientRecord {
  const { random } = world;
  const isPerson = random.chance(0.4);
  const { first, last } = personName(random);
  const name = isPerson ? `${first} ${last}` : companyName(random).legal;
  const email = `${first}.${last}@recipients.example`.toLowerCase();
  const createdMs = anchorMs - OLDEST_DAYS * DAY + index * 7 * HOUR;
  return world.state.recipients.add({
    id: world.newId('Counterparty'),
    companyId: company.id,
    name,
    email: random.chance(0.8) ? email : null,
    isActive: true,
    createdMs,
    updatedMs: createdMs,
  });
}

function openFor(
  { world }: Plan,
  recipient: RecipientRecord,
  { currency, method }: (typeof ROUTES)[number],
): BankAccountRecord {
  return openAccount(world, {
    companyId: recipient.companyId,
    ownerId: recipient.id,
    ownerType: 'Counterparty',
    kind: 'counterparty',
    currency,
    profile: { method, usage: 'credit', status: 'active' },
    partyAddress: world.random.chance(0.5) ? streetAddress(world.random) : null,
    atMs: recipient.createdMs + HOUR,
    ...(world.random.chance(0.2) ? { bankName: null } : {}),
  });
}
