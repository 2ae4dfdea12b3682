import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { allocationErrors } from '../../domain/rules/allocations.js';
import { nameErrors } from '../../domain/rules/texts.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import {
  CreateBusinessInput,
  SetPortfolioAllocationInput,
  SubmitBusinessOnboardingInput,
} from './business.input.js';
import {
  CreateBusinessPayload,
  SetPortfolioAllocationPayload,
  SubmitBusinessOnboardingPayload,
} from './business.payload.js';

@Resolver()
export class BusinessMutationsResolver {
  @RequiresScope('businesses:write')
  @Mutation(() => CreateBusinessPayload, {
    nullable: true,
    description: 'Registers a business at a provider. Needs the scope `businesses:write`.',
  })
  async createBusiness(
    @Arg('input', () => CreateBusinessInput, { description: 'The business to register.' })
    input: CreateBusinessInput,
    @Ctx() context: GatewayContext,
  ): Promise<CreateBusinessPayload> {
    const { connector, legalName, doingBusinessAs, userData } = input;
    const outcome = await runMutation(context, {
      kind: 'createBusiness',
      input,
      connector: { field: 'connector', name: connector },
      problems: [...nameErrors(legalName, 'legalName'), ...nameErrors(doingBusinessAs, 'doingBusinessAs')],
      command: () => ({
        legalName,
        doingBusinessAs: doingBusinessAs ?? null,
        userData: userData ?? null,
      }),
    });
    return { ...toPayload(outcome), business: outcome.result };
  }

  @RequiresScope('businesses:write')
  @Mutation(() => SubmitBusinessOnboardingPayload, {
    nullable: true,
    description: 'Submits the onboarding application of a business. Needs the scope `businesses:write`.',
  })
  async submitBusinessOnboarding(
    @Arg('input', () => SubmitBusinessOnboardingInput, { description: 'The application to submit.' })
    input: SubmitBusinessOnboardingInput,
    @Ctx() context: GatewayContext,
  ): Promise<SubmitBusinessOnboardingPayload> {
    const { business, application } = input;
    const outcome = await runMutation(context, {
      kind: 'submitBusinessOnboarding',
      input,
      command: () => ({ business, application }),
    });
    return { ...toPayload(outcome), business: outcome.result };
  }

  @RequiresScope('businesses:write')
  @Mutation(() => SetPortfolioAllocationPayload, {
    nullable: true,
    description:
      'Replaces the allocation of the portfolio of a business. Needs the scope `businesses:write`.',
  })
  async setPortfolioAllocation(
    @Arg('input', () => SetPortfolioAllocationInput, { description: 'The new allocation.' })
    input: SetPortfolioAllocationInput,
    @Ctx() context: GatewayContext,
  ): Promise<SetPortfolioAllocationPayload> {
    const { business, allocations } = input;
    const products = allocations.flatMap(({ product }, index) =>
      nameErrors(product, `allocations.${index}.product`),
    );
    const outcome = await runMutation(context, {
      kind: 'setPortfolioAllocation',
      input,
      problems: [...products, ...allocationErrors(allocations)],
      command: () => ({
        business,
        allocations: allocations.map(({ product, percentage }) => ({ product, percentage })),
      }),
    });
    return { ...toPayload(outcome), portfolio: outcome.result };
  }
}
