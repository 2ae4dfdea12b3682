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
import type { TreasuryPrimeApi } from './api.js';
import { isId, parseTransferRef } from './refs.js';
import { orUnknown } from './refusals.js';
import { tellingOf } from './user-errors.js';

/** The resources whose PATCH takes user data. **Source** accounts, transactions, counterparties, cards. */
const RESOURCES: Readonly<Record<string, string>> = {
  Account: 'account',
  Transaction: 'transaction',
  Counterparty: 'counterparty',
  Card: 'card',
};

/** **Source** ACH, conventions; of book transfers and wires no text says what their PATCH takes beside a status (assumed). */
const TRANSFERS: readonly string[] = ['ach', 'book', 'wire'];

/** Where the user data of an object is changed. */
interface Place {
  readonly resource: string;
  readonly id: string;
  readonly path: string;
}

/** **Source** errors, conventions. */
const toUserErrors = tellingOf({
  REJECTED: { code: 'PROVIDER_REJECTED', field: 'userData', says: 'did not accept the user data' },
  NOT_FOUND: { code: 'NOT_FOUND', field: 'id', says: 'does not know this object' },
});

/** Replaces the caller's part of an object's user data; the gateway's own part stays, since operations are recognised by it. */
export function updateUserDataPort(api: TreasuryPrimeApi): WritePort<UpdateUserData, null> {
  return {
    check: async (call, { id, userData }) => {
      const place = toPlace(api.connector, id);
      if ('code' in place) return [place];
      const answer = await orUnknown(api.upstream.get(call, place.path, {}, { fresh: true }));
      if (!answer) return [notFound(api.connector)];
      return givenUserDataErrors(userData, ownUserData(readUserdata(api, place, answer).userdata));
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
          const userdata = withOwn(userData, readUserdata(api, place, before).userdata);
          const request = { method: 'PATCH', path, body: { userdata }, guard } as const;
          confirm(place, userdata, readUserdata(api, place, await api.upstream.send(call, request)));
          return null;
        },
        toUserErrors,
      };
    },
  };
}

function toPlace(connector: ConnectorRef, id: string): Place | UserError {
  const parsed = fromGlobalId(id);
  if (parsed?.connector !== connector.name) return notFound(connector);
  const transfer = parsed.kind === 'Transfer' ? parseTransferRef(parsed.ref) : null;
  if (parsed.kind === 'Business' || transfer?.resource === 'fednow') return unsupported();
  const resource =
    transfer && TRANSFERS.includes(transfer.resource) ? transfer.resource : RESOURCES[parsed.kind];
  const ref = transfer?.id ?? parsed.ref;
  if (resource === undefined || !isId(ref)) return notFound(connector);
  return { resource, id: ref, path: `/${resource}/${encodeURIComponent(ref)}` };
}

/** What an answer says of it. */
interface Held {
  readonly id: string;
  readonly userdata: UserData | null;
}

function readUserdata(api: TreasuryPrimeApi, { resource }: Place, answer: Answer): Held {
  return readRecord(api, resource, answer, (fields) => ({
    id: fields.text('id'),
    userdata: fields.json('userdata'),
  }));
}

function withOwn(userData: UserData | null, before: UserData | null): UserData | null {
  const own = ownUserData(before);
  return userData === null && Object.keys(own).length === 0 ? null : { ...userData, ...own };
}

/** **Throws** `UnexpectedEffectError` where the object does not hold now what was asked for. */
function confirm({ id }: Place, userdata: UserData | null, held: Held): void {
  if (held.id !== id) throw new UnexpectedEffectError('id', id, held.id);
  if (!isDeepStrictEqual(asJson(userdata), asJson(held.userdata)))
    throw new UnexpectedEffectError('userdata', 'the user data asked for', 'other user data');
}

/** Nothing and an empty object are the same here. */
function asJson(userdata: UserData | null): unknown {
  return JSON.parse(JSON.stringify(userdata ?? {}));
}

function notFound({ name }: ConnectorRef): UserError {
  return userError('id', `required an object of ${name} that takes user data`, 'NOT_FOUND');
}

function unsupported(): UserError {
  const message = 'required an object that takes user data: businesses and FedNow payments do not';
  return userError('id', message, 'CAPABILITY_UNSUPPORTED');
}
