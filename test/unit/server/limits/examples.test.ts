import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requestedCost } from '../../../../src/server/limits/cost.js';
import { gatewaySchema } from '../../../support/execute.js';
import { planOf } from './planned.js';

const MAX_COST = 5000;

describe('the examples', () => {
  it.each(readdirSync('examples').filter((name) => name.endsWith('.graphql')))(
    'leave most of what one request may cost: %s',
    async (name) => {
      const plan = planOf(await gatewaySchema(), readFileSync(`examples/${name}`, 'utf8'));

      expect(requestedCost(plan)).toBeLessThan(MAX_COST / 4);
    },
  );
});
