import { Field, ID, InputType } from 'type-graphql';
import { KeyedInput } from '../shared/keyed.input.js';
import { TransferDestinationInput } from './transfer-destination.input.js';

/** The fields of every input that moves money from an account of ours. */
@InputType('OriginatedInput', { description: 'A transfer from the view of its originating account.' })
export abstract class OriginatedInput extends KeyedInput {
  @Field(() => ID, {
    description:
      'The `id` of the originating account. It sends the money, or receives it if the direction is `PULL`. The transfer is sent through the connector of this account.',
  })
  readonly source!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of another connector to send the transfer through. In the configuration, `accountsFrom` of that connector must name the connector of the account.',
  })
  readonly via!: string | null | undefined;

  @Field(() => TransferDestinationInput, { description: 'The other party of the transfer.' })
  readonly destination!: TransferDestinationInput;
}
