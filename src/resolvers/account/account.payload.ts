import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/account.js';
import { JournaledPayload } from '../operation/journaled.payload.js';
import { Account } from './account.type.js';

@ObjectType('AccountPayload', {
  simpleResolvers: true,
  description: 'What became of a change to an account.',
})
export class AccountPayload extends JournaledPayload {
  @Field(() => Account, { nullable: true, description: 'The account after it; null while it is not done.' })
  readonly account!: domain.Account | null;
}
