import { beforeEach, describe, expect, it } from 'vitest';
import { createFeedCipher, feedCursorsFor } from '../../../src/datasources/paging/feed-cursor.js';
import { InvalidInputError } from '../../../src/domain/errors.js';
import { ForeignCursorError } from '../../../src/domain/event.js';
import { createCallerEvents, type EventListArgs } from '../../../src/events/index.js';
import type { EventFeed } from '../../../src/store/index.js';
import { fakeSources } from '../../support/fake-sources.js';
import { memoryFeed } from '../../support/memory-feed.js';
import { facts } from '../store/events/facts.js';

const cipher = createFeedCipher(Buffer.from('a secret of the test'));

describe('the events of a caller', () => {
  let feed: EventFeed;

  const of = (accounts: readonly string[] | 'all' = 'all', subject = 'ops') =>
    createCallerEvents({ sources: fakeSources(), accounts, cursors: feedCursorsFor(cipher, subject), feed });
  const page = (more: Partial<EventListArgs> = {}): EventListArgs => ({
    ...{ direction: 'forward', limit: 2, from: null, filter: {}, kinds: ['Transfer'] },
    ...more,
  });
  const read = async (more: Partial<EventListArgs> = {}, events = of()) => {
    const { edges, pageInfo } = await events.list(page(more));
    return { ids: edges.map(({ node }) => node.subjectId), pageInfo };
  };

  beforeEach(async () => {
    feed = await memoryFeed();
    for (const subjectId of ['a', 'b', 'c'])
      await feed.append(facts({ subjectId, accountIds: [`of-${subjectId}`] }));
  });

  it('follow each other with the cursor of each page, without an end', async () => {
    const first = await read();
    const second = await read({ from: first.pageInfo.endCursor });
    const third = await read({ from: second.pageInfo.endCursor });
    await feed.append(facts({ subjectId: 'd' }));
    const fourth = await read({ from: third.pageInfo.endCursor });

    expect([first, second, third, fourth].map(({ ids }) => ids)).toEqual([['a', 'b'], ['c'], [], ['d']]);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false, false]);
    expect(third.pageInfo.endCursor).toBe(second.pageInfo.endCursor);
  });

  it('are listed newest first before a cursor', async () => {
    const first = await read({ direction: 'backward' });
    const second = await read({ direction: 'backward', from: first.pageInfo.endCursor });
    const onward = await read({ from: first.pageInfo.startCursor });

    expect([first.ids, second.ids, onward.ids]).toEqual([['c', 'b'], ['a'], []]);
  });

  it('stay behind a cursor although the filter changes', async () => {
    const { pageInfo } = await read({ limit: 1 });

    const { ids } = await read({ from: pageInfo.endCursor, filter: { subject: 'c' } });

    expect(ids).toEqual(['c']);
  });

  it('are those of its accounts, kinds and connectors', async () => {
    const own = await read({ limit: 9 }, of(['of-b']));
    const nothing = await read({ kinds: ['Account'] });
    await feed.append(facts({ connector: 'elsewhere', subjectId: 'z' }));
    const everything = await read({ limit: 9 });

    expect([own.ids, nothing.ids, everything.ids]).toEqual([['b'], [], ['a', 'b', 'c']]);
  });

  it('are found by id with access to its account', async () => {
    const { edges } = await of().list(page({ limit: 1 }));
    const id = edges[0]?.node.id ?? '';

    expect((await of(['of-a']).event(id))?.subjectId).toBe('a');
    expect(await of(['of-b']).event(id)).toBeNull();
  });

  it('are not read with the cursor of another caller', async () => {
    const { pageInfo } = await read();

    const foreign = of('all', 'other').list(page({ from: pageInfo.endCursor }));

    await expect(foreign).rejects.toBeInstanceOf(ForeignCursorError);
  });

  it('are not listed for a connector that the caller does not have', async () => {
    const unknown = new InvalidInputError('connectors: required another name');
    const sources = fakeSources([], {
      connector: () => {
        throw unknown;
      },
    });
    const events = createCallerEvents({
      ...{ sources, accounts: 'all', cursors: feedCursorsFor(cipher, 'ops'), feed },
    });

    await expect(events.list(page({ filter: { connectors: ['none'] } }))).rejects.toBe(unknown);
  });
});
