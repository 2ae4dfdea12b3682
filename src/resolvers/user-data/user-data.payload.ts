import { ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import { JournaledPayload } from '../operation/journaled.payload.js';

/** The id of the changed object and its new JSON. The object is read only if it is requested. */
export interface UserDataChange {
  readonly id: string;
  readonly userData: UserData | null;
}

@ObjectType('UpdateUserDataPayload', {
  simpleResolvers: true,
  description: 'The result of `updateUserData`.',
})
export class UpdateUserDataPayload extends JournaledPayload {
  /** Null while it is not certain. */
  readonly change!: UserDataChange | null;
}
