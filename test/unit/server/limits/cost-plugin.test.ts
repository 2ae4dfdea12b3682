import { describe, expect, it, vi } from 'vitest';
import { emptyConnection } from '../../../../src/datasources/loading/sources.js';
import { appOver } from '../../../support/app.js';

describe('extensions.cost', () => {
  it('tells what was asked for, what it came to, and the limit', async () => {
    const { query } = await appOver({ sources: { accounts: async () => emptyConnection<never>() } });

    const answer = await query('{ accounts(first: 100) { nodes { id } } }');

    expect(answer.json().extensions).toEqual({ cost: { requested: 121, actual: 11, limit: 5000 } });
  });

  it('is one point for what is no operation of the schema', async () => {
    const { query } = await appOver();

    expect((await query('{ nothing }')).json().extensions.cost).toEqual({
      requested: 1,
      actual: 1,
      limit: 5000,
    });
    expect((await query('{')).json().extensions.cost).toEqual({ requested: 1, actual: 1, limit: 5000 });
  });

  it('counts what was promised where something failed', async () => {
    const accounts = async () => {
      throw new Error('broken');
    };
    const { query } = await appOver({ sources: { accounts } });

    const answer = await query('{ accounts(first: 100) { nodes { id } } }');

    expect(answer.json().extensions.cost).toEqual({ requested: 121, actual: 121, limit: 5000 });
  });
});

describe('an operation that is too dear', () => {
  const DEAR = '{ accounts(first: 100) { nodes { transactions(first: 100) { nodes { id } } } } }';

  it('is refused before anything is executed', async () => {
    const accounts = vi.fn();
    const { query, open } = await appOver({ sources: { accounts } });

    const answer = await query(DEAR);

    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toEqual([
      {
        message: 'required a cost of at most 5000 points, arrived 12131',
        extensions: {
          code: 'COST_LIMIT_EXCEEDED',
          requested: 12_131,
          limit: 5000,
          retryable: false,
          requestId: expect.any(String),
        },
      },
    ]);
    expect(answer.json()).not.toHaveProperty('data');
    expect(open).toHaveBeenCalledOnce();
    expect(accounts).not.toHaveBeenCalled();
  });

  it('is taken where the limit is higher', async () => {
    const { query } = await appOver({
      sources: { accounts: async () => emptyConnection<never>() },
      protection: { maxCost: 20_000 },
    });

    expect((await query(DEAR)).statusCode).toBe(200);
  });
});
