import { toGlobalId } from '../../src/domain/ids.js';
import type { NewOperation, Store } from '../../src/store/index.js';
import { newOperation } from '../unit/store/under-test.js';

const HOUR_MS = 3_600_000;

/** Writes operations that need review into the journal, as recovery leaves them. Returns their global ids. */
export async function putInReview(
  { operations }: Pick<Store, 'operations'>,
  connector: string,
  count: number,
  parts: Partial<NewOperation> = {},
): Promise<string[]> {
  const ids = Array.from({ length: count }, async () => {
    // No gateway recovers it before it is in review.
    const lease = { owner: 'test', untilMs: Date.now() + HOUR_MS };
    const { record } = await operations.begin(newOperation({ connector, lease, ...parts }));
    await operations.move(record.id, { from: 'PENDING', to: 'DISPATCHED' });
    await operations.move(record.id, { from: 'DISPATCHED', to: 'IN_DOUBT', note: 'no answer came' });
    await operations.move(record.id, {
      from: 'IN_DOUBT',
      to: 'NEEDS_REVIEW',
      note: 'nothing is listed',
      lease: null,
    });
    return toGlobalId({ connector, kind: 'Operation', ref: record.id });
  });
  return Promise.all(ids);
}
