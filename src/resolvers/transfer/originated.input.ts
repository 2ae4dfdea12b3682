import { Field, ID, InputType } from 'type-graphql';
import { KeyedInput } from '../shared/keyed.input.js';
import { TransferDestinationInput } from './transfer-destination.input.js';

/** What every input that moves money from an account of ours has. */
@InputType('OriginatedInput', { description: 'Money that an account sends or pulls in.' })
export abstract class OriginatedInput extends KeyedInput {
  @Field(() => ID, {
    description:
      'The `id` of the account that makes the transfer: it sends the money, or receives it with the direction `PULL`. The transfer is sent through the connector of this account.',
  })
  readonly source!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The name of another connector to send it through, one that stands in front of the account's own.",
  })
  readonly via!: string | null | undefined;

  @Field(() => TransferDestinationInput, { description: 'The other end.' })
  readonly destination!: TransferDestinationInput;
}
