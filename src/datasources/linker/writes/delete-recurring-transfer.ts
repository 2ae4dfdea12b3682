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
  REJECTED: { code: 'PROVIDER_REJECTED', field: 'id', says: 'does not delete this recurring transfer' },
});

/**
 * Takes series away, with what is scheduled of them; transfers that were made stay. A series never goes by itself: one that was there
 * a moment ago and is gone now was deleted, and that is success.
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
