import type * as domain from '../../domain/business.js';
import { payloadOf } from '../shared/payload-of.js';
import { Business } from './business.type.js';
import { Portfolio } from './portfolio.type.js';

export const CreateBusinessPayload = payloadOf<{ business: domain.Business }>('createBusiness', {
  business: {
    type: () => Business,
    description: 'The business after the change; null until the operation succeeds.',
  },
});
export type CreateBusinessPayload = InstanceType<typeof CreateBusinessPayload>;

export const SubmitBusinessOnboardingPayload = payloadOf<{ business: domain.Business }>(
  'submitBusinessOnboarding',
  {
    business: {
      type: () => Business,
      description: 'The business after the change; null until the operation succeeds.',
    },
  },
);
export type SubmitBusinessOnboardingPayload = InstanceType<typeof SubmitBusinessOnboardingPayload>;

export const SetPortfolioAllocationPayload = payloadOf<{ portfolio: domain.Portfolio }>(
  'setPortfolioAllocation',
  {
    portfolio: {
      type: () => Portfolio,
      description: 'The portfolio after the change; null until the operation succeeds.',
    },
  },
);
export type SetPortfolioAllocationPayload = InstanceType<typeof SetPortfolioAllocationPayload>;
