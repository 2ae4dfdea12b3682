import { Field, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { ProviderId } from '../shared/node-fields.js';
import { CalendarDate } from '../shared/scalars.js';
import { PartyLabel } from './party-label.type.js';
import {
  RecurrenceDuration,
  RecurrenceFrequency,
  RecurringTransferStatus,
} from './recurring-transfer.enum.js';

@ObjectType('RecurringTransfer', {
  implements: Node,
  simpleResolvers: true,
  description: 'A transfer that the provider repeats on a schedule (standing order).',
})
export class RecurringTransfer implements domain.RecurringTransfer {
  readonly id!: string;
  readonly connector!: string;
  readonly createdAt!: string | null;

  @ProviderId('recurring transfer')
  readonly providerId!: string;

  @Field(() => String, { nullable: true, description: 'The memo; null if there is none.' })
  readonly memo!: string | null;

  @Field(() => Money, { description: 'The amount of each transfer.' })
  readonly amount!: Money;

  @Field(() => RecurrenceFrequency, { description: 'The frequency.' })
  readonly frequency!: domain.RecurrenceFrequency;

  @Field(() => String, { description: "The provider's own frequency value, such as `monthly`." })
  readonly providerFrequency!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The day of the month, or the day of the week (Monday is 1), depending on `frequency`; null if unknown.',
  })
  readonly frequencyData!: number | null;

  @Field(() => RecurringTransferStatus, { description: 'The status of the recurring transfer.' })
  readonly status!: domain.RecurringTransferStatus;

  @Field(() => RecurrenceDuration, { description: 'The duration.' })
  readonly duration!: domain.RecurrenceDuration;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day on which a transfer can be made; null if unknown.',
  })
  readonly startingDate!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The day of the last transfer; null if there is no end date or if it is unknown.',
  })
  readonly endingDate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of remaining transfers; null if there is no end or if it is unknown.',
  })
  readonly remainingTransfers!: number | null;

  @Field(() => PartyLabel, {
    description: 'The originating account. It sends the money, or receives it if the direction is `PULL`.',
  })
  readonly source!: PartyLabel;

  @Field(() => PartyLabel, { description: 'The other party of the transfer.' })
  readonly destination!: PartyLabel;
}

export const RecurringTransferConnection = connectionType('RecurringTransfer', RecurringTransfer, {
  one: 'a recurring transfer',
  many: 'recurring transfers',
});
