import { Field, ObjectType } from 'type-graphql';
import type { Grants, Principal, Scope } from '../../auth/index.js';

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who is asking, and what they may do.' })
export class Viewer implements Principal {
  readonly scopes!: ReadonlySet<Scope>;
  readonly grants!: Grants;

  @Field(() => String, { description: 'The stable name of the caller, such as the id of its API key.' })
  readonly subject!: string;
}
