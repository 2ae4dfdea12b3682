import { type EventFacts, toEventType } from '../../../../src/domain/event.js';
import type { EventAccess, EventPage } from '../../../../src/store/index.js';

/** The access of a caller that can read everything at the connector of `facts`. */
export const ALL: EventAccess = { connectors: ['tp-main'], kinds: ['Account', 'Transfer'], accounts: 'all' };

/** Facts of an event about a transfer. */
export function facts(more: Partial<EventFacts> = {}): EventFacts {
  return {
    connector: 'tp-main',
    type: toEventType('Transfer', 'UPDATED'),
    change: 'UPDATED',
    subjectKind: 'Transfer',
    subjectId: 'transfer-1',
    accountIds: ['account-1'],
    changes: [{ field: 'status', before: 'PENDING', after: 'COMPLETED' }],
    origin: 'READ',
    occurredAt: '2026-03-01T00:00:00.123456Z',
    receivedAt: '2026-03-02T00:00:00.000Z',
    ...more,
  };
}

/** A page forward from a number, over everything. */
export function pageAfter(from: number | null, more: Partial<EventPage> = {}): EventPage {
  return { direction: 'forward', from, limit: 100, access: ALL, filter: {}, ...more };
}
