import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer, word } from './answers.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { openAccount } from './linking.js';
import { entityIn, featureOf } from './lookup.js';
import type { EntityRecord, FeatureRecord, FeatureStatus, Json } from './state.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

const IDENTIFIER = 'multi_currency_account';
const CURRENCIES = ['USD', 'EUR', 'GBP'] as const;

/** The allowed steps. **Source** contract 6. */
const STEPS: Readonly<Record<FeatureStatus, readonly FeatureStatus[]>> = {
  CREATED: ['SUBMITTED'],
  SUBMITTED: ['ACTIVE', 'ACTION_REQUIRED'],
  ACTION_REQUIRED: ['SUBMITTED'],
  ACTIVE: [],
};

/** `…/features`: the multi-currency account of an entity. **Source** contract 6. */
export function featureRoutes(world: World): readonly Route[] {
  const path = `${API}/companies/:company/entities/:entity/features`;
  return [
    { method: 'GET', path, handler: (request) => list(world, request) },
    { method: 'POST', path, handler: (request) => create(world, request) },
  ];
}

/** A feature in the API. */
export function featureView(world: World, feature: FeatureRecord): Json {
  return {
    feature_identifier: IDENTIFIER,
    feature_name: 'Multi-Currency Account',
    application_id: feature.id,
    status: word(world, 'featureStatus', feature.status),
  };
}

function list(world: World, request: SimRequest): SimResponse {
  const feature = featureOf(world, entityIn(world, request));
  return answer(world, 200, feature ? [featureView(world, feature)] : []);
}

function create(world: World, request: SimRequest): SimResponse {
  const entity = entityIn(world, request);
  const identifier = fields.requiredText(fields.bodyOf(request), 'feature_identifier');
  if (identifier !== IDENTIFIER) throw fail(422, 'feature_identifier', 'is not included in the list');
  if (entity.country !== 'US') {
    throw fail(422, 'entity', 'Multi-currency accounts are available for US entities only');
  }
  if (featureOf(world, entity)) {
    throw fail(409, 'feature_identifier', 'has already been applied for by this entity');
  }
  return answer(world, 201, featureView(world, addFeature(world, entity, { status: 'CREATED' })));
}

/** Creates the application of an entity. */
export function addFeature(
  world: World,
  entity: EntityRecord,
  { status, atMs = world.nowMs }: { readonly status: FeatureStatus; readonly atMs?: number },
): FeatureRecord {
  const { id: entityId, companyId } = entity;
  const id = `app_${world.random.token(16)}`;
  const stamps = { id, createdMs: atMs, updatedMs: atMs };
  return world.state.features.add({ ...stamps, entityId, companyId, status });
}

/** Moves the application one step; approval creates its accounts. **Throws** `HttpReply` 422 for an invalid step. */
export function moveFeature(world: World, feature: FeatureRecord, status: FeatureStatus): void {
  if (!STEPS[feature.status].includes(status)) {
    throw fail(422, 'status', `A feature can't go from ${feature.status} to ${status}`);
  }
  feature.status = status;
  feature.updatedMs = world.nowMs;
  if (status === 'ACTIVE') openInternalAccounts(world, feature);
  const { companyId, entityId } = feature;
  notify(world, {
    event: 'EntityFeatureEvents::UpdatedEvent',
    companyId,
    data: { ...featureView(world, feature), entity_id: entityId },
  });
}

function openInternalAccounts(world: World, { companyId, entityId }: FeatureRecord): void {
  const owner = { companyId, ownerId: entityId, ownerType: 'Entity' } as const;
  for (const currency of CURRENCIES) {
    const profile = { method: 'balance', usage: 'internal', status: 'active' } as const;
    openAccount(world, { ...owner, kind: 'internal', currency, profile });
  }
}
