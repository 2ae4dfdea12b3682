import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { checkedBody, nullOr, object, optional, required, text, userData } from './checks.js';
import { listAnswer } from './lists.js';
import { createPortfolio } from './portfolio.js';
import type { Business, Json } from './state.js';
import { announce } from './webhooks.js';
import type { World } from './world.js';

const NAMES = { doing_business_as: optional(nullOr(text())), user_data: optional(userData) };
const CREATE = object({ legal_name: required(text()), ...NAMES });
const UPDATE = object({ legal_name: optional(text()), ...NAMES });

/** **Source** contract 4.1. */
export function businessRoutes(world: World): readonly Route[] {
  const item = '/v1/businesses/:business';
  return [
    { method: 'POST', path: '/v1/businesses', handler: (request) => create(world, request) },
    { method: 'GET', path: '/v1/businesses', handler: () => list(world) },
    { method: 'GET', path: item, handler: ({ params }) => answer(200, world.business(params['business'])) },
    { method: 'POST', path: item, handler: (request) => update(world, request) },
  ];
}

/** The API's representation. */
export function toWireBusiness(business: Business): Json {
  return {
    id: business.id,
    created_at: business.createdAt,
    updated_at: business.updatedAt,
    legal_name: business.legalName,
    doing_business_as: business.doingBusinessAs,
    status: business.status,
    sub_status: business.subStatus,
    user_data: business.userData,
  };
}

/** Stores the change and sends its webhook. */
export function changeBusiness(world: World, business: Business, change: Partial<Business>): void {
  Object.assign(business, change, { updatedAt: world.stamp() });
  announce(world, 'business.updated', business.id, toWireBusiness(business));
}

function create(world: World, request: SimRequest): SimResponse {
  const body = checkedBody(request, CREATE);
  const createdAt = world.stamp();
  const business: Business = {
    id: world.random.uuid(),
    createdMs: world.nowMs,
    createdAt,
    updatedAt: createdAt,
    legalName: body['legal_name'] as string,
    doingBusinessAs: (body['doing_business_as'] ?? null) as string | null,
    status: 'PENDING',
    subStatus: 'AWAITING_ONBOARDING_INFORMATION',
    userData: (body['user_data'] ?? null) as Json | null,
  };
  world.state.businesses.set(business.id, business);
  createPortfolio(world, business.id, createdAt);
  announce(world, 'business.created', business.id, toWireBusiness(business));
  return answer(201, business);
}

function list(world: World): SimResponse {
  const businesses = world.visible(world.state.businesses.values());
  return listAnswer('businesses', businesses.map(toWireBusiness), world.settings.envelopedLists);
}

function update(world: World, request: SimRequest): SimResponse {
  const business = world.business(request.params['business']);
  const body = checkedBody(request, UPDATE);
  changeBusiness(world, business, {
    ...('legal_name' in body ? { legalName: body['legal_name'] as string } : {}),
    ...('doing_business_as' in body ? { doingBusinessAs: body['doing_business_as'] as string | null } : {}),
    ...('user_data' in body ? { userData: body['user_data'] as Json | null } : {}),
  });
  return answer(200, business);
}

function answer(status: number, business: Business): SimResponse {
  return { status, body: toWireBusiness(business) };
}
