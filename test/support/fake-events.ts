import { vi } from 'vitest';
import { emptyConnection } from '../../src/datasources/loading/sources.js';
import type { CallerEvents } from '../../src/events/index.js';

/** A feed without events. Every method is a spy and can be replaced. */
export function fakeEvents(replaced: Partial<CallerEvents> = {}): CallerEvents {
  return {
    list: vi.fn(async () => emptyConnection<never>()),
    event: vi.fn(async () => null),
    ...replaced,
  };
}
