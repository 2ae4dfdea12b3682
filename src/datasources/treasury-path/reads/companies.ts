import type { Feed, Listed, Page } from '../../../domain/page.js';
import { mapBounded } from '../../reading/bounded.js';
import { together } from '../../reading/pages.js';
import { readCompany } from '../json/records.js';
import { COMPANIES_PATH } from '../paths.js';
import { type Reading, readWhole } from './lists.js';

/** The ids of all companies. */
export async function readCompanies(reading: Reading): Promise<Omit<Page<string>, 'next'>> {
  return readWhole(reading, {
    path: COMPANIES_PATH,
    noun: 'company',
    toDomain: (fields) => readCompany(fields).id,
    isPaged: true,
  });
}

/** What every company has, as one. One company that cannot be read fails it all: a part must not pass for the whole. */
export async function readOfAll<T>(
  reading: Reading,
  read: (companyId: string) => Promise<Page<T>>,
): Promise<Omit<Page<T>, 'next'>> {
  const companies = await readCompanies(reading);
  const pages = await mapBounded(companies.items, read);
  return together([{ ...companies, items: [] }, ...pages]);
}

/** One feed for each company. Where a company itself cannot be read, a feed without rows says so, since its rows are missing. */
export async function feedsOfAll<T extends Listed>(
  reading: Reading,
  feed: (companyId: string) => Feed<T>,
): Promise<ReadonlyArray<Feed<T>>> {
  const { items, ...gaps } = await readCompanies(reading);
  const feeds = items.map(feed);
  if (gaps.unreadable === 0 && !gaps.incomplete) return feeds;
  return [...feeds, { key: 'unreadable companies', read: async () => ({ items: [], ...gaps }) }];
}
