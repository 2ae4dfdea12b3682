import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../src/domain/event.js';
import { ExpiredCursorError } from '../../../../src/domain/event.js';
import { execute, without } from '../../../support/execute.js';
import { fakeEvents } from '../../../support/fake-events.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aTransfer, idOf } from '../../../support/sample-objects.js';
import { facts } from '../../store/events/facts.js';

const transfer = aTransfer('t');
const event: Event = { ...facts({ subjectId: transfer.id }), id: idOf('Event', 'e') };
const connection = {
  edges: [{ node: event, cursor: 'cursor-1' }],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: 'cursor-1', endCursor: 'cursor-1' },
  unavailable: [],
};
const events = fakeEvents({ list: async () => connection, event: async () => event });

describe('the events', () => {
  it('have their subject, read again', async () => {
    const query = `{ events { nodes {
      id type change origin occurredAt receivedAt connector { name } changes { field before after }
      subject { id ... on Transfer { status } } } pageInfo { endCursor } } }`;

    const { data, errors } = await execute({ query, events, sources: fakeSources([transfer]) });

    expect(errors).toEqual([]);
    expect(data.events).toEqual({
      nodes: [
        {
          ...{ id: event.id, type: 'transfer.updated', change: 'UPDATED', origin: 'READ' },
          occurredAt: '2026-03-01T00:00:00.123456Z',
          receivedAt: '2026-03-02T00:00:00.000Z',
          connector: { name: 'tp-main' },
          changes: [{ field: 'status', before: 'PENDING', after: 'COMPLETED' }],
          subject: { id: transfer.id, status: transfer.status },
        },
      ],
      pageInfo: { endCursor: 'cursor-1' },
    });
  });

  it('are given to the feed with the page and the kinds that the caller may read', async () => {
    const scopes = ['events:read', 'transfers:read'] as const;
    const own = fakeEvents();
    const filter = '{ connectors: ["tp-main"], types: ["transfer.updated"], since: "2026-03-01T00:00:00Z" }';

    await execute({
      query: `{ events(first: 5, after: "c", filter: ${filter}) { nodes { id } } }`,
      events: own,
      scopes,
    });
    await execute({ query: '{ events(last: 7, before: "d") { nodes { id } } }', events: own, scopes });
    await execute({ query: '{ events { nodes { id } } }', events: own, scopes });

    const kinds = ['Event', 'Transfer'];
    expect(own.list).toHaveBeenNthCalledWith(1, {
      ...{ direction: 'forward', limit: 5, from: 'c', kinds },
      filter: { connectors: ['tp-main'], types: ['transfer.updated'], since: '2026-03-01T00:00:00Z' },
    });
    expect(own.list).toHaveBeenNthCalledWith(2, {
      ...{ direction: 'backward', limit: 7, from: 'd', kinds, filter: {} },
    });
    expect(own.list).toHaveBeenNthCalledWith(3, {
      ...{ direction: 'forward', limit: 25, from: null, kinds, filter: {} },
    });
  });

  it.each(['first: 1, before: "c"', 'first: 1, last: 1', 'last: 1, after: "c"', 'last: 0', 'first: 101'])(
    'are refused for the arguments %s',
    async (args) => {
      const { data, errors } = await execute({ query: `{ events(${args}) { nodes { id } } }`, events });

      expect(data.events).toBeNull();
      expect(errors[0]?.message).toMatch(/required/);
    },
  );

  it('need a scope of their own, and that of the kind of the subject for it', async () => {
    const query = '{ events { nodes { id subject { id } } } }';
    const sources = fakeSources([transfer]);

    const unseen = await execute({ query, events, sources, scopes: without('events:read') });
    const half = await execute({ query, events, sources, scopes: without('transfers:read') });

    expect(unseen.errors[0]?.message).toContain('events:read');
    expect(half.data.events.nodes).toEqual([{ id: event.id, subject: null }]);
    expect(half.errors[0]?.message).toContain('transfers:read');
  });

  it('are objects with an id', async () => {
    const query = `{ node(id: "${event.id}") { id ... on Event { type } } }`;

    const { data } = await execute({ query, events });

    expect(data.node).toEqual({ id: event.id, type: 'transfer.updated' });
  });

  it('are refused by id to a caller who may not read the kind of the subject', async () => {
    const query = `{ node(id: "${event.id}") { id } }`;

    const { data, errors } = await execute({ query, events, scopes: without('transfers:read') });

    expect(data.node).toBeNull();
    expect(errors[0]?.message).toContain('transfers:read');
  });

  it('tell how to start again after an expired cursor', async () => {
    const expired = fakeEvents({ list: () => Promise.reject(new ExpiredCursorError()) });

    const { errors } = await execute({ query: '{ events(after: "c") { nodes { id } } }', events: expired });

    expect(errors[0]?.message).toContain('read the lists again, then start without a cursor');
  });
});
