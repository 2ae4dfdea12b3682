import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../src/domain/errors.js';
import { listOperations } from '../../../src/operations/operation-list.js';
import { began, dispatched } from '../store/under-test.js';
import { Desk } from './desk.js';

describe('a caller’s operations', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  const list = (caller: string, more: { first?: number; after?: string | null; filter?: object } = {}) =>
    listOperations(desk.store, [caller], {
      field: 'operations',
      first: 10,
      after: null,
      filter: {},
      ...more,
    });

  it('come newest first, page by page, each once', async () => {
    const caller = randomUUID();
    for (const idempotencyKey of ['a', 'b', 'c', 'd', 'e']) {
      await began(desk.under.store, { caller, idempotencyKey });
      desk.clock.advance(1);
    }
    const seen: string[] = [];
    let after: string | null = null;
    const more: boolean[] = [];
    for (let page = 0; page < 3; page += 1) {
      const { edges, pageInfo } = await list(caller, { first: 2, after });
      seen.push(...edges.map(({ node }) => node.idempotencyKey));
      more.push(pageInfo.hasNextPage);
      expect(pageInfo).toMatchObject({ hasPreviousPage: page > 0, startCursor: edges[0]?.cursor });
      after = pageInfo.endCursor;
    }

    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(more).toEqual([true, true, false]);
  });

  it('are nobody else’s', async () => {
    const caller = randomUUID();
    await began(desk.under.store, { caller });

    const { edges, pageInfo, unavailable } = await list(randomUUID());

    expect([edges, unavailable]).toEqual([[], []]);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it('have their histories, and can be narrowed', async () => {
    const caller = randomUUID();
    await began(desk.under.store, { caller });
    const { idempotencyKey } = await dispatched(desk.under.store, { caller });

    const { edges } = await list(caller, { filter: { statuses: ['DISPATCHED'] } });

    expect(edges.map(({ node }) => node)).toMatchObject([
      { idempotencyKey, history: [{ status: 'PENDING' }, { status: 'DISPATCHED' }] },
    ]);
  });

  it.each([
    '',
    'x',
    Buffer.from('soon abc').toString('base64url'),
    Buffer.from('2026-99-99T00:00:00Z abc').toString('base64url'),
    Buffer.from("2026-01-01T00:00:00Z abc' or true").toString('base64url'),
  ])('have no cursor %j', async (after) => {
    const error = await list('ops', { after }).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ field: 'after', message: 'after: required a cursor of this list' });
  });
});
