import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import * as fields from './fields.js';
import type { BusinessRecord } from './party-records.js';
import { findIn, type Readable, readRoutes } from './reading.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** `/business`. **Source** contract 15. */
export function businessRoutes(world: World): readonly Route[] {
  const businesses: Readable<BusinessRecord> = {
    path: '/business',
    what: 'Business',
    rows: () => world.state.businesses,
    view: (one) => businessView(world, one),
  };
  return [
    ...readRoutes(world, businesses),
    {
      method: 'PATCH',
      path: '/business/:id',
      handler: (request) => ({ status: 200, body: patch(world, findIn(businesses, request), request) }),
    },
  ];
}

function businessView(world: World, business: BusinessRecord): JsonObject {
  const accounts = world.state.accounts.newestFirst().filter((one) => one.businessIds.includes(business.id));
  return {
    id: business.id,
    name: business.name,
    phone_number: business.phone,
    emails: business.emails,
    address: business.address,
    tin_last4: business.tinLast4,
    account_ids: accounts.map((one) => one.id),
    created_at: isoSeconds(business.createdMs),
    updated_at: isoSeconds(business.updatedMs),
  };
}

function patch(world: World, business: BusinessRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, ['name', 'address']);
  const address = fields.addressOf(body, 'address') ?? business.address;
  business.name = fields.optionalText(body, 'name') ?? business.name;
  business.address = address;
  business.updatedMs = world.nowMs;
  notify(world, 'business.update', business.id);
  return businessView(world, business);
}
