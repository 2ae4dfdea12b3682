import { FieldResolver, Resolver, Root } from 'type-graphql';
import { RequiresScope } from '../shared/scope-guard.js';
import { OperationTransition } from './operation.type.js';

/** The fields of a transition that need a scope of their own. */
@Resolver(() => OperationTransition)
export class OperationTransitionFieldsResolver {
  @RequiresScope('operations:review')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The reason that the provider gave for refusing the attempt; null if it gave none. Numbers, addresses and long words in it are replaced by `***`. Needs the scope `operations:review`.',
  })
  providerMessage(@Root() { providerMessage }: OperationTransition): string | null {
    return providerMessage;
  }
}
