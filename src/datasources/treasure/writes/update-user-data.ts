import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { UpdateUserData } from '../../../domain/commands.js';
import { fromGlobalId } from '../../../domain/ids.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { WritePort } from '../../ports/writes.js';
import { takesNoUserData, type UserDataPlace, userDataPort } from '../../writing/user-data-port.js';
import type { TreasureApi } from '../api.js';
import { businessPath } from '../paths.js';
import { parseAccountRef, parseBusinessRef, parseOwnedRef } from '../refs.js';
import { orNone } from '../refusals.js';
import { fieldTable, treasureMessages } from '../user-errors.js';
import { treasureUserDataErrors } from './user-data-rules.js';

/** **Source** user_data, errors. */
const toUserErrors = treasureMessages({
  toField: fieldTable({ user_data: 'userData' }),
  refused: { field: 'userData', says: 'did not accept the user data' },
  unknown: { field: 'id', says: 'no longer knows this object' },
});

/** **Source** user_data: an update replaces it completely (assumed). */
export function updateUserDataPort(api: TreasureApi): WritePort<UpdateUserData, null> {
  return userDataPort({
    ...{ api, toPlace, orNone, toUserErrors, userDataErrors: treasureUserDataErrors },
    ...{ field: 'user_data', method: 'POST', nothing: {} },
  });
}

/** **Source** user_data: businesses, bank accounts and transfers accept it. */
function toPlace(connector: ConnectorRef, id: string): UserDataPlace | UserError {
  const parsed = fromGlobalId(id);
  if (parsed?.connector !== connector.name) return takesNoUserData(connector);
  switch (parsed.kind) {
    case 'Business': {
      const business = parseBusinessRef(parsed.ref);
      return business === null
        ? takesNoUserData(connector)
        : { noun: 'business', id: business, path: businessPath(business) };
    }
    case 'Account': {
      const account = parseAccountRef(parsed.ref);
      if (!account) return takesNoUserData(connector);
      if (account.kind === 'portfolio') return unsupported();
      return toOwnedPlace('bank_account', account);
    }
    case 'Transfer': {
      const owned = parseOwnedRef(parsed.ref);
      return owned ? toOwnedPlace('transfer', owned) : takesNoUserData(connector);
    }
    default:
      return unsupported();
  }
}

function toOwnedPlace(
  noun: 'bank_account' | 'transfer',
  { businessId, id }: { readonly businessId: string; readonly id: string },
): UserDataPlace {
  return { noun, id, path: businessPath(businessId, `${noun}s`, id) };
}

function unsupported(): UserError {
  const message = 'required a business, a linked bank account or a transfer: nothing else takes user data';
  return userError('id', message, 'CAPABILITY_UNSUPPORTED');
}
