import { Collection } from '../kernel/collection.js';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { missing } from './errors.js';
import * as fields from './fields.js';
import { entityIn } from './lookup.js';
import type { EntityRecord, Json, OnboardingItem, OnboardingRecord } from './state.js';
import { iso } from './time.js';
import type { World } from './world.js';

const ROOT = `${API}/companies/:company/entities/:entity/onboarding`;

/** One of the two lists of an onboarding. */
interface Part {
  readonly kind: 'OnboardingPerson' | 'OnboardingAttachment';
  readonly what: string;
  rows(onboarding: OnboardingRecord): Collection<OnboardingItem>;
}

const PERSONS: Part = { kind: 'OnboardingPerson', what: 'Person', rows: ({ persons }) => persons };
const ATTACHMENTS: Part = {
  kind: 'OnboardingAttachment',
  what: 'Attachment',
  rows: ({ attachments }) => attachments,
};

/** The data about an entity before its onboarding, stored as received. **Source** contract 6. */
export function onboardingRoutes(world: World): readonly Route[] {
  const person = `${ROOT}/persons/:item`;
  return [
    { method: 'GET', path: ROOT, handler: (request) => show(world, request) },
    { method: 'PATCH', path: ROOT, handler: (request) => patch(world, request) },
    ...listRoutes(world, `${ROOT}/persons`, PERSONS),
    ...listRoutes(world, `${ROOT}/attachments`, ATTACHMENTS),
    {
      method: 'GET',
      path: person,
      handler: (request) => answer(world, 200, itemView(find(world, request, PERSONS))),
    },
    { method: 'PATCH', path: person, handler: (request) => patchItem(world, request) },
  ];
}

function listRoutes(world: World, path: string, part: Part): readonly Route[] {
  const rows = (request: SimRequest): Collection<OnboardingItem> =>
    part.rows(recordOf(world, entityIn(world, request)));
  return [
    {
      method: 'GET',
      path,
      handler: (request) => answer(world, 200, rows(request).newestFirst().map(itemView)),
    },
    {
      method: 'POST',
      path,
      handler: (request) => {
        const stamps = { id: world.newId(part.kind), createdMs: world.nowMs, updatedMs: world.nowMs };
        const item = rows(request).add({ ...stamps, fields: fields.bodyOf(request) });
        return answer(world, 201, itemView(item));
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:item`,
      handler: (request) => {
        rows(request).remove(find(world, request, part).id);
        return { status: 204 };
      },
    },
  ];
}

function show(world: World, request: SimRequest): SimResponse {
  const entity = entityIn(world, request);
  return answer(world, 200, view(entity, recordOf(world, entity)));
}

function patch(world: World, request: SimRequest): SimResponse {
  const entity = entityIn(world, request);
  const record = recordOf(world, entity);
  record.fields = { ...record.fields, ...fields.bodyOf(request) };
  record.updatedMs = world.nowMs;
  return answer(world, 200, view(entity, record));
}

function patchItem(world: World, request: SimRequest): SimResponse {
  const item = find(world, request, PERSONS);
  item.fields = { ...item.fields, ...fields.bodyOf(request) };
  item.updatedMs = world.nowMs;
  return answer(world, 200, itemView(item));
}

function view(entity: EntityRecord, record: OnboardingRecord): Json {
  return { ...record.fields, entity_id: entity.id, updated_at: iso(record.updatedMs) };
}

function itemView(item: OnboardingItem): Json {
  const { id, createdMs, updatedMs } = item;
  return { ...item.fields, id, created_at: iso(createdMs), updated_at: iso(updatedMs) };
}

function find(world: World, request: SimRequest, part: Part): OnboardingItem {
  const item = part.rows(recordOf(world, entityIn(world, request))).get(request.params['item']);
  if (!item) throw missing('id', part.what);
  return item;
}

function recordOf({ state }: World, entity: EntityRecord): OnboardingRecord {
  const known = state.onboardings.get(entity.id);
  if (known) return known;
  const record: OnboardingRecord = {
    fields: {},
    updatedMs: entity.createdMs,
    persons: new Collection(),
    attachments: new Collection(),
  };
  state.onboardings.set(entity.id, record);
  return record;
}
