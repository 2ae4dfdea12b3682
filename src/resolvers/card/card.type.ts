import { Field, ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/card.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { CalendarDate, DateTime, JsonObject } from '../shared/scalars.js';
import { CardForm, CardStatus } from './card.enum.js';

@ObjectType('Card', {
  implements: Node,
  simpleResolvers: true,
  description: 'A payment card. Its number and security code never pass through here.',
})
export class Card implements domain.Card {
  readonly id!: string;
  readonly connector!: string;
  readonly accountId!: string | null;
  readonly ledgerId!: string | null;

  @Field(() => String, { description: "The provider's own id of the card." })
  readonly providerId!: string;

  @Field(() => String, { nullable: true, description: 'What people call it; null where it has no label.' })
  readonly label!: string | null;

  @Field(() => CardForm, { description: 'Whether it can be held in the hand.' })
  readonly form!: domain.CardForm;

  @Field(() => CardStatus, { description: 'Where it is in its life.' })
  readonly status!: domain.CardStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own word for the status; null where it has none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of its number; null where unknown.',
  })
  readonly last4!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day it is valid; null where unknown.' })
  readonly expiresOn!: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What is left on it to spend; null where the provider keeps no balance on the card.',
  })
  readonly balance!: Money | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The earliest moment at which it may be suspended or unsuspended again; null where the provider sets no limit.',
  })
  readonly nextSuspensionChangeAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was issued; null where unknown.' })
  readonly createdAt!: string | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your own JSON, kept at the provider on the card; null where there is none.',
  })
  readonly userData!: UserData | null;
}

export const CardConnection = connectionType('Card', Card, { one: 'a card', many: 'cards' });
