import { afterAll, beforeAll, describe } from 'vitest';
import { describeAudit } from './suites/audit.js';
import { describeBegin } from './suites/begin.js';
import { describeClaim } from './suites/claim.js';
import { describeDeliveries } from './suites/deliveries.js';
import { describeEvents } from './suites/events.js';
import { describeLocks } from './suites/locks.js';
import { describeMemory } from './suites/memory.js';
import { describeMoves } from './suites/moves.js';
import { describeObservations } from './suites/observations.js';
import { describeReading } from './suites/reading.js';
import { describeSealed } from './suites/sealed.js';
import { describeSubjects } from './suites/subjects.js';
import { describeWaiting } from './suites/waiting.js';
import { KINDS, type UnderTest } from './under-test.js';

describe.each(KINDS)('the store over %s', (_name, open) => {
  let opened: UnderTest | null = null;
  const current = () => {
    if (opened === null) throw new Error('required a store that is open');
    return opened;
  };

  beforeAll(async () => {
    opened = await open();
  });

  afterAll(() => opened?.remove());

  // First: it counts every operation that there is.
  describeReading(current);
  describeBegin(current);
  describeMoves(current);
  describeClaim(current);
  describeSubjects(current);
  describeWaiting(current);
  describeLocks(current);
  describeSealed(current);
  describeMemory(current);
  describeObservations(current);
  describeEvents(current);
  describeDeliveries(current);
  describeAudit(current);
});
