import { describe, expect, it } from 'vitest';
import { NO_FACTS } from '../../../../../src/datasources/cardbiller/writes/card-facts.js';
import {
  forbiddenUntil,
  limitedUntil,
  nextChangeAt,
} from '../../../../../src/datasources/cardbiller/writes/suspension-window.js';

const nowMs = Date.parse('2026-03-10T18:00:00Z');
const facts = (more: object) => ({ ...NO_FACTS, ...more });

describe('the 24 hours between changes of a card', () => {
  it('forbid a second change to one state, to the end of them and no longer', () => {
    const active = (suspendedAt: string) => facts({ status: 'ACTIVE', suspendedAt });

    expect(forbiddenUntil(active('2026-03-09T18:00:00.001Z'), 'suspend', nowMs)).toBe('2026-03-10T18:00:01Z');
    expect(forbiddenUntil(active('2026-03-09T18:00:00.000Z'), 'suspend', nowMs)).toBeNull();
    expect(forbiddenUntil(active('2026-03-10T17:00:00Z'), 'unsuspend', nowMs)).toBeNull();
    expect(forbiddenUntil(active('nonsense'), 'suspend', nowMs)).toBeNull();
  });

  it('are told of the change out of the present state', () => {
    const changes = { suspendedAt: '2026-03-10T10:00:00Z', unsuspendedAt: '2026-03-10T09:00:00Z' };

    expect(nextChangeAt(facts({ ...changes, status: 'ACTIVE' }), nowMs)).toBe('2026-03-11T10:00:00Z');
    expect(nextChangeAt(facts({ ...changes, status: 'SUSPENDED' }), nowMs)).toBe('2026-03-11T09:00:00Z');
    expect(
      nextChangeAt(facts({ status: 'SUSPENDED', suspendedAt: '2026-03-10T10:00:00Z' }), nowMs),
    ).toBeNull();
    expect(nextChangeAt(NO_FACTS, nowMs)).toBeNull();
  });

  it('are told as long as they were refused for', () => {
    const limited = facts({ status: 'SUSPENDED', limitedUntil: '2026-03-11T08:00:00Z' });

    expect(nextChangeAt(limited, nowMs)).toBe('2026-03-11T08:00:00Z');
    expect(nextChangeAt(facts({ limitedUntil: '2026-03-10T18:00:00Z' }), nowMs)).toBeNull();
  });

  it('run from the last known change of either kind where Cardbiller refuses one', () => {
    const changes = facts({ suspendedAt: '2026-03-10T10:00:00Z', unsuspendedAt: '2026-03-10T11:00:00Z' });

    expect(limitedUntil(changes, nowMs)).toBe('2026-03-11T11:00:00Z');
    expect(limitedUntil(facts({ suspendedAt: '2026-03-08T10:00:00Z' }), nowMs)).toBeNull();
    expect(limitedUntil(NO_FACTS, nowMs)).toBeNull();
  });
});
