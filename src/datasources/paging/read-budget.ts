import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError, type UpstreamErrorDetails } from '../../domain/errors.js';

/** The maximum number of upstream reads of one request, per connector. */
export const MAX_REQUEST_READS = 5_000;
/** The maximum number of upstream reads of one page of a list, per connector. */
export const MAX_LIST_READS = 2_000;
/** The time in which one page of a list can start upstream reads. **Units** milliseconds. */
export const MAX_LIST_MS = 12_000;

/**
 * The upstream reads that a request can still send. Each connector has its own share, so that a connector that never ends its lists uses
 * up no reads of another.
 */
export interface ReadBudget {
  /** Takes one read. **Throws** `UpstreamError`, nothing sent, when no read or no time is left. */
  draw(connector: ConnectorRef): void;
  /** The budget of one page of a list. Its reads are also taken from this budget. */
  forList(clock: Pick<Clock, 'monotonicMs'>): ReadBudget;
}

/** The budget of one request. */
export function createReadBudget(maxReads = MAX_REQUEST_READS): ReadBudget {
  const counter = countReads(maxReads, {
    code: 'RATE_LIMITED',
    says: `needs more than ${maxReads} reads for this request; request less at a time`,
  });
  return {
    draw: counter,
    forList: (clock) => createListBudget(clock, counter),
  };
}

type Draw = ReadBudget['draw'];

function createListBudget(clock: Pick<Clock, 'monotonicMs'>, outer: Draw): ReadBudget {
  const untilMs = clock.monotonicMs() + MAX_LIST_MS;
  const counter = countReads(MAX_LIST_READS, {
    code: 'INVALID_RESPONSE',
    says: `needs more than ${MAX_LIST_READS} reads for one page of this list`,
  });
  const draw: Draw = (connector) => {
    if (clock.monotonicMs() > untilMs)
      throw new UpstreamError({
        connector,
        code: 'TIMEOUT',
        says: 'did not return the list in time',
        sent: 'no',
      });
    counter(connector);
    outer(connector);
  };
  return { draw, forList: (inner) => createListBudget(inner, draw) };
}

function countReads(max: number, error: Pick<UpstreamErrorDetails, 'code' | 'says'>): Draw {
  const taken = new Map<string, number>();
  return (connector) => {
    const count = taken.get(connector.name) ?? 0;
    if (count >= max) throw new UpstreamError({ connector, sent: 'no', ...error });
    taken.set(connector.name, count + 1);
  };
}
