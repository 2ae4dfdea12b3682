import { FieldResolver, Resolver, Root } from 'type-graphql';
import { RequiresScope } from '../shared/scope-guard.js';
import { WireInstructions } from './business.type.js';

/** The field of wire instructions that takes a scope of its own. */
@Resolver(() => WireInstructions)
export class WireInstructionsResolver {
  @RequiresScope('accounts:read_sensitive')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The number of the account, whole. Needs the scope `accounts:read_sensitive`.',
  })
  accountNumber(@Root() instructions: WireInstructions): string | null {
    return instructions.accountNumber;
  }
}
