import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { UpdateUserData } from '../../../domain/commands.js';
import { fromGlobalId } from '../../../domain/ids.js';
import type { UserError } from '../../../domain/operation.js';
import { givenUserDataErrors } from '../../../domain/rules/user-data.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { WritePort } from '../../ports/writes.js';
import { takesNoUserData, type UserDataPlace, userDataPort } from '../../writing/user-data-port.js';
import { userMessages } from '../../writing/user-messages.js';
import type { TreasuryPrimeApi } from '../api.js';
import { isId, parseTransferRef } from '../refs.js';
import { orUnknown } from '../refusals.js';

/** The resources whose PATCH accepts user data. **Source** accounts, transactions, counterparties, cards. */
const RESOURCES: Readonly<Record<string, string>> = {
  Account: 'account',
  Transaction: 'transaction',
  Counterparty: 'counterparty',
  Card: 'card',
};

/**
 * **Source** ACH, conventions. For book transfers and wires the documents do not say which fields besides a status PATCH accepts
 * (assumed).
 */
const TRANSFERS: readonly string[] = ['ach', 'book', 'wire'];

/** **Source** errors, conventions. */
const toUserErrors = userMessages({
  REJECTED: { code: 'PROVIDER_REJECTED', field: 'userData', says: 'did not accept the user data' },
  NOT_FOUND: { code: 'NOT_FOUND', field: 'id', says: 'does not know this object' },
});

/** Updates the caller's part of the user data of every kind of object that accepts it. */
export function updateUserDataPort(api: TreasuryPrimeApi): WritePort<UpdateUserData, null> {
  return userDataPort({
    ...{ api, toPlace, orNone: orUnknown, toUserErrors, userDataErrors: givenUserDataErrors },
    ...{ field: 'userdata', method: 'PATCH', nothing: null },
  });
}

function toPlace(connector: ConnectorRef, id: string): UserDataPlace | UserError {
  const parsed = fromGlobalId(id);
  if (parsed?.connector !== connector.name) return takesNoUserData(connector);
  const transfer = parsed.kind === 'Transfer' ? parseTransferRef(parsed.ref) : null;
  if (parsed.kind === 'Business' || transfer?.resource === 'fednow') return unsupported();
  const resource =
    transfer && TRANSFERS.includes(transfer.resource) ? transfer.resource : RESOURCES[parsed.kind];
  const ref = transfer?.id ?? parsed.ref;
  if (resource === undefined || !isId(ref)) return takesNoUserData(connector);
  return { noun: resource, id: ref, path: `/${resource}/${encodeURIComponent(ref)}` };
}

function unsupported(): UserError {
  const message = 'required an object that takes user data: businesses and FedNow payments do not';
  return userError('id', message, 'CAPABILITY_UNSUPPORTED');
}
