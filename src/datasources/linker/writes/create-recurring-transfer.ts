import { lastFourOf } from '../../../domain/account-number.js';
import type { CreateRecurringTransfer } from '../../../domain/commands.js';
import { MalformedResponseError, UpstreamError } from '../../../domain/errors.js';
import type { RecurringTransfer } from '../../../domain/recurring-transfer.js';
import { toQuantity } from '../../../domain/rules/recurrence.js';
import { beforeWriting } from '../../http/left-open.js';
import type { Attempt, Finding, Write, WritePort } from '../../ports/writes.js';
import type { LinkerApi } from '../api.js';
import { toSeriesBody } from '../mappers/transfer-body.js';
import { seriesResource } from '../reads/object-reads.js';
import { type Asked, confirm } from './confirming.js';
import { creationMessages } from './create-transfer.js';
import { findSeries, type Sought, showSeries } from './find.js';
import { recurrenceErrors } from './recurrence-rules.js';
import { behind, sendCreation } from './sending.js';
import { type Order, type Ordered, railTo, toOrder } from './transfer-order.js';
import { linkerMoneyErrors } from './transfer-rules.js';

type Series = RecurringTransfer | null;

const toUserErrors = creationMessages('recurring transfer');

/** Creates series. The answer has no id: each series is identified by the reference at the end of its memo. **Source** traps: 1. */
export function createRecurringTransferPort(api: LinkerApi): WritePort<CreateRecurringTransfer, Series> {
  const { toDomain } = seriesResource(api);
  return {
    plan: ({ recurrence, ...given }) => {
      const command = { ...given, recurrence: { ...recurrence, transfersQuantity: toQuantity(recurrence) } };
      const ordered = orderOf(api, command);
      if ('errors' in ordered) return ordered;
      const asked = toAsked(command);
      const seek = (reference: string): Sought => ({
        reference,
        toSeries: (fields) => confirm(asked, toDomain(fields)),
      });
      return toWrite(api, command, ordered.order, seek);
    },
  };
}

/**
 * The list proves whether a series exists, but not whether its first transfer was made. Where the first transfer is made at once, a
 * missing series proves nothing, and the request is sent again with its key.
 */
function toWrite(
  api: LinkerApi,
  command: CreateRecurringTransfer,
  order: Order,
  seek: (reference: string) => Sought,
): Write<Series> {
  const { transferNow } = command.recurrence;
  return {
    recoveryMethod: transferNow ? 'KEY' : 'KEY_AND_LIST',
    lock: null,
    // A starting date is valid only for a time. Recovery does not check it again.
    check: async () => [
      ...linkerMoneyErrors(command.amount, api.currency),
      ...recurrenceErrors(command.recurrence, api.clock.nowMs()),
    ],
    send: async (attempt) => {
      const sought = seek(attempt.mark.reference);
      const earlier = transferNow ? await showEarlier(api, attempt, sought) : null;
      if (earlier) return earlier;
      await sendCreation(api, attempt, order.rail, toSeriesBody(command, order, sought.reference));
      return showMade(api, attempt, sought);
    },
    find: async ({ call, mark }) => {
      const finding = await findSeries({ api, call }, seek(mark.reference));
      return transferNow ? provenByPresence(finding) : finding;
    },
    toUserErrors,
  };
}

function orderOf(api: LinkerApi, command: CreateRecurringTransfer): Ordered {
  return toOrder(api, { ...command, rail: railTo(command.destination) });
}

function toAsked({ amount, destination: to, recurrence }: CreateRecurringTransfer): Asked {
  const lastFour = 'bankDetails' in to ? lastFourOf(to.bankDetails.accountNumber) : null;
  return { ...recurrence, memo: recurrence.memo ?? '', amount, lastFour };
}

/**
 * Looks for the effect of an earlier attempt. A look cannot pay twice, even if the key is forgotten. If the look fails, nothing is sent.
 */
async function showEarlier(api: LinkerApi, { call }: Attempt, sought: Sought): Promise<Series> {
  try {
    return await showSeries({ api, call }, sought);
  } catch (error) {
    if (!(error instanceof MalformedResponseError)) throw beforeWriting(error);
    const { connector } = api;
    throw new UpstreamError({ connector, code: 'INVALID_RESPONSE', sent: 'no', cause: error });
  }
}

/** The series from the list. It was created, even if it cannot be shown yet. **Throws** `UnexpectedEffectError`. */
async function showMade(api: LinkerApi, attempt: Attempt, sought: Sought): Promise<Series> {
  try {
    return await behind(attempt, api.clock, (call) => showSeries({ api, call }, sought));
  } catch (error) {
    if (!(error instanceof UpstreamError) && !(error instanceof MalformedResponseError)) throw error;
    const { name: connector } = api.connector;
    api.telemetry.log('warn', 'a new recurring transfer cannot be shown', { connector, err: error });
    return null;
  }
}

function provenByPresence(finding: Finding<Series>): Finding<Series> {
  if (finding.kind !== 'absent') return finding;
  return { kind: 'unclear', why: 'no series is listed, but a first transfer may have been made' };
}
