import { isDeepStrictEqual } from 'node:util';
import type { UserData } from '../../domain/account.js';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { UpdateUserData } from '../../domain/commands.js';
import { fromGlobalId } from '../../domain/ids.js';
import type { UserError } from '../../domain/operation.js';
import { ownUserData } from '../../domain/own-user-data.js';
import { givenUserDataErrors } from '../../domain/rules/user-data.js';
import { userError } from '../../domain/rules/user-errors.js';
import { beforeWriting } from '../http/left-open.js';
import type { Answer } from '../http/upstream.js';
import { UnexpectedEffectError, type WritePort } from '../ports/writes.js';
import { readRecord } from '../reading/records.js';
import type { TreasureApi } from './api.js';
import { businessPath } from './paths.js';
import { parseAccountRef, parseBusinessRef, parseOwnedRef } from './refs.js';
import { orNone } from './refusals.js';
import { fieldTable, tellingOf } from './user-errors.js';

/** Where the user data of an object is changed. */
interface Place {
  readonly noun: string;
  readonly id: string;
  readonly path: string;
}

/** **Source** user_data, errors. */
const toUserErrors = tellingOf({
  toField: fieldTable({ user_data: 'userData' }),
  refused: { field: 'userData', says: 'did not accept the user data' },
  unknown: { field: 'id', says: 'no longer knows this object' },
});

/**
 * Replaces the caller's part of an object's user data; the gateway's own part stays, since operations are recognised by it.
 * **Source** user_data: an update replaces it (assumed).
 */
export function updateUserDataPort(api: TreasureApi): WritePort<UpdateUserData, null> {
  return {
    check: async (call, { id, userData }) => {
      const place = toPlace(api.connector, id);
      if ('code' in place) return [place];
      const answer = await orNone(api.upstream.get(call, place.path, {}, { fresh: true }));
      if (!answer) return [notFound(api.connector)];
      return givenUserDataErrors(userData, ownUserData(readHeld(api, place, answer).userData));
    },
    write: ({ id, userData }) => {
      const place = toPlace(api.connector, id);
      if ('code' in place) throw new TypeError('user data was to be changed that was not checked');
      const { path } = place;
      return {
        settlement: 'CONVERGES',
        lock: null,
        send: async ({ call, guard }) => {
          const before = await api.upstream.get(call, path, {}, { fresh: true }).catch((error) => {
            throw beforeWriting(error);
          });
          const user_data = { ...userData, ...ownUserData(readHeld(api, place, before).userData) };
          const request = { method: 'POST', path, body: { user_data }, guard } as const;
          confirm(place, user_data, readHeld(api, place, await api.upstream.send(call, request)));
          return null;
        },
        toUserErrors,
      };
    },
  };
}

/** **Source** user_data: businesses, bank accounts and transfers take it. */
function toPlace(connector: ConnectorRef, id: string): Place | UserError {
  const parsed = fromGlobalId(id);
  if (parsed?.connector !== connector.name) return notFound(connector);
  switch (parsed.kind) {
    case 'Business': {
      const business = parseBusinessRef(parsed.ref);
      return business === null
        ? notFound(connector)
        : { noun: 'business', id: business, path: businessPath(business) };
    }
    case 'Account': {
      const account = parseAccountRef(parsed.ref);
      if (!account) return notFound(connector);
      if (account.kind === 'portfolio') return unsupported();
      return toOwnedPlace('bank_account', account);
    }
    case 'Transfer': {
      const owned = parseOwnedRef(parsed.ref);
      return owned ? toOwnedPlace('transfer', owned) : notFound(connector);
    }
    default:
      return unsupported();
  }
}

function toOwnedPlace(
  noun: 'bank_account' | 'transfer',
  { businessId, id }: { readonly businessId: string; readonly id: string },
): Place {
  return { noun, id, path: businessPath(businessId, `${noun}s`, id) };
}

/** What an answer says of an object. */
interface Held {
  readonly id: string;
  readonly userData: UserData | null;
}

function readHeld(api: TreasureApi, { noun }: Place, answer: Answer): Held {
  return readRecord(api, noun, answer, (fields) => ({
    id: fields.text('id'),
    userData: fields.json('user_data'),
  }));
}

/** **Throws** `UnexpectedEffectError` where the object does not hold now what was asked for. */
function confirm({ id }: Place, userData: UserData, held: Held): void {
  if (held.id !== id) throw new UnexpectedEffectError('id', id, held.id);
  if (!isDeepStrictEqual(asJson(userData), asJson(held.userData)))
    throw new UnexpectedEffectError('user_data', 'the user data asked for', 'other user data');
}

/** Nothing and an empty object are the same here. */
function asJson(userData: UserData | null): unknown {
  return JSON.parse(JSON.stringify(userData ?? {}));
}

function notFound({ name }: ConnectorRef): UserError {
  return userError('id', `required an object of ${name} that takes user data`, 'NOT_FOUND');
}

function unsupported(): UserError {
  const message = 'required a business, a linked bank account or a transfer: nothing else takes user data';
  return userError('id', message, 'CAPABILITY_UNSUPPORTED');
}
