import { describe, expect, it } from 'vitest';
import { portfoliosPort } from '../../../../../src/datasources/treasure/reads/portfolios.js';
import { newCall } from '../../../../support/attempts.js';
import { fakeTreasure, globalId, portfolio, refusal } from '../fake-treasure.js';

const PATH = '/v1/businesses/b1/portfolio';
const read = (answer: unknown, ref = 'b1') =>
  portfoliosPort(fakeTreasure({ [PATH]: answer }).api).read(newCall(), ref);

describe('portfoliosPort', () => {
  it('reads the portfolio by the ref of its business', async () => {
    expect(await read(portfolio('b1'))).toMatchObject({ id: globalId('Portfolio', 'b1') });
  });

  it('has none where Treasure knows none or shows none', async () => {
    expect(await read(undefined)).toBeNull();
    expect(await read(refusal('REJECTED', 'INVALID_STATE'))).toBeNull();
    expect(await read(portfolio('b1'), 'portfolio/b1')).toBeNull();
  });

  it('throws for an allocation that cannot be read', async () => {
    const products = [{ product: 'managed_income', percentage: 33.333 }];

    await expect(read(portfolio('b1', { products }))).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });
});
