import type { ActivateRecurringTransfer, Named } from '../../../domain/commands.js';
import { UpstreamError } from '../../../domain/errors.js';
import type { UserError } from '../../../domain/operation.js';
import type { RecurringTransfer } from '../../../domain/recurring-transfer.js';
import { localDateTimeErrors } from '../../../domain/rules/recurrence.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import { leftOpen } from '../../http/left-open.js';
import { UnexpectedEffectError, type WritePort } from '../../ports/writes.js';
import type { LinkerApi } from '../api.js';
import { lookAt, pathOf, readOne, seriesResource, unknownObject } from '../reads/object-reads.js';
import { refOf } from '../refs.js';
import { linkerMessages } from '../user-errors.js';
import { behind, sendWrite } from './sending.js';

/** A change of the status of a series. */
interface Activity<C extends Named> {
  /** The last segment of the path. */
  readonly word: string;
  readonly status: RecurringTransfer['status'];
  /** The body, if there is one. */
  readonly toBody: (command: C) => { readonly body?: object };
  /** The errors in the command, given the current state of the series. */
  readonly errorsIn: (command: C, series: RecurringTransfer) => readonly UserError[];
  /** The message for a refusal because of the state of the series. */
  readonly says: string;
}

/** Resumes paused series, from the end user's own day on. An active series stays active. **Source** recurring transfers: endpoints. */
export function activateRecurringTransferPort(
  api: LinkerApi,
): WritePort<ActivateRecurringTransfer, RecurringTransfer> {
  return activityPort(api, {
    word: 'activate',
    status: 'ACTIVE',
    toBody: ({ localDateTime }) => ({ body: { localDateTime } }),
    errorsIn: ({ localDateTime }, series) => [
      ...localDateTimeErrors(localDateTime),
      ...unless(!isFinished(series), () =>
        userError(
          'id',
          'required a recurring transfer that has transfers left, arrived one that is finished',
        ),
      ),
    ],
    says: 'refused to activate this recurring transfer',
  });
}

/** Pauses series. A paused series stays paused. */
export function deactivateRecurringTransferPort(api: LinkerApi): WritePort<Named, RecurringTransfer> {
  return activityPort(api, {
    word: 'deactivate',
    status: 'INACTIVE',
    toBody: () => ({}),
    errorsIn: () => [],
    says: 'refused to pause this recurring transfer',
  });
}

function activityPort<C extends Named>(
  api: LinkerApi,
  activity: Activity<C>,
): WritePort<C, RecurringTransfer> {
  const resource = seriesResource(api);
  const toUserErrors = linkerMessages({
    REJECTED: { code: 'PROVIDER_REJECTED', field: 'id', says: activity.says },
    NOT_FOUND: { code: 'NOT_FOUND', field: 'id', says: 'does not know this recurring transfer' },
  });
  return {
    plan: (command) => {
      const ref = refOf(api.connector, 'RecurringTransfer', command.id);
      if (ref === null) return { errors: [unknownObject(api, resource)] };
      const path = `${pathOf(resource, ref)}/${activity.word}`;
      return {
        recoveryMethod: 'CONVERGES',
        lock: null,
        check: async (call) => {
          const standing = await lookAt({ api, call }, resource, ref);
          return 'errors' in standing ? standing.errors : activity.errorsIn(command, standing.now);
        },
        send: async (attempt) => {
          await sendWrite(api, attempt, { method: 'PUT', path, ...activity.toBody(command) });
          // A repeated request has the same effect.
          const series = await behind(attempt, api.clock, (call) =>
            readOne({ api, call, isFresh: true }, resource, ref),
          ).catch((error) => {
            throw error instanceof UpstreamError ? leftOpen(error) : error;
          });
          return confirmStatus(activity.status, series);
        },
        toUserErrors,
      };
    },
  };
}

/** An unknown status is no contradiction, because the status of a paused series is not documented. **Throws** `UnexpectedEffectError`. */
function confirmStatus(required: RecurringTransfer['status'], series: RecurringTransfer): RecurringTransfer {
  if (series.status === required || series.status === 'UNKNOWN') return series;
  throw new UnexpectedEffectError('status', required, series.status);
}

/** **Source** recurring transfers: lifecycle (assumed). */
function isFinished({ status, duration, remainingTransfers }: RecurringTransfer): boolean {
  return status !== 'ACTIVE' && duration === 'NUMBER_OF_TRANSFERS' && remainingTransfers === 0;
}
