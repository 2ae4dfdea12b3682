import { HttpReply, type Route, type SimRequest, type SimResponse } from '../kernel/types.js';
import { isWebhookUrl } from '../kernel/webhook-url.js';
import { API, answer } from './answers.js';
import { fail, missing } from './errors.js';
import * as fields from './fields.js';
import { companyIn } from './lookup.js';
import { COUNTED, paged } from './paging.js';
import type { CompanyRecord, EndpointRecord, Json } from './state.js';
import { iso } from './time.js';
import { EVENT_NAMES } from './webhooks.js';
import type { World } from './world.js';

/** `/companies/{c}/webhook_endpoints`. **Source** contract 12. */
export function webhookEndpointRoutes(world: World): readonly Route[] {
  const many = `${API}/companies/:company/webhook_endpoints`;
  const one = `${many}/:endpoint`;
  const shown = (endpoint: EndpointRecord): SimResponse => answer(world, 200, view(endpoint));
  return [
    { method: 'GET', path: many, handler: (request) => list(world, request) },
    {
      method: 'POST',
      path: many,
      handler: (request) => create(world, companyIn(world, request).id, fields.bodyOf(request)),
    },
    { method: 'POST', path: `${API}/webhook_endpoints`, handler: (request) => createForAll(world, request) },
    { method: 'GET', path: one, handler: (request) => shown(endpointIn(world, request)) },
    { method: 'PATCH', path: one, handler: (request) => shown(patch(world, request)) },
    { method: 'PATCH', path: `${one}/toggle`, handler: (request) => shown(toggle(world, request)) },
    {
      method: 'DELETE',
      path: one,
      handler: (request) => {
        world.state.endpoints.remove(endpointIn(world, request).id);
        return { status: 204 };
      },
    },
  ];
}

function view(endpoint: EndpointRecord): Json {
  return {
    id: endpoint.id,
    url: endpoint.url,
    active: endpoint.isActive,
    created_at: iso(endpoint.createdMs),
    updated_at: iso(endpoint.updatedMs),
    subscribed_events_count: endpoint.events.length,
    webhook_subscribed_events: endpoint.events.map((name) => subscription(endpoint, name)),
  };
}

function subscription(endpoint: EndpointRecord, name: string): Json {
  const [category = name, action = name] = name.split('::');
  return {
    id: Buffer.from(`${endpoint.id} ${name}`).toString('base64url'),
    event_name: name,
    display_name: name.replace(/(Events?)?(::|$)/g, ' ').trim(),
    event_category: category.replace(/Events$/, ''),
    event_action: action.replace(/Event$/, ''),
  };
}

function list(world: World, request: SimRequest): SimResponse {
  const company = companyIn(world, request);
  const active = request.query.get('active');
  const rows = world.state.endpoints
    .newestFirst()
    .filter((one) => isOf(one, company) && (active === null || String(one.isActive) === active));
  return paged(world, request, { rows, view, paging: COUNTED });
}

function create(world: World, companyId: string | null, body: Json): SimResponse {
  const endpoint = world.state.endpoints.add({
    companyId,
    url: urlOf(body),
    isActive: fields.booleanOf(body, 'active', true),
    events: eventsOf(body, 'event_names'),
    secret: world.settings.webhookSecret ?? `whsec_${world.random.token(32)}`,
    id: world.newId('WebhookEndpoint'),
    createdMs: world.nowMs,
    updatedMs: world.nowMs,
  });
  return answer(world, 201, { ...view(endpoint), secret: endpoint.secret });
}

/** The other format, which only one page documents. */
function createForAll(world: World, request: SimRequest): SimResponse {
  if (!world.settings.workspaceWebhooks) throw new HttpReply(unknownPath());
  const { url, events } = fields.bodyOf(request);
  return create(world, null, { url, event_names: events });
}

function unknownPath(): SimResponse {
  return { status: 404, body: { errors: [{ field: 'base', message: 'Not found' }] } };
}

function patch(world: World, request: SimRequest): EndpointRecord {
  const endpoint = endpointIn(world, request);
  const body = fields.bodyOf(request);
  if (body['url'] !== undefined) endpoint.url = urlOf(body);
  endpoint.isActive = fields.booleanOf(body, 'active', endpoint.isActive);
  if (body['event_names'] !== undefined) endpoint.events = eventsOf(body, 'event_names');
  endpoint.updatedMs = world.nowMs;
  return endpoint;
}

function toggle(world: World, request: SimRequest): EndpointRecord {
  const endpoint = endpointIn(world, request);
  endpoint.isActive = !endpoint.isActive;
  endpoint.updatedMs = world.nowMs;
  return endpoint;
}

function endpointIn(world: World, request: SimRequest): EndpointRecord {
  const company = companyIn(world, request);
  const endpoint = world.state.endpoints.get(request.params['endpoint']);
  if (endpoint && isOf(endpoint, company)) return endpoint;
  throw missing('id', 'Webhook endpoint');
}

function isOf(endpoint: EndpointRecord, company: CompanyRecord): boolean {
  return endpoint.companyId === null || endpoint.companyId === company.id;
}

function urlOf(body: Json): string {
  const text = fields.requiredText(body, 'url');
  if (isWebhookUrl(text)) return text;
  throw fail(422, 'url', 'must be an https URL');
}

function eventsOf(body: Json, field: string): readonly string[] {
  const names = body[field];
  if (!Array.isArray(names) || names.length === 0) throw fail(400, field, `${field} is required`);
  const strange = names.find((name) => !EVENT_NAMES.includes(name));
  if (strange === undefined) return [...new Set<string>(names)];
  throw fail(422, field, `${String(strange)} is not included in the list`);
}
