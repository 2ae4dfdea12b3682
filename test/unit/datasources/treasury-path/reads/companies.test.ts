import { describe, expect, it } from 'vitest';
import {
  feedsOfAll,
  readCompanies,
  readOfAll,
} from '../../../../../src/datasources/treasury-path/reads/companies.js';
import type { Listed } from '../../../../../src/domain/page.js';
import { newCall } from '../../../../support/attempts.js';
import { COMPANIES, fakeTreasuryPath, listOf, paged } from '../fake-treasury-path.js';
import { company } from '../records.js';

const reading = (answer: unknown) => ({
  api: fakeTreasuryPath({ [COMPANIES]: answer }).api,
  call: newCall(),
});
const feed = (key: string) => ({ key, read: async () => ({ items: [] as Listed[], unreadable: 0 }) });

describe('companies', () => {
  it('are read page by page', async () => {
    const ids = Array.from({ length: 45 }, (_, index) => `c${index}`);

    expect((await readCompanies(reading(paged(ids.map(company), 20)))).items).toEqual(ids);
  });

  it('give what they all have as one, with what is missing', async () => {
    const read = async (id: string) => ({ items: [`${id}-1`, `${id}-2`], unreadable: 1 });

    expect(await readOfAll(reading(listOf(company('a'), {}, company('b'))), read)).toEqual({
      items: ['a-1', 'a-2', 'b-1', 'b-2'],
      unreadable: 3,
    });
  });

  it('have a feed each, and one more that tells of what is missing', async () => {
    const sound = await feedsOfAll(reading(listOf(company('a'), company('b'))), feed);
    const broken = await feedsOfAll(reading(listOf(company('a'), {})), feed);
    const stuck = await feedsOfAll(reading({ data: [company('a')] }), feed);

    expect(sound.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(await broken.at(-1)?.read()).toEqual({ items: [], unreadable: 1 });
    expect(await stuck.at(-1)?.read()).toEqual({ items: [], unreadable: 0, incomplete: true });
  });
});
