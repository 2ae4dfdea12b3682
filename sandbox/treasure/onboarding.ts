import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { changeBusiness } from './businesses.js';
import { checkedBody } from './checks.js';
import { failure } from './errors.js';
import { ONBOARDING } from './onboarding-fields.js';
import type { Json, Onboarding } from './state.js';
import { announce } from './webhooks.js';
import type { World } from './world.js';

const PATH = '/v1/businesses/:business/onboarding';

/** The next sub-status after a submission, by the current one. **Source** contract 5. */
const AFTER_SUBMISSION: Readonly<Record<string, string>> = {
  AWAITING_ONBOARDING_INFORMATION: 'AWAITING_INTERNAL_REVIEW',
  INTERNAL_NEEDS_INFO: 'AWAITING_INTERNAL_REVIEW',
  CUSTODIAN_NEEDS_INFO: 'AWAITING_CUSTODIAN_REVIEW',
};

/** **Source** contract 4.2. */
export function onboardingRoutes(world: World): readonly Route[] {
  return [
    { method: 'POST', path: PATH, handler: (request) => submit(world, request) },
    { method: 'GET', path: PATH, handler: (request) => read(world, request) },
  ];
}

/** The API's representation: the submitted data without social security numbers. */
export function toWireOnboarding({ businessId, document, updatedAt }: Onboarding): Json {
  return { business_id: businessId, ...document, updated_at: updatedAt };
}

function submit(world: World, request: SimRequest): SimResponse {
  const business = world.business(request.params['business']);
  const body = checkedBody(request, ONBOARDING);
  const next = AFTER_SUBMISSION[business.subStatus ?? ''];
  if (!next) {
    throw failure('INVALID_STATE', {
      message: `No onboarding is awaited; the business is ${business.subStatus ?? business.status}`,
    });
  }
  const document = withoutSocialSecurity(body) as Json;
  const onboarding: Onboarding = { businessId: business.id, document, updatedAt: world.stamp() };
  world.state.onboardings.set(business.id, onboarding);
  announce(world, 'onboarding.updated', business.id, toWireOnboarding(onboarding));
  changeBusiness(world, business, { subStatus: next });
  return { status: 201, body: toWireOnboarding(onboarding) };
}

function read(world: World, { params }: SimRequest): SimResponse {
  const { id } = world.business(params['business']);
  const onboarding = world.state.onboardings.get(id);
  if (!onboarding) throw failure('NOT_FOUND', { message: 'no onboarding was submitted' });
  return { status: 200, body: toWireOnboarding(onboarding) };
}

function withoutSocialSecurity(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSocialSecurity);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'national_identifier');
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSocialSecurity(inner)]));
}
