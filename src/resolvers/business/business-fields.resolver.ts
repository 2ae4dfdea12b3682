import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type * as accounts from '../../domain/account.js';
import type * as domain from '../../domain/business.js';
import type { Connection } from '../../domain/connection.js';
import type * as documents from '../../domain/document.js';
import { AccountConnection } from '../account/account.type.js';
import type { GatewayContext } from '../context.js';
import { DocumentConnection } from '../document/document.type.js';
import { PageArgs, toListArgs } from '../shared/page-args.js';
import { InheritsScope, RequiresScope } from '../shared/scope-guard.js';
import { Business, WireInstructions } from './business.type.js';
import { Portfolio } from './portfolio.type.js';

/** The fields of a business that are read separately. */
@Resolver(() => Business)
export class BusinessFieldsResolver {
  @RequiresScope('accounts:read')
  @FieldResolver(() => AccountConnection, {
    nullable: true,
    description: 'Its accounts, newest first. Needs the scope `accounts:read`.',
  })
  accounts(
    @Args(() => PageArgs) args: PageArgs,
    @Root() business: Business,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<accounts.Account>> {
    return sources.accountsOf(business, toListArgs(`Business.accounts:${business.id}`, args, {}));
  }

  @RequiresScope('documents:read')
  @FieldResolver(() => DocumentConnection, {
    nullable: true,
    description: 'Its documents, newest first. Needs the scope `documents:read`.',
  })
  documents(
    @Args(() => PageArgs) args: PageArgs,
    @Root() { id }: Business,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<documents.Document>> {
    return sources.documents(toListArgs(`Business.documents:${id}`, args, { business: id }));
  }

  @InheritsScope()
  @FieldResolver(() => Portfolio, {
    nullable: true,
    description: 'The investment portfolio; null if the provider does not offer portfolios.',
  })
  portfolio(
    @Root() business: Business,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.Portfolio | null> {
    return sources.portfolioOf(business);
  }

  @InheritsScope()
  @FieldResolver(() => WireInstructions, {
    nullable: true,
    description: 'The instructions for wires that deposit money; null if the provider gives none.',
  })
  async wireInstructions(
    @Root() business: Business,
    @Ctx() { sources }: GatewayContext,
  ): Promise<WireInstructions | null> {
    const instructions = await sources.wireInstructionsOf(business);
    return instructions && { ...instructions, businessId: business.id };
  }
}
