import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { ProviderId } from '../shared/node-fields.js';
import { CalendarDate } from '../shared/scalars.js';
import { PartyLabel } from './party-label.type.js';

@ObjectType('ScheduledTransfer', {
  implements: Node,
  simpleResolvers: true,
  description: 'One scheduled transfer of a recurring transfer. It is removed after it has been made.',
})
export class ScheduledTransfer implements domain.ScheduledTransfer {
  readonly id!: string;
  readonly connector!: string;
  readonly createdAt!: string | null;

  @ProviderId('scheduled transfer')
  readonly providerId!: string;

  @Field(() => String, { nullable: true, description: 'The memo; null if there is none.' })
  readonly memo!: string | null;

  @Field(() => Money, { description: 'The amount of the transfer.' })
  readonly amount!: Money;

  @Field(() => CalendarDate, { description: 'The day on which the transfer will be made.' })
  readonly scheduledDate!: string;

  @Field(() => PartyLabel, {
    description: 'The originating account. It sends the money, or receives it if the direction is `PULL`.',
  })
  readonly source!: PartyLabel;

  @Field(() => PartyLabel, { description: 'The other party of the transfer.' })
  readonly destination!: PartyLabel;
}

export const ScheduledTransferConnection = connectionType(
  'ScheduledTransfer',
  ScheduledTransfer,
  { one: 'a scheduled transfer', many: 'scheduled transfers' },
  { order: 'earliest' },
);
