import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { CalendarDate } from '../shared/scalars.js';
import { PartyLabel } from './party-label.type.js';

@ObjectType('ScheduledTransfer', {
  implements: Node,
  simpleResolvers: true,
  description: 'One coming transfer of a recurring transfer. It disappears once it has been made.',
})
export class ScheduledTransfer implements domain.ScheduledTransfer {
  readonly id!: string;
  readonly connector!: string;
  readonly createdAt!: string | null;

  @Field(() => String, { description: "The provider's own id of the scheduled transfer." })
  readonly providerId!: string;

  @Field(() => String, { nullable: true, description: 'What it is for; null where it has no memo.' })
  readonly memo!: string | null;

  @Field(() => Money, { description: 'What it will move.' })
  readonly amount!: Money;

  @Field(() => CalendarDate, { description: 'The day on which it will be made.' })
  readonly scheduledDate!: string;

  @Field(() => PartyLabel, {
    description:
      'The account that makes the transfer: it sends the money, or receives it with the direction `PULL`.',
  })
  readonly source!: PartyLabel;

  @Field(() => PartyLabel, { description: 'The other end.' })
  readonly destination!: PartyLabel;
}

export const ScheduledTransferConnection = connectionType('ScheduledTransfer', ScheduledTransfer, {
  one: 'a scheduled transfer',
  many: 'scheduled transfers',
});
