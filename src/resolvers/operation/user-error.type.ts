import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/operation.js';
import { UserErrorCode } from './operation.enum.js';

@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'A reason why something that was asked for was not done.',
})
export class UserError implements domain.UserError {
  @Field(() => [String], {
    nullable: true,
    description:
      'The path of the input field at fault, such as `["amount", "currency"]`; null when it is none in particular.',
  })
  readonly field!: readonly string[] | null;

  @Field(() => [String], { description: 'What was required and what arrived, for people.' })
  readonly messages!: readonly string[];

  @Field(() => UserErrorCode, { description: 'The reason, for programs.' })
  readonly code!: domain.UserErrorCode;
}
