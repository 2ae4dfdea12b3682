import { Field, ID, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';
import { JournaledPayload } from '../operation/journaled.payload.js';
import { RecurringTransfer } from './recurring-transfer.type.js';

@ObjectType('CreateRecurringTransferPayload', {
  simpleResolvers: true,
  description: 'What became of a recurring transfer that was asked for.',
})
export class CreateRecurringTransferPayload extends JournaledPayload {
  @Field(() => RecurringTransfer, {
    nullable: true,
    description: 'The recurring transfer as it was set up; null while none is known.',
  })
  readonly recurringTransfer!: domain.RecurringTransfer | null;
}

@ObjectType('RecurringTransferPayload', {
  simpleResolvers: true,
  description: 'What became of a change to a recurring transfer.',
})
export class RecurringTransferPayload extends JournaledPayload {
  @Field(() => RecurringTransfer, {
    nullable: true,
    description: 'The recurring transfer after it; null while it is not done.',
  })
  readonly recurringTransfer!: domain.RecurringTransfer | null;
}

@ObjectType('DeletePayload', { simpleResolvers: true, description: 'What became of a deletion.' })
export class DeletePayload extends JournaledPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The `id` of what is no more; null while it is not certain that it is gone.',
  })
  readonly deletedId!: string | null;
}
