import { DAY, startOfHour } from '../kernel/time.js';
import type { Size } from '../kernel/types.js';
import { scheduleDailySync } from './bank-accounts.js';
import { seedEntityAccounts } from './seed-accounts.js';
import { seedCompanies } from './seed-companies.js';
import { seedPayments } from './seed-payments.js';
import { type Customer, countsOf, type Plan, shares } from './seed-plan.js';
import { seedRecipients } from './seed-recipients.js';
import { moments } from './seed-times.js';
import { EVENT_NAMES } from './webhooks.js';
import type { World } from './world.js';

/** Creates the data up to the current hour of the clock. The same seed gives the same data. */
export function seed(world: World, size: Size): void {
  world.isSeeding = true;
  const anchorMs = startOfHour(world.nowMs);
  const plan: Plan = { world, counts: countsOf(size), anchorMs };
  const customers = seedCompanies(plan);
  const banked = customers.filter(({ isBanked }) => isBanked);
  const recipients = shares(plan.counts.recipients, customers.length);
  for (const [index, customer] of customers.entries()) {
    const place = banked.indexOf(customer);
    const count = recipients[index] ?? 0;
    if (place < 0) seedRecipients(plan, customer, { recipients: count, accounts: 0 });
    else seedBusiness(plan, customer, { place, banked: banked.length, recipients: count });
  }
  if (customers[0]) seedEndpoint(plan, customers[0]);
  world.isSeeding = false;
  scheduleDailySync(world);
}

/** Creates accounts, recipients and payments of a company; every second company has half as many. */
function seedBusiness(
  plan: Plan,
  customer: Customer,
  at: { readonly place: number; readonly banked: number; readonly recipients: number },
): void {
  const { counts } = plan;
  const ours = seedEntityAccounts(plan, customer, shares(counts.entityAccounts, at.banked)[at.place] ?? 0);
  const accounts = shares(counts.recipientAccounts, at.banked)[at.place] ?? 0;
  const theirs = seedRecipients(plan, customer, { recipients: at.recipients, accounts });
  const weights = Array.from({ length: at.banked }, (_, index) => 2 - (index % 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const payments = Math.floor((counts.payments * (weights[at.place] ?? 0)) / total);
  seedPayments(plan, { customer, parties: { ours, theirs }, moments: moments(plan, payments) });
}

/** A webhook endpoint that was switched off. */
function seedEndpoint({ world, anchorMs }: Plan, { company }: Customer): void {
  const createdMs = anchorMs - 90 * DAY;
  world.state.endpoints.add({
    id: world.newId('WebhookEndpoint'),
    companyId: company.id,
    url: 'https://hooks.orchard.example/treasurypath',
    isActive: false,
    events: EVENT_NAMES.slice(0, 3),
    secret: `whsec_${world.random.token(32)}`,
    createdMs,
    updatedMs: createdMs,
  });
}
