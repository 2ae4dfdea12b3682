import type { Named } from '../../domain/commands.js';
import type { WritePort } from '../ports/writes.js';
import { orNull } from '../reading/records.js';
import type { LinkerApi } from './api.js';
import { lookAt, pathOf, seriesResource } from './object-reads.js';
import { refOf } from './refs.js';
import { sendWrite } from './sending.js';
import { tellingOf } from './user-errors.js';

/** **Source** recurring transfers: endpoints; errors. */
const toUserErrors = tellingOf({
  REJECTED: { code: 'PROVIDER_REJECTED', field: 'id', says: 'does not delete this recurring transfer' },
});

/**
 * Takes series away, with what is scheduled of them; transfers that were made stay. A series never goes by itself: one that was there
 * a moment ago and is gone now was deleted, and that is success.
 */
export function deleteRecurringTransferPort(api: LinkerApi): WritePort<Named, null> {
  const resource = seriesResource(api);
  const refIn = ({ id }: Named) => refOf(api.connector.name, 'RecurringTransfer', id);
  return {
    check: async (call, command) => {
      const standing = await lookAt({ api, call }, resource, refIn(command));
      return 'errors' in standing ? standing.errors : [];
    },
    write: (command) => {
      const ref = refIn(command);
      if (ref === null) throw new TypeError('a recurring transfer was to be deleted that was not checked');
      return {
        settlement: 'CONVERGES',
        lock: null,
        send: async (attempt) => {
          await orNull(sendWrite(api, attempt, { method: 'DELETE', path: pathOf(resource, ref) }));
          return null;
        },
        toUserErrors,
      };
    },
  };
}
