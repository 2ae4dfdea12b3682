import type { Feed, Listed, Page } from '../../src/domain/page.js';

/** Every page of a feed; `between` runs after each and is told how many were read. */
export async function walk<T extends Listed>(
  feed: Feed<T>,
  between: (pages: number) => void = () => undefined,
): Promise<Array<Page<T>>> {
  const pages: Array<Page<T>> = [];
  let at: string | undefined;
  do {
    const page = at === undefined ? await feed.read() : await feed.read(at);
    pages.push(page);
    at = page.next;
    between(pages.length);
  } while (at !== undefined);
  return pages;
}

/** Every page of every feed, one feed after the other. */
export async function pagesOf<T extends Listed>(feeds: ReadonlyArray<Feed<T>>): Promise<Array<Page<T>>> {
  const pages: Array<Page<T>> = [];
  for (const feed of feeds) pages.push(...(await walk(feed)));
  return pages;
}

/** Every row of every feed. */
export async function readAll<T extends Listed>(feeds: ReadonlyArray<Feed<T>>): Promise<T[]> {
  return (await pagesOf(feeds)).flatMap(({ items }) => items);
}
