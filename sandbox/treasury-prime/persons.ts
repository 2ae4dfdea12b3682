import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import * as fields from './fields.js';
import type { PersonRecord } from './party-records.js';
import { findIn, type Readable, readRoutes } from './reading.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

const PATCHABLE = ['address', 'email', 'phone_number', 'mailing_address', 'physical_address'];

/** `/person`. **Source** contract 15. */
export function personRoutes(world: World): readonly Route[] {
  const persons: Readable<PersonRecord> = {
    path: '/person',
    what: 'Person',
    rows: () => world.state.persons,
    view: (one) => personView(world, one),
  };
  return [
    ...readRoutes(world, persons),
    {
      method: 'PATCH',
      path: '/person/:id',
      handler: (request) => ({ status: 200, body: patch(world, findIn(persons, request), request) }),
    },
  ];
}

function personView(world: World, person: PersonRecord): JsonObject {
  const accounts = world.state.accounts.newestFirst().filter((one) => one.personIds.includes(person.id));
  return {
    id: person.id,
    first_name: person.firstName,
    middle_name: person.middleName,
    last_name: person.lastName,
    suffix: null,
    email: person.email,
    phone_number: person.phone,
    address: person.address,
    physical_address: person.physicalAddress,
    mailing_address: person.mailingAddress,
    tin_last4: person.tinLast4,
    account_ids: accounts.map((one) => one.id),
    bankdata: null,
    created_at: isoSeconds(person.createdMs),
    updated_at: isoSeconds(person.updatedMs),
  };
}

function patch(world: World, person: PersonRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, PATCHABLE);
  const change = {
    address: fields.addressOf(body, 'address') ?? person.address,
    email: fields.optionalText(body, 'email') ?? person.email,
    phone: phoneIn(body) ?? person.phone,
    mailingAddress:
      body['mailing_address'] === undefined
        ? person.mailingAddress
        : fields.addressOf(body, 'mailing_address'),
    physicalAddress:
      body['physical_address'] === undefined
        ? person.physicalAddress
        : fields.addressOf(body, 'physical_address'),
    updatedMs: world.nowMs,
  };
  Object.assign(person, change);
  notify(world, 'person.update', person.id);
  return personView(world, person);
}

function phoneIn(body: JsonObject): string | undefined {
  const text = fields.optionalText(body, 'phone_number');
  return text === null ? undefined : fields.phoneOf(text);
}
