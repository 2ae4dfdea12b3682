import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/business.js';
import { JournaledPayload } from '../operation/journaled.payload.js';
import { Business } from './business.type.js';
import { Portfolio } from './portfolio.type.js';

@ObjectType('BusinessPayload', {
  simpleResolvers: true,
  description: 'What became of a change to a business.',
})
export class BusinessPayload extends JournaledPayload {
  @Field(() => Business, { nullable: true, description: 'The business after it; null while it is not done.' })
  readonly business!: domain.Business | null;
}

@ObjectType('PortfolioPayload', {
  simpleResolvers: true,
  description: 'What became of a change to a portfolio.',
})
export class PortfolioPayload extends JournaledPayload {
  @Field(() => Portfolio, {
    nullable: true,
    description: 'The portfolio after it; null while it is not done.',
  })
  readonly portfolio!: domain.Portfolio | null;
}
