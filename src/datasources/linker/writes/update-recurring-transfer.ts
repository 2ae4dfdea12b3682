import type { UpdateRecurringTransfer } from '../../../domain/commands.js';
import { UpstreamError } from '../../../domain/errors.js';
import type { UserError } from '../../../domain/operation.js';
import { type RecurringTransfer, toFrequency } from '../../../domain/recurring-transfer.js';
import { toQuantity } from '../../../domain/rules/recurrence.js';
import { beforeWriting } from '../../http/left-open.js';
import type { Attempt, Finding, WritePort } from '../../ports/writes.js';
import type { LinkerApi } from '../api.js';
import { splitMemo } from '../mappers/memo.js';
import { toEditBody } from '../mappers/transfer-body.js';
import type { Reading } from '../reads/lists.js';
import {
  lookAt,
  pathOf,
  type Resource,
  readOne,
  readOrNull,
  seriesResource,
  unknownObject,
} from '../reads/object-reads.js';
import { refOf } from '../refs.js';
import { linkerMessages } from '../user-errors.js';
import { confirm, differences } from './confirming.js';
import { editErrors } from './recurrence-rules.js';
import { behind, sendWrite } from './sending.js';
import { linkerMoneyErrors } from './transfer-rules.js';

/** **Source** recurring transfers: endpoints; errors. */
const toUserErrors = linkerMessages({
  FUNDS: {
    code: 'INSUFFICIENT_FUNDS',
    says: 'says that the account does not have enough money available',
  },
  REJECTED: {
    code: 'PROVIDER_REJECTED',
    says: 'refused the change',
  },
  NOT_FOUND: { code: 'NOT_FOUND', field: 'id', says: 'does not know this recurring transfer' },
});

/** One series during an update. */
interface Target {
  readonly ref: string;
  readonly resource: Resource<RecurringTransfer>;
}

/**
 * Updates series. The same update is never sent again: it restarts the count of transfers and plans from the starting date, so that an
 * additional transfer could be made. The series shows whether the update was carried out. A transfer that was made at once is not listed
 * anywhere.
 */
export function updateRecurringTransferPort(
  api: LinkerApi,
): WritePort<UpdateRecurringTransfer, RecurringTransfer> {
  const resource = seriesResource(api);
  return {
    plan: (given) => {
      const command = { ...given, transfersQuantity: toQuantity(given) };
      const ref = refOf(api.connector, 'RecurringTransfer', command.id);
      if (ref === null) return { errors: [unknownObject(api, resource)] };
      const target = { ref, resource };
      return {
        recoveryMethod: command.transferNow ? 'NOTHING' : 'LIST',
        lock: `${api.connector.name}:${ref}`,
        check: (call) => check({ api, call }, command, target),
        send: (attempt) => send(api, attempt, command, target),
        ...(!command.transferNow && { find: ({ call }) => find({ api, call }, command, target) }),
        toUserErrors,
      };
    },
  };
}

async function check(
  { api, call }: Reading,
  command: UpdateRecurringTransfer,
  { ref, resource }: Target,
): Promise<readonly UserError[]> {
  const standing = await lookAt({ api, call }, resource, ref);
  if ('errors' in standing) return standing.errors;
  const errors = editErrors(command, standing.now, api.clock.nowMs());
  return [...linkerMoneyErrors(command.amount, api.currency), ...errors];
}

async function send(
  api: LinkerApi,
  attempt: Attempt,
  command: UpdateRecurringTransfer,
  { ref, resource }: Target,
): Promise<RecurringTransfer> {
  const withReference: Resource<Before> = {
    ...resource,
    toDomain: (fields) => ({
      series: resource.toDomain(fields),
      reference: splitMemo(fields.maybeText('memo')).reference,
    }),
  };
  const reading = { api, call: attempt.call, isFresh: true };
  const before = await readOne(reading, withReference, ref).catch((error) => {
    throw beforeWriting(error);
  });
  const body = toEditBody(command, before.reference);
  await sendWrite(api, attempt, { method: 'PUT', path: pathOf(resource, ref), body });
  const after = await behind(attempt, api.clock, (call) =>
    readOne({ ...reading, call }, resource, ref),
  ).catch((error) => notShown(api, error));
  return after ? confirm(command, after) : changed(before.series, command);
}

/** A series before its update, with the reference that its memo must keep. The reference identifies the operation. */
interface Before {
  readonly series: RecurringTransfer;
  readonly reference: string | null;
}

/** The series was updated, even if it cannot be shown. */
function notShown({ connector, telemetry }: LinkerApi, error: unknown): null {
  if (!(error instanceof UpstreamError)) throw error;
  telemetry.log('warn', 'a changed recurring transfer cannot be shown', {
    connector: connector.name,
    err: error,
  });
  return null;
}

/** The series with the requested changes. Its end is not known then. */
function changed(series: RecurringTransfer, command: UpdateRecurringTransfer): RecurringTransfer {
  const duration = command.duration ?? series.duration;
  const remaining = command.transfersQuantity ?? series.remainingTransfers;
  return {
    ...series,
    amount: command.amount ?? series.amount,
    frequency: command.frequency === null ? series.frequency : toFrequency(command.frequency),
    providerFrequency: command.frequency ?? series.providerFrequency,
    frequencyData: command.frequencyData ?? series.frequencyData,
    startingDate: command.startingDate ?? series.startingDate,
    memo: command.memo === null ? series.memo : command.memo || null,
    duration,
    endingDate: null,
    remainingTransfers: duration === 'CONTINUOUS' ? null : remaining,
  };
}

/** Whether the series matches the update. A lower number of transfers may result from transfers already made. */
async function find(
  reading: Reading,
  command: UpdateRecurringTransfer,
  { ref, resource }: Target,
): Promise<Finding<RecurringTransfer>> {
  const series = await readOrNull({ ...reading, isFresh: true }, resource, ref);
  if (!series) return { kind: 'unclear', why: 'the recurring transfer is gone' };
  if (differences(command, series).length > 0) return { kind: 'absent' };
  const { transfersQuantity } = command;
  if (transfersQuantity === null || series.remainingTransfers === transfersQuantity)
    return { kind: 'found', result: series };
  return { kind: 'unclear', why: 'fewer transfers remain than were asked for: some may have been made' };
}
