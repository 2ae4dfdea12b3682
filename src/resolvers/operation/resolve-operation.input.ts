import { Field, ID, InputType } from 'type-graphql';
import type { Resolution } from '../../operations/index.js';
import { OperationOutcome } from './operation.enum.js';

@InputType('ResolveOperationInput', { description: 'The decision of a person about an operation.' })
export class ResolveOperationInput {
  @Field(() => ID, { description: 'The operation. Its status is `NEEDS_REVIEW`.' })
  readonly id!: string;

  @Field(() => OperationOutcome, { description: 'Whether the request was executed.' })
  readonly outcome!: Resolution['outcome'];

  @Field(() => String, {
    description:
      'The reason of the decision, in 1 to 500 characters. The history of the operation shows it to its caller.',
  })
  readonly note!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The object that the operation created or changed, if it is known. Only with the outcome `SUCCEEDED`.',
  })
  readonly subject!: string | null | undefined;
}
