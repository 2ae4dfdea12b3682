import { MalformedResponseError } from '../../../domain/errors.js';
import { isInt } from '../../../domain/integers.js';
import type { Money } from '../../../domain/money.js';
import type { Answer } from '../../http/upstream.js';
import type { Fields } from '../../reading/fields.js';
import { invalidResponse, type Reader, refuseStatedError } from '../../reading/records.js';
import { isId } from '../refs.js';

/** **Source** create transfers; recurring transfers: endpoints; jobs. */
export const PATHS = {
  ach: '/baas/transfer-ach',
  internal: '/baas/transfer-internal',
  recurringTransfers: '/baas/recurring-transfers',
  jobs: '/baas/recurring-transfers/jobs',
} as const;

/** Our word for the type of an account → theirs. **Source** create transfers: toAccountType. */
export const ACCOUNT_TYPE_WORDS: Readonly<Record<string, string>> = {
  CHECKING: 'checking',
  SAVINGS: 'savings',
};

/** The lists by their key under `data`. */
export type ListKey = 'recurringTransfers' | 'recurringTransferJobs';

/** An end of a transfer, for display: no id, no kind. */
export interface PartyJson {
  readonly name: string | null;
  readonly lastFour: string | null;
}

/** **Source** recurring transfers: object. */
export interface RecurringTransferJson {
  readonly id: string;
  readonly memo: string | null;
  readonly amount: Money;
  readonly frequency: string;
  /** A number that is written as a text, or as a number. */
  readonly frequencyData: number | null;
  readonly status: string | null;
  readonly durationType: string | null;
  readonly startingDate: string | null;
  readonly endingDate: string | null;
  readonly remainingTransfersQuantity: number | null;
  readonly from: PartyJson;
  readonly to: PartyJson;
}

/** **Source** jobs. Neither a status nor the series that it belongs to. */
export interface JobJson {
  readonly id: string;
  readonly memo: string | null;
  readonly amount: Money;
  readonly scheduledDate: string;
  readonly from: PartyJson;
  readonly to: PartyJson;
}

export function readRecurringTransfer(fields: Fields, currency: string): RecurringTransferJson {
  return {
    id: fields.id('id', isId),
    memo: fields.maybeText('memo'),
    amount: fields.amount('amount', currency),
    frequency: fields.word('frequency'),
    frequencyData: toWhole(fields.raw('frequencyData')),
    status: fields.maybeWord('status'),
    durationType: fields.maybeText('durationType'),
    startingDate: fields.maybeDay('startingDate'),
    endingDate: fields.maybeDay('endingDate'),
    remainingTransfersQuantity: readCount(fields, 'remainingTransfersQuantity'),
    from: readParty(fields, 'from'),
    to: readParty(fields, 'to'),
  };
}

export function readJob(fields: Fields, currency: string): JobJson {
  const scheduledDate = fields.maybeDay('scheduledDate');
  if (scheduledDate === null) {
    throw new MalformedResponseError(`${fields.path}.scheduledDate`, 'a date', fields.raw('scheduledDate'));
  }
  return {
    id: fields.id('id', isId),
    memo: fields.maybeText('memo'),
    amount: fields.amount('amount', currency),
    scheduledDate,
    from: readParty(fields, 'from'),
    to: readParty(fields, 'to'),
  };
}

/** The records of a list. **Throws** `UpstreamError` INVALID_RESPONSE when there is no such list under `data`, or an error beside it. */
export function recordsOf(reader: Reader, answer: Answer, key: ListKey): readonly unknown[] {
  refuseStatedError(reader, answer);
  const { data } = (answer.body ?? {}) as { data?: Readonly<Record<string, unknown>> | null };
  const list = data?.[key];
  if (Array.isArray(list)) return list;
  throw invalidResponse(reader.connector, answer, new MalformedResponseError(`data.${key}`, 'a list', list));
}

/** The id of a record, before it is read; null where there is none. */
export function idOf(record: unknown): string | null {
  const { id } = (record ?? {}) as { id?: unknown };
  return typeof id === 'string' && id !== '' ? id : null;
}

function readParty(fields: Fields, key: string): PartyJson {
  const party = fields.maybeObject(key);
  return {
    name: party?.maybeText('name') ?? null,
    lastFour: party?.maybeText('lastFour')?.slice(-4) ?? null,
  };
}

/** Where a number is meant, a text may come, and the other way round. **Source** traps: 3. */
function readCount(fields: Fields, key: string): number | null {
  const count = toWhole(fields.raw(key));
  return count === null ? fields.maybeInt(key) : count;
}

function toWhole(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return isInt(number) ? number : null;
}
