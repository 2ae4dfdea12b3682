import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/operation.js';
import { UserErrorCode } from './operation.enum.js';

@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'A reason why a request was not executed.',
})
export class UserError implements domain.UserError {
  @Field(() => [String], {
    nullable: true,
    description:
      'The path of the invalid input field, such as `["amount", "currency"]`; null if the error concerns no single field.',
  })
  readonly field!: readonly string[] | null;

  @Field(() => [String], { description: 'Human-readable messages: what was required and what arrived.' })
  readonly messages!: readonly string[];

  @Field(() => UserErrorCode, { description: 'Machine-readable error code.' })
  readonly code!: domain.UserErrorCode;
}
