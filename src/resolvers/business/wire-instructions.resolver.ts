import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GatewayContext } from '../context.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { SecretField } from '../shared/secret-field.js';
import { WireInstructions } from './business.type.js';

/** The field of wire instructions that requires its own scope. */
@Resolver(() => WireInstructions)
export class WireInstructionsResolver {
  @SecretField()
  @RequiresScope('accounts:read_sensitive')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The full account number. Every read is recorded in the audit log under the id of the business. Needs the scope `accounts:read_sensitive`.',
  })
  async accountNumber(
    @Root() { businessId, accountNumber }: WireInstructions,
    @Ctx() { actions }: GatewayContext,
  ): Promise<string | null> {
    if (accountNumber !== null) await actions.auditRead('WireInstructions.accountNumber', businessId);
    return accountNumber;
  }
}
