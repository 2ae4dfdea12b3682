import { Field } from 'type-graphql';
import { DateTime, JsonObject } from './scalars.js';

/** The fields that nodes of several types share, as decorators. `noun` is the singular of the type, such as `account`. */

/** The provider's own id. */
export const ProviderId = (noun: string) =>
  Field(() => String, { description: `The provider's own id of the ${noun}.` });

/** The time of creation, nullable. `event` completes "When it was …". */
export const CreatedAt = (event: string) =>
  Field(() => DateTime, { nullable: true, description: `When it was ${event}; null if unknown.` });

/** The time of the last change, nullable. */
export const UpdatedAt = () =>
  Field(() => DateTime, { nullable: true, description: 'When it last changed; null if unknown.' });

/** The JSON of callers, nullable. */
export const UserDataField = (noun: string) =>
  Field(() => JsonObject, {
    nullable: true,
    description: `Your JSON, stored at the provider on the ${noun}; null if there is none.`,
  });
