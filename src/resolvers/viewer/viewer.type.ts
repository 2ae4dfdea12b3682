import { Field, ObjectType } from 'type-graphql';
import type { Grants, Principal, Scope } from '../../auth/index.js';

@ObjectType('Viewer', { simpleResolvers: true, description: 'The caller and its permissions.' })
export class Viewer implements Principal {
  readonly scopes!: ReadonlySet<Scope>;
  readonly grants!: Grants;

  @Field(() => String, { description: 'The stable identifier of the caller, such as the id of its API key.' })
  readonly subject!: string;
}
