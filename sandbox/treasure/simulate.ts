import { entryOf } from '../kernel/json.js';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { changeBusiness } from './businesses.js';
import { checkedBody, object } from './checks.js';
import { failure } from './errors.js';
import type { Business } from './state.js';
import { openDepositAccount } from './wire-instructions.js';
import type { World } from './world.js';

interface Step {
  readonly from: readonly string[];
  readonly to: Pick<Business, 'status' | 'subStatus'>;
}

const pending = (subStatus: string): Step['to'] => ({ status: 'PENDING', subStatus });
const DECLINED: Step['to'] = { status: 'CLOSED', subStatus: 'DECLINED' };
const INTERNAL = ['AWAITING_INTERNAL_REVIEW', 'INTERNAL_NEEDS_INFO'];
const CUSTODIAN = ['AWAITING_CUSTODIAN_REVIEW', 'CUSTODIAN_NEEDS_INFO'];

/** The outcomes of reviews: source and target sub-statuses. **Source** contract 4.9 and 5. */
const STEPS: Readonly<Record<string, Step>> = {
  internal_approve: { from: INTERNAL, to: pending('AWAITING_CUSTODIAN_SUBMISSION') },
  internal_reject: { from: INTERNAL, to: DECLINED },
  internal_needs_info: { from: ['AWAITING_INTERNAL_REVIEW'], to: pending('INTERNAL_NEEDS_INFO') },
  custodian_submission: { from: ['AWAITING_CUSTODIAN_SUBMISSION'], to: pending('AWAITING_CUSTODIAN_REVIEW') },
  custodian_approve: { from: CUSTODIAN, to: { status: 'OPEN', subStatus: null } },
  custodian_reject: { from: CUSTODIAN, to: DECLINED },
  custodian_needs_info: { from: ['AWAITING_CUSTODIAN_REVIEW'], to: pending('CUSTODIAN_NEEDS_INFO') },
};

export const STEP_NAMES = Object.keys(STEPS);

/** The routes that exist only in the provider's own sandbox. */
export function simulateRoutes(world: World): readonly Route[] {
  const path = '/v1/businesses/:business/simulate/:event';
  return [{ method: 'PUT', path, handler: (request) => simulate(world, request) }];
}

/** Makes one step of the review. **Throws** `HttpReply` 400 `INVALID_STATE` if the business has another status. */
export function takeStep(world: World, business: Business, name: string): void {
  const step = entryOf(STEPS, name);
  if (!step) throw failure('INVALID_PATH');
  const present = business.subStatus ?? business.status;
  if (!step.from.includes(present)) {
    throw failure('INVALID_STATE', {
      message: `${name} needs ${step.from.join(' or ')}; the business is ${present}`,
    });
  }
  if (step.to.status === 'OPEN') openDepositAccount(world, business.id, world.stamp());
  changeBusiness(world, business, step.to);
}

function simulate(world: World, request: SimRequest): SimResponse {
  if (!world.settings.simulationCalls) throw failure('INVALID_PATH');
  const business = world.business(request.params['business']);
  checkedBody(request, object({}));
  takeStep(world, business, request.params['event'] ?? '');
  return { status: 204 };
}
