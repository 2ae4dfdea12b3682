import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route } from '../kernel/types.js';
import { isWebhookUrl } from '../kernel/webhook-url.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { once } from './idempotency.js';
import { findIn, type Readable, readRoutes } from './reading.js';
import type { WebhookRecord } from './state.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** `/webhook`. **Source** contract 16. */
export function webhookRoutes(world: World): readonly Route[] {
  const webhooks: Readable<WebhookRecord> = {
    path: '/webhook',
    what: 'Webhook',
    rows: () => world.state.webhooks,
    view,
    filters: { status: (webhook) => webhook.status },
    lastPage: 'missing',
  };
  return [
    ...readRoutes(world, webhooks),
    {
      method: 'POST',
      path: '/webhook',
      handler: (request) =>
        once(world, request, () => ({ body: view(create(world, fields.bodyOf(request))) })),
    },
    {
      method: 'PATCH',
      path: '/webhook/:id',
      handler: (request) => {
        const changed = patch(world, findIn(webhooks, request), fields.bodyOf(request));
        return { status: 200, body: view(changed) };
      },
    },
    {
      method: 'DELETE',
      path: '/webhook/:id',
      handler: (request) => {
        const { id } = findIn(webhooks, request);
        world.state.webhooks.remove(id);
        notify(world, 'webhook.delete', id);
        return { status: 204 };
      },
    },
  ];
}

function view(webhook: WebhookRecord): JsonObject {
  return {
    id: webhook.id,
    event: webhook.event,
    url: webhook.url,
    status: webhook.status,
    error: webhook.error,
    basic_user: webhook.basicUser,
    basic_secret: null,
    created_at: isoSeconds(webhook.createdMs),
    updated_at: isoSeconds(webhook.updatedMs),
    userdata: webhook.userdata,
  };
}

function create(world: World, body: JsonObject): WebhookRecord {
  const webhook: WebhookRecord = {
    event: eventOf(body),
    url: urlOf(body),
    status: 'enabled',
    error: null,
    basicUser: fields.optionalText(body, 'basic_user'),
    basicSecret: fields.optionalText(body, 'basic_secret'),
    failures: 0,
    userdata: fields.userdataOf(body),
    id: world.newId('wh'),
    createdMs: world.nowMs,
    updatedMs: world.nowMs,
  };
  world.state.webhooks.add(webhook);
  notify(world, 'webhook.create', webhook.id);
  return webhook;
}

function patch(world: World, webhook: WebhookRecord, body: JsonObject): WebhookRecord {
  fields.onlyFields(body, ['event', 'url', 'status', 'basic_user', 'basic_secret', 'userdata']);
  const status = fields.wordOf(
    body,
    'status',
    ['enabled', 'disabled'],
    webhook.status,
  ) as WebhookRecord['status'];
  const change: Partial<WebhookRecord> = {
    ...(body['event'] === undefined ? {} : { event: eventOf(body) }),
    ...(body['url'] === undefined ? {} : { url: urlOf(body) }),
    ...(body['basic_user'] === undefined ? {} : { basicUser: fields.optionalText(body, 'basic_user') }),
    ...(body['basic_secret'] === undefined ? {} : { basicSecret: fields.optionalText(body, 'basic_secret') }),
    ...(body['userdata'] === undefined ? {} : { userdata: fields.userdataOf(body) }),
    updatedMs: world.nowMs,
  };
  Object.assign(webhook, change);
  if (body['status'] !== undefined) Object.assign(webhook, { status, error: null, failures: 0 });
  notify(world, 'webhook.update', webhook.id);
  return webhook;
}

function eventOf(body: JsonObject): string {
  const event = fields.requiredText(body, 'event');
  if (!/^[a-z_.-]+\.(create|update|delete)$/.test(event)) throw fail(400, `Invalid event: ${event}`);
  return event;
}

function urlOf(body: JsonObject): string {
  const text = fields.requiredText(body, 'url');
  if (isWebhookUrl(text)) return text;
  throw fail(400, "Parameter 'url' must be an https URL.");
}
