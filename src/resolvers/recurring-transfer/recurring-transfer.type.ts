import { Field, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
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
  description: 'A standing order: a transfer that the provider makes again and again.',
})
export class RecurringTransfer implements domain.RecurringTransfer {
  readonly id!: string;
  readonly connector!: string;
  readonly createdAt!: string | null;

  @Field(() => String, { description: "The provider's own id of the recurring transfer." })
  readonly providerId!: string;

  @Field(() => String, { nullable: true, description: 'What it is for; null where it has no memo.' })
  readonly memo!: string | null;

  @Field(() => Money, { description: 'What each transfer moves.' })
  readonly amount!: Money;

  @Field(() => RecurrenceFrequency, { description: 'How often it moves money.' })
  readonly frequency!: domain.RecurrenceFrequency;

  @Field(() => String, { description: "The provider's own word for the frequency, such as `monthly`." })
  readonly providerFrequency!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The day of the month, or of the week from Monday as 1, as `frequency` has it; null where unknown.',
  })
  readonly frequencyData!: number | null;

  @Field(() => RecurringTransferStatus, { description: 'Whether it goes on.' })
  readonly status!: domain.RecurringTransferStatus;

  @Field(() => RecurrenceDuration, { description: 'How long it goes on.' })
  readonly duration!: domain.RecurrenceDuration;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day on which a transfer may be made; null where unknown.',
  })
  readonly startingDate!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The day of the last transfer; null for one without an end, and where unknown.',
  })
  readonly endingDate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many transfers are still to be made; null for one without an end, and where unknown.',
  })
  readonly remainingTransfers!: number | null;

  @Field(() => PartyLabel, {
    description:
      'The account that makes the transfers: it sends the money, or receives it with the direction `PULL`.',
  })
  readonly source!: PartyLabel;

  @Field(() => PartyLabel, { description: 'The other end.' })
  readonly destination!: PartyLabel;
}

export const RecurringTransferConnection = connectionType('RecurringTransfer', RecurringTransfer, {
  one: 'a recurring transfer',
  many: 'recurring transfers',
});
