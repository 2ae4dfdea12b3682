import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/money.js';
import { CurrencyCode } from './scalars.js';

@ObjectType('Money', { simpleResolvers: true, description: 'An exact amount in one currency.' })
export class Money implements domain.Money {
  readonly minor!: bigint;

  @Field(() => CurrencyCode, { description: 'The currency of the amount.' })
  readonly currency!: string;
}
