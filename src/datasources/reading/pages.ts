import { UpstreamError } from '../../domain/errors.js';
import type { Page } from '../../domain/page.js';
import { mapBounded } from './bounded.js';

/** Combines several pages into one without a next page. It is incomplete if one of them is. */
export function together<T>(pages: ReadonlyArray<Page<T>>): Omit<Page<T>, 'next'> {
  const whole = {
    items: pages.flatMap(({ items }) => items),
    unreadable: pages.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
  return pages.some(({ incomplete }) => incomplete) ? { ...whole, incomplete: true } : whole;
}

/** Reads named objects one by one. An unreadable object is left out and counted; the others are returned. */
export async function readSingly<R, T>(
  refs: readonly R[],
  read: (ref: R) => Promise<T | null>,
): Promise<Omit<Page<T>, 'next'>> {
  return together(await mapBounded(refs, (ref) => countUnreadable(() => read(ref))));
}

async function countUnreadable<T>(read: () => Promise<T | null>): Promise<Page<T>> {
  try {
    const object = await read();
    return { items: object === null ? [] : [object], unreadable: 0 };
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.code !== 'INVALID_RESPONSE') throw error;
    return { items: [], unreadable: 1 };
  }
}
