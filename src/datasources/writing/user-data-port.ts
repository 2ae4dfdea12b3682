import { isDeepStrictEqual } from 'node:util';
import type { UserData } from '../../domain/account.js';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { UpdateUserData } from '../../domain/commands.js';
import type { UserError } from '../../domain/operation.js';
import { ownUserData } from '../../domain/own-user-data.js';
import { userError } from '../../domain/rules/user-errors.js';
import { beforeWriting } from '../http/left-open.js';
import type { Answer, Upstream } from '../http/upstream.js';
import { UnexpectedEffectError, type Write, type WritePort } from '../ports/writes.js';
import { isSameId, readNamed } from '../reading/named.js';
import { type Reader, readRecord } from '../reading/records.js';

/** The place where the user data of an object is changed. */
export interface UserDataPlace {
  /** The provider's name for this kind of object. */
  readonly noun: string;
  /** The provider's id of the object. */
  readonly id: string;
  readonly path: string;
}

/** How a provider stores user data: in a field of its objects, which one request replaces completely. */
export interface KeptUserData {
  readonly api: Reader & { readonly upstream: Pick<Upstream, 'get' | 'send'> };
  /** The JSON name of that field. */
  readonly field: string;
  readonly method: 'PATCH' | 'POST';
  /** The value to send when no user data is left. */
  readonly nothing: UserData | null;
  /** A global id → its place, or the errors in the id. */
  readonly toPlace: (connector: ConnectorRef, id: string) => UserDataPlace | UserError;
  /** The answer of a read, or null when the provider has no such object. */
  readonly orNone: (reading: Promise<Answer>) => Promise<Answer | null>;
  readonly toUserErrors: Write<null>['toUserErrors'];
  /** The errors of the caller's user data by the provider's own limit. `own` is the gateway's part, which stays on the object. */
  readonly userDataErrors: (userData: UserData | null, own: UserData) => readonly UserError[];
}

interface Held {
  readonly id: string;
  readonly userData: UserData | null;
}

/** Replaces the caller's part of an object's user data. The gateway's own part stays, because it identifies operations. */
export function userDataPort(kept: KeptUserData): WritePort<UpdateUserData, null> {
  const { api, toPlace, orNone, toUserErrors } = kept;
  return {
    plan: ({ id, userData }) => {
      const place = toPlace(api.connector, id);
      if ('code' in place) return { errors: [place] };
      return {
        recoveryMethod: 'CONVERGES',
        lock: null,
        check: async (call) => {
          const answer = await orNone(api.upstream.get(call, place.path, {}, { fresh: true }));
          if (!answer) return [takesNoUserData(api.connector)];
          return kept.userDataErrors(userData, ownUserData(readBefore(kept, place, answer)));
        },
        send: async ({ call, guard }) => {
          const before = await api.upstream
            .get(call, place.path, {}, { fresh: true })
            .then((answer) => readBefore(kept, place, answer))
            .catch((error) => {
              throw beforeWriting(error);
            });
          const wanted = withOwn(kept, userData, before);
          const { method, field } = kept;
          const request = { method, path: place.path, body: { [field]: wanted }, guard };
          confirm(kept, wanted, {
            place,
            held: readHeld(kept, place, await api.upstream.send(call, request)),
          });
          return null;
        },
        toUserErrors,
      };
    },
  };
}

/** The error for an object that does not exist or does not accept user data. */
export function takesNoUserData({ name }: ConnectorRef): UserError {
  return userError('id', `required an object of ${name} that takes user data`, 'NOT_FOUND');
}

/** The user data of the object before the change. **Throws** `UpstreamError` for another object. */
function readBefore(
  { api, field }: KeptUserData,
  { noun, id }: UserDataPlace,
  answer: Answer,
): UserData | null {
  return readNamed(api, answer, { noun, id }, (fields) => fields.json(field));
}

function readHeld({ api, field }: KeptUserData, { noun }: UserDataPlace, answer: Answer): Held {
  return readRecord(api, noun, answer, (fields) => ({
    id: fields.text('id'),
    userData: fields.userData(field),
  }));
}

function withOwn(
  { nothing }: KeptUserData,
  userData: UserData | null,
  before: UserData | null,
): UserData | null {
  const own = ownUserData(before);
  return userData === null && Object.keys(own).length === 0 ? nothing : { ...userData, ...own };
}

/** **Throws** `UnexpectedEffectError` when the object does not contain the requested data. */
function confirm(
  { field }: KeptUserData,
  wanted: UserData | null,
  { place, held }: { readonly place: UserDataPlace; readonly held: Held },
): void {
  if (!isSameId(held.id, place.id)) throw new UnexpectedEffectError('id', place.id, held.id);
  if (!isDeepStrictEqual(asJson(wanted), asJson(held.userData)))
    throw new UnexpectedEffectError(field, 'the user data asked for', 'other user data');
}

/** An absent value and an empty object are equal here. */
function asJson(userData: UserData | null): unknown {
  return JSON.parse(JSON.stringify(userData ?? {}));
}
