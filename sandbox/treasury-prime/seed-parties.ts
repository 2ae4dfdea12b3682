import { companyName, PLACES, personName, streetAddress } from '../kernel/names.js';
import { DAY } from '../kernel/time.js';
import type { Random } from '../kernel/types.js';
import { addCounterparty } from './counterparties.js';
import type { Address } from './party-records.js';
import { BANKS } from './seed-names.js';
import { type Plan, wholeSecond } from './seed-plan.js';
import type { WebhookRecord } from './state.js';

const PAST_DAYS = 540;

/** People and businesses. */
export function seedParties({ world, counts, anchorMs }: Plan): void {
  const { random, state } = world;
  for (let n = 0; n < counts.persons; n += 1) {
    const createdMs = createdAt(random, anchorMs, n / counts.persons);
    const { first: firstName, last: lastName } = personName(random);
    state.persons.add({
      id: world.newId('psn'),
      createdMs,
      updatedMs: createdMs,
      firstName,
      middleName: random.chance(0.3) ? personName(random).first : null,
      lastName,
      tinLast4: n % 9 === 8 ? '' : random.digits(4),
      email: `${firstName}.${lastName}@example.com`.toLowerCase(),
      phone: phone(random),
      address: addressFrom(random),
      physicalAddress: null,
      mailingAddress: null,
    });
  }
  for (let n = 0; n < counts.businesses; n += 1) {
    const createdMs = createdAt(random, anchorMs, n / counts.businesses);
    const { short, legal: name } = companyName(random);
    state.businesses.add({
      id: world.newId('biz'),
      createdMs,
      updatedMs: createdMs,
      name,
      phone: phone(random),
      emails: [`office@${short.toLowerCase().replace(/[^a-z]/g, '')}.example`],
      tinLast4: random.digits(4),
      address: addressFrom(random),
    });
  }
}

/** Counterparties with ACH details, wire details or both in turn; some wire numbers start with 9. */
export function seedCounterparties({ world, counts, anchorMs }: Plan): void {
  const { random } = world;
  for (let n = 0; n < counts.counterparties; n += 1) {
    const person = personName(random);
    const name = random.chance(0.7) ? companyName(random).legal : `${person.first} ${person.last}`;
    const [bankName, routing_number] = random.pick(BANKS);
    const numbers = { account_number: `${n % 30 === 4 ? '9' : '0'}${random.digits(9)}`, routing_number };
    const accountType = random.chance(0.8) ? 'checking' : 'savings';
    const wire = {
      ...numbers,
      bank_name: bankName,
      address_on_account: addressFrom(random),
      bank_address: addressFrom(random),
    };
    addCounterparty(world, {
      name,
      ach: n % 3 === 1 ? null : { ...numbers, account_type: accountType },
      wire: n % 3 === 0 ? null : wire,
      userdata: n % 10 === 6 ? { reference: `VENDOR-${1000 + n}` } : null,
      atMs: createdAt(random, anchorMs, n / counts.counterparties),
    });
  }
}

/** Two inactive registrations: one disabled, one with errors. */
export function seedWebhooks({ world, anchorMs }: Plan): void {
  const common = {
    url: 'https://hooks.example.com/treasury-prime',
    basicUser: 'hooks',
    basicSecret: 'unused',
    userdata: null,
  };
  const add = (event: string, status: WebhookRecord['status'], days: number): void => {
    const createdMs = anchorMs - days * DAY;
    const error = status === 'error' ? 'Too many failed deliveries.' : null;
    const failures = status === 'error' ? 1 : 0;
    world.state.webhooks.add({
      ...common,
      id: world.newId('wh'),
      createdMs,
      updatedMs: createdMs,
      event,
      status,
      error,
      failures,
    });
  };
  add('ach.update', 'disabled', 200);
  add('account.update', 'error', 90);
}

/** An invented postal address. */
export function addressFrom(random: Random): Address {
  const [city, state, postal_code] = random.pick(PLACES);
  return {
    street_line_1: streetAddress(random),
    street_line_2: random.chance(0.2) ? `Suite ${random.int(2, 40)}` : null,
    city,
    state,
    postal_code,
    country: 'US',
  };
}

/** A time in the past eighteen months; a `share` of 0 is the oldest. */
export function createdAt(random: Random, anchorMs: number, share: number): number {
  const days = PAST_DAYS - 30 - share * (PAST_DAYS - 100);
  return wholeSecond(anchorMs - days * DAY + random.int(0, 30 * DAY));
}

function phone(random: Random): string {
  return `+1 ${random.int(201, 989)}-555-${random.digits(4)}`;
}
