import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { companyIn, ofCompany } from './lookup.js';
import { paged, TWENTY } from './paging.js';
import type { CompanyRecord, Json } from './state.js';
import { iso } from './time.js';
import type { World } from './world.js';

/** `/companies`. **Source** contract 6. */
export function companyRoutes(world: World): readonly Route[] {
  const one = `${API}/companies/:company`;
  return [
    { method: 'GET', path: `${API}/companies`, handler: (request) => list(world, request) },
    { method: 'POST', path: `${API}/companies`, handler: (request) => create(world, request) },
    { method: 'GET', path: one, handler: (request) => answer(world, 200, view(companyIn(world, request))) },
    { method: 'PATCH', path: one, handler: (request) => patch(world, request) },
    { method: 'DELETE', path: one, handler: (request) => remove(world, request) },
  ];
}

function view(company: CompanyRecord): Json {
  return {
    id: company.id,
    name: company.name,
    country: company.country,
    default_currency: company.defaultCurrency,
    created_at: iso(company.createdMs),
    updated_at: iso(company.updatedMs),
  };
}

function list(world: World, request: SimRequest): SimResponse {
  const rows = world.state.companies.newestFirst().filter(({ inScope }) => inScope);
  return paged(world, request, { rows, view, paging: TWENTY });
}

function create(world: World, request: SimRequest): SimResponse {
  const body = fields.bodyOf(request);
  fields.requireTexts(body, ['name', 'country', 'default_currency']);
  const company = world.state.companies.add({
    id: world.newId('Company'),
    name: fields.requiredText(body, 'name'),
    country: fields.countryOf(body['country'], 'country'),
    defaultCurrency: fields.currencyOf(body['default_currency'], 'default_currency'),
    inScope: true,
    madeByApi: true,
    createdMs: world.nowMs,
    updatedMs: world.nowMs,
  });
  return answer(world, 201, view(company));
}

function patch(world: World, request: SimRequest): SimResponse {
  const company = companyIn(world, request);
  requireUnapplied(world, company, 'updated');
  const body = fields.bodyOf(request);
  if (body['name'] !== undefined) company.name = fields.requiredText(body, 'name');
  if (body['country'] !== undefined) company.country = fields.countryOf(body['country'], 'country');
  if (body['default_currency'] !== undefined) {
    company.defaultCurrency = fields.currencyOf(body['default_currency'], 'default_currency');
  }
  company.updatedMs = world.nowMs;
  return answer(world, 200, view(company));
}

function remove(world: World, request: SimRequest): SimResponse {
  const company = companyIn(world, request);
  if (!company.madeByApi) throw fail(422, 'base', 'Only companies created through the API can be deleted');
  requireUnapplied(world, company, 'deleted');
  world.state.companies.remove(company.id);
  return { status: 204 };
}

/** Refuses the change after the application for a multi-currency account was submitted. **Throws** `HttpReply` 422. */
function requireUnapplied({ state }: World, company: CompanyRecord, what: string): void {
  const sent = ofCompany(state.features.newestFirst(), company).find(({ status }) => status !== 'CREATED');
  if (!sent) return;
  throw fail(422, 'base', `Company can't be ${what} while its multi-currency application is ${sent.status}`);
}
