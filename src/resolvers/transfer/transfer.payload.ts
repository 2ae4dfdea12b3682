import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/transfer.js';
import { JournaledPayload } from '../operation/journaled.payload.js';
import { Transfer } from './transfer.type.js';

@ObjectType('CreateTransferPayload', {
  simpleResolvers: true,
  description: 'What became of a transfer that was asked for.',
})
export class CreateTransferPayload extends JournaledPayload {
  @Field(() => Transfer, {
    nullable: true,
    description: 'The transfer as it was made; null while none is known.',
  })
  readonly transfer!: domain.Transfer | null;
}

@ObjectType('CancelTransferPayload', {
  simpleResolvers: true,
  description: 'What became of calling a transfer off.',
})
export class CancelTransferPayload extends JournaledPayload {
  @Field(() => Transfer, {
    nullable: true,
    description: 'The transfer once called off; null while it is not.',
  })
  readonly transfer!: domain.Transfer | null;
}
