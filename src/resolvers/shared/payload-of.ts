import { type ClassType, Field, ObjectType } from 'type-graphql';
import type { WriteKind } from '../../datasources/index.js';
import { JournaledPayload } from '../operation/journaled.payload.js';

/** A field of a payload. It is null while the mutation has not succeeded. */
export interface PayloadField {
  readonly type: () => object;
  readonly description: string;
}

/** The payload of a journaled mutation with the results `R`. */
export type Payload<R extends object> = JournaledPayload & { readonly [K in keyof R]: R[K] | null };

/** The payload type of a journaled mutation: `SuspendCardPayload` for `suspendCard`. Each mutation has one of its own. */
export function payloadOf<R extends object>(
  mutation: WriteKind,
  fields: { readonly [K in keyof R & string]: PayloadField },
): ClassType<Payload<R>> {
  @ObjectType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Payload`, {
    simpleResolvers: true,
    description: `The result of \`${mutation}\`.`,
  })
  class MutationPayload extends JournaledPayload {}

  for (const [name, { type, description }] of Object.entries<PayloadField>(fields)) {
    Field(type, { nullable: true, description })(MutationPayload.prototype, name);
  }
  return MutationPayload as ClassType<Payload<R>>;
}
