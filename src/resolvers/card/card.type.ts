import { Field, ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/card.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { CreatedAt, ProviderId, UserDataField } from '../shared/node-fields.js';
import { CalendarDate, DateTime } from '../shared/scalars.js';
import { CardForm, CardStatus } from './card.enum.js';

@ObjectType('Card', {
  implements: Node,
  simpleResolvers: true,
  description: 'A payment card. The gateway never handles the card number or the security code.',
})
export class Card implements domain.Card {
  readonly id!: string;
  readonly connector!: string;
  readonly accountId!: string | null;
  readonly ledgerId!: string | null;

  @ProviderId('card')
  readonly providerId!: string;

  @Field(() => String, { nullable: true, description: 'Display name; null if there is none.' })
  readonly label!: string | null;

  @Field(() => CardForm, { description: 'Whether the card is physical or virtual.' })
  readonly form!: domain.CardForm;

  @Field(() => CardStatus, { description: 'Lifecycle status.' })
  readonly status!: domain.CardStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own status value; null if there is none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the number; null if unknown.',
  })
  readonly last4!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The expiration date: the last day on which the card is valid; null if unknown.',
  })
  readonly expiresOn!: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'The available balance of the card; null if the provider keeps no balance on the card.',
  })
  readonly balance!: Money | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The earliest time at which the card can be suspended or unsuspended again; null if the provider sets no limit.',
  })
  readonly nextSuspensionChangeAt!: string | null;

  @CreatedAt('issued')
  readonly createdAt!: string | null;

  @UserDataField('card')
  readonly userData!: UserData | null;
}

export const CardConnection = connectionType('Card', Card, { one: 'a card', many: 'cards' });
