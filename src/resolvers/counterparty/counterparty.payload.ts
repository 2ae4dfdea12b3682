import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/counterparty.js';
import { JournaledPayload } from '../operation/journaled.payload.js';
import { Counterparty } from './counterparty.type.js';

@ObjectType('CreateCounterpartyPayload', {
  simpleResolvers: true,
  description: 'What became of registering a counterparty.',
})
export class CreateCounterpartyPayload extends JournaledPayload {
  @Field(() => Counterparty, {
    nullable: true,
    description: 'The counterparty as it was registered; null while none is known.',
  })
  readonly counterparty!: domain.Counterparty | null;
}
