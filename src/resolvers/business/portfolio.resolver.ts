import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type * as domain from '../../domain/business.js';
import { UpstreamError } from '../../domain/errors.js';
import type { GatewayContext } from '../context.js';
import { InheritsScope } from '../shared/scope-guard.js';
import { Business } from './business.type.js';
import { Portfolio } from './portfolio.type.js';

@Resolver(() => Portfolio)
export class PortfolioResolver {
  /** **Throws** `UpstreamError` when the provider no longer knows the business. */
  @InheritsScope()
  @FieldResolver(() => Business, { description: 'The business that owns the portfolio.' })
  async business(@Root() portfolio: Portfolio, @Ctx() { sources }: GatewayContext): Promise<domain.Business> {
    const business = await sources.business(portfolio.businessId);
    if (business) return business;
    const connector = sources.connector(portfolio.connector);
    throw new UpstreamError({ connector, code: 'NOT_FOUND', sent: 'yes' });
  }
}
