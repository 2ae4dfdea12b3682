import { describe, expect, it } from 'vitest';
import {
  createReadBudget,
  MAX_LIST_MS,
  MAX_LIST_READS,
  type ReadBudget,
} from '../../../../src/datasources/paging/read-budget.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { manualClock } from '../../../support/manual-clock.js';

const bank = (name: string): ConnectorRef => ({ name, provider: 'TREASURE', environment: 'SANDBOX' });
const [ONE, TWO] = [bank('one'), bank('two')];

function draw(budget: ReadBudget, connector: ConnectorRef, times: number): void {
  for (let count = 0; count < times; count += 1) budget.draw(connector);
}

describe('the read budget of a request', () => {
  it('ends for a connector after its reads, and another request can read on', () => {
    const budget = createReadBudget(3);
    draw(budget, ONE, 3);

    expect(() => budget.draw(ONE)).toThrow(
      expect.objectContaining({ code: 'RATE_LIMITED', sent: 'no', retryable: true }),
    );
    expect(() => createReadBudget(3).draw(ONE)).not.toThrow();
  });

  it('takes nothing from another connector', () => {
    const budget = createReadBudget(3);
    draw(budget, ONE, 3);

    expect(() => draw(budget, TWO, 3)).not.toThrow();
  });
});

describe('the read budget of a list', () => {
  it('is taken from the budget of the request', () => {
    const budget = createReadBudget(3);

    draw(budget.forList(manualClock()), ONE, 2);
    draw(budget.forList(manualClock()), ONE, 1);

    expect(() => budget.draw(ONE)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
  });

  it('ends after the reads of one list, and a repeat does not help', () => {
    const list = createReadBudget().forList(manualClock());
    draw(list, ONE, MAX_LIST_READS);

    expect(() => list.draw(ONE)).toThrow(
      expect.objectContaining({ code: 'INVALID_RESPONSE', sent: 'no', retryable: false }),
    );
    expect(() => list.draw(TWO)).not.toThrow();
  });

  it('leaves reads for the other lists of the request', () => {
    const budget = createReadBudget();
    const list = budget.forList(manualClock());
    draw(list, ONE, MAX_LIST_READS);

    expect(() => budget.forList(manualClock()).draw(ONE)).not.toThrow();
  });

  it('ends after its time', () => {
    const clock = manualClock();
    const list = createReadBudget().forList(clock);

    clock.advance(MAX_LIST_MS);
    list.draw(ONE);
    clock.advance(1);

    expect(() => list.draw(ONE)).toThrow(
      expect.objectContaining({ code: 'TIMEOUT', sent: 'no', retryable: true }),
    );
  });

  it('holds for a list within the list', () => {
    const inner = createReadBudget(1).forList(manualClock()).forList(manualClock());
    inner.draw(ONE);

    expect(() => inner.draw(ONE)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
  });
});
