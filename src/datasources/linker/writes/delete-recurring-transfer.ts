import type { Named } from '../../../domain/commands.js';
import type { WritePort } from '../../ports/writes.js';
import { orNull } from '../../reading/records.js';
import type { LinkerApi } from '../api.js';
import { lookAt, pathOf, seriesResource, unknownObject } from '../reads/object-reads.js';
import { refOf } from '../refs.js';
import { linkerMessages } from '../user-errors.js';
import { sendWrite } from './sending.js';

/** **Source** recurring transfers: endpoints; errors. */
const toUserErrors = linkerMessages({
  REJECTED: { code: 'PROVIDER_REJECTED', field: 'id', says: 'refused to delete this recurring transfer' },
});

/**
 * Deletes series and their scheduled transfers; transfers that were made stay. A series never disappears by itself: one that existed a
 * moment ago and is missing now was deleted, and that is a success.
 */
export function deleteRecurringTransferPort(api: LinkerApi): WritePort<Named, null> {
  const resource = seriesResource(api);
  return {
    plan: ({ id }) => {
      const ref = refOf(api.connector, 'RecurringTransfer', id);
      if (ref === null) return { errors: [unknownObject(api, resource)] };
      return {
        recoveryMethod: 'CONVERGES',
        lock: null,
        check: async (call) => {
          const standing = await lookAt({ api, call }, resource, ref);
          return 'errors' in standing ? standing.errors : [];
        },
        send: async (attempt) => {
          await orNull(sendWrite(api, attempt, { method: 'DELETE', path: pathOf(resource, ref) }));
          return null;
        },
        toUserErrors,
      };
    },
  };
}
