import type { RecurringTransfer } from '../../../domain/recurring-transfer.js';
import type { Query } from '../../http/upstream.js';
import { type Finding, UnexpectedEffectError } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { judge, type Looked } from '../../writing/findings.js';
import { PATHS } from '../json/records.js';
import { carries } from '../mappers/memo.js';
import { type Reading, readList } from '../reads/lists.js';

/** How the series of an operation is identified. */
export interface Sought {
  readonly reference: string;
  /**
   * **Throws** `UnexpectedEffectError` for a series that differs from the command, `MalformedResponseError` for one that cannot be read.
   */
  readonly toSeries: (fields: Fields) => RecurringTransfer;
}

/**
 * Searches once with the provider's own search; null when it returns no match. **Throws** `UpstreamError`, and the errors of `toSeries`.
 */
export async function showSeries(
  reading: Reading,
  { reference, toSeries }: Sought,
): Promise<RecurringTransfer | null> {
  const { candidates } = await search(reading, reference);
  if (candidates.length > 1)
    throw new UnexpectedEffectError('memo', `one series with ${reference}`, String(candidates.length));
  return candidates[0] ? toSeries(candidates[0]) : null;
}

/**
 * Searches for the series of an operation: first with the provider's search, then in the whole list, because how the search compares is
 * not documented.
 *
 * **Throws** `UpstreamError` when a page cannot be read.
 */
export async function findSeries(
  reading: Reading,
  { reference, toSeries }: Sought,
): Promise<Finding<RecurringTransfer>> {
  const searched = await search(reading, reference);
  const looked = searched.candidates.length > 0 ? searched : await look(reading, reference, {});
  return judge(looked, 'recurring transfers', toSeries);
}

function search(reading: Reading, reference: string): Promise<Looked<Fields>> {
  return look(reading, reference, { search: reference });
}

async function look({ api, call }: Reading, reference: string, query: Query): Promise<Looked<Fields>> {
  const page = await readList(
    { api, call, isFresh: true },
    {
      path: PATHS.recurringTransfers,
      key: 'recurringTransfers',
      noun: 'recurringTransfer',
      query,
      // A row without a readable memo could be the series.
      toDomain: (fields) => ({ fields, memo: fields.maybeText('memo') }),
    },
  );
  const candidates = page.items.filter(({ memo }) => carries(memo, reference)).map(({ fields }) => fields);
  return { candidates, isWhole: page.unreadable === 0 && page.incomplete !== true };
}
