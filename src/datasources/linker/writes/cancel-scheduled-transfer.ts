import type { Named } from '../../../domain/commands.js';
import { UpstreamError } from '../../../domain/errors.js';
import { type Attempt, UnexpectedEffectError, type WritePort } from '../../ports/writes.js';
import type { LinkerApi } from '../api.js';
import { jobResource, lookAt, pathOf, unknownObject } from '../reads/object-reads.js';
import { refOf } from '../refs.js';
import { linkerMessages } from '../user-errors.js';
import { isStillToCome, keepDay } from './job-days.js';
import { sendWrite } from './sending.js';

/** **Source** jobs; errors. */
const toUserErrors = linkerMessages({
  REJECTED: { code: 'NOT_CANCELABLE', field: 'id', says: 'refused to cancel this scheduled transfer' },
});

/** Cancels single occurrences. Their series continue. **Source** jobs; traps: 5. */
export function cancelScheduledTransferPort(api: LinkerApi): WritePort<Named, null> {
  const resource = jobResource(api);
  return {
    plan: ({ id }) => {
      const ref = refOf(api.connector, 'ScheduledTransfer', id);
      if (ref === null) return { errors: [unknownObject(api, resource)] };
      return {
        recoveryMethod: 'CONVERGES',
        lock: null,
        check: async (call) => {
          const standing = await lookAt({ api, call }, resource, ref);
          if ('errors' in standing) return standing.errors;
          await keepDay(api, standing.now.providerId, standing.now.scheduledDate);
          return [];
        },
        send: async (attempt) => {
          await cancel(api, attempt, pathOf(resource, ref), ref);
          return null;
        },
        toUserErrors,
      };
    },
  };
}

/** A missing job was either canceled or run. Only before its day is it certainly canceled. **Throws** `UnexpectedEffectError`. */
async function cancel(api: LinkerApi, attempt: Attempt, path: string, ref: string): Promise<void> {
  try {
    await sendWrite(api, attempt, { method: 'DELETE', path });
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.code !== 'NOT_FOUND') throw error;
    if (await isStillToCome(api, ref)) return;
    throw new UnexpectedEffectError('id', 'a scheduled transfer that is canceled', 'one that may have run');
  }
}
