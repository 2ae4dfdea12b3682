import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/card.js';
import type * as ledgers from '../../domain/ledger.js';
import type * as transfers from '../../domain/transfer.js';
import { Ledger } from '../ledger/ledger.type.js';
import { JournaledPayload } from '../operation/journaled.payload.js';
import { Transfer } from '../transfer/transfer.type.js';
import { Card } from './card.type.js';

@ObjectType('CardPayload', { simpleResolvers: true, description: 'What became of a change to a card.' })
export class CardPayload extends JournaledPayload {
  @Field(() => Card, { nullable: true, description: 'The card after it; null while it is not done.' })
  readonly card!: domain.Card | null;
}

@ObjectType('CardFundingPayload', {
  simpleResolvers: true,
  description: 'What became of moving money between a ledger and a card.',
})
export class CardFundingPayload extends JournaledPayload {
  @Field(() => Card, {
    nullable: true,
    description: 'The card after it; null while it is not done, and where the provider does not show it.',
  })
  readonly card!: domain.Card | null;

  @Field(() => Transfer, {
    nullable: true,
    description: 'The movement; null while it is not done, and where the provider does not show it.',
  })
  readonly transfer!: transfers.Transfer | null;

  @Field(() => Ledger, {
    nullable: true,
    description: 'The ledger after it; null while it is not done, and where the provider does not show it.',
  })
  readonly ledger!: ledgers.Ledger | null;
}
