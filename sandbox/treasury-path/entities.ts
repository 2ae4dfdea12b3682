import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { companyIn, entityIn, ofCompany } from './lookup.js';
import { paged, TWENTY } from './paging.js';
import type { EntityRecord, Json } from './state.js';
import { iso } from './time.js';
import type { World } from './world.js';

/** `/companies/{c}/entities`. **Source** contract 6. */
export function entityRoutes(world: World): readonly Route[] {
  const many = `${API}/companies/:company/entities`;
  const one = `${many}/:entity`;
  return [
    { method: 'GET', path: many, handler: (request) => list(world, request) },
    { method: 'POST', path: many, handler: (request) => create(world, request) },
    { method: 'GET', path: one, handler: (request) => answer(world, 200, view(entityIn(world, request))) },
    { method: 'PATCH', path: one, handler: (request) => patch(world, request) },
    { method: 'DELETE', path: one, handler: (request) => remove(world, request) },
  ];
}

function view(entity: EntityRecord): Json {
  return {
    id: entity.id,
    name: entity.name,
    country_alpha2: entity.country,
    company_id: entity.companyId,
    created_at: iso(entity.createdMs),
    updated_at: iso(entity.updatedMs),
  };
}

function list(world: World, request: SimRequest): SimResponse {
  const rows = ofCompany(world.state.entities.newestFirst(), companyIn(world, request));
  return paged(world, request, { rows, view, paging: TWENTY });
}

function create(world: World, request: SimRequest): SimResponse {
  const company = companyIn(world, request);
  const body = fields.bodyOf(request);
  fields.requireTexts(body, ['name', 'country_alpha2']);
  const name = fields.requiredText(body, 'name');
  const country = fields.countryOf(body['country_alpha2'], 'country_alpha2');
  if (ofCompany(world.state.entities.newestFirst(), company).some((entity) => entity.isActive)) {
    throw fail(422, 'base', 'Company already has an active entity');
  }
  const entity = world.state.entities.add({
    id: world.newId('Entity'),
    companyId: company.id,
    name,
    country,
    isActive: true,
    createdMs: world.nowMs,
    updatedMs: world.nowMs,
  });
  return answer(world, 201, view(entity));
}

function patch(world: World, request: SimRequest): SimResponse {
  const entity = entityIn(world, request);
  const body = fields.bodyOf(request);
  if (body['name'] !== undefined) entity.name = fields.requiredText(body, 'name');
  if (body['country_alpha2'] !== undefined) {
    entity.country = fields.countryOf(body['country_alpha2'], 'country_alpha2');
  }
  entity.updatedMs = world.nowMs;
  return answer(world, 200, view(entity));
}

function remove(world: World, request: SimRequest): SimResponse {
  const entity = entityIn(world, request);
  const hasAccounts = world.state.accounts
    .newestFirst()
    .some((account) => account.ownerId === entity.id && !account.isRemoved);
  if (hasAccounts) throw fail(422, 'base', 'Entity has bank accounts and can not be deleted');
  world.state.entities.remove(entity.id);
  return { status: 204 };
}
