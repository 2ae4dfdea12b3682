import { UpstreamError } from '../../domain/errors.js';
import type { Page } from '../../domain/page.js';
import { mapBounded } from './bounded.js';

/** Several pages as one, without a next one; incomplete when one of them is. */
export function together<T>(pages: ReadonlyArray<Page<T>>): Omit<Page<T>, 'next'> {
  const whole = {
    items: pages.flatMap(({ items }) => items),
    unreadable: pages.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
  return pages.some(({ incomplete }) => incomplete) ? { ...whole, incomplete: true } : whole;
}

/** Objects that are named, each read by itself. One that cannot be read is left out and counted, and does not take the others along. */
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
