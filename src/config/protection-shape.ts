import { z } from 'zod';
import { PERSISTED_OPERATIONS } from './configuration.js';
import { whole } from './whole.js';

const MINUTE_MOST = 100_000_000;

const rateLimit = z.strictObject({
  pointsPerMinute: whole(1, MINUTE_MOST).default(60_000),
  failedAttemptsPerMinute: whole(1, 1_000_000).default(300),
});

/** Limits of one request and rate limits of one caller. */
export const PROTECTION = z
  .strictObject({
    maxDepth: whole(1, 100).default(12),
    maxTokens: whole(100, 100_000).default(5000),
    maxCost: whole(1, 10_000_000).default(5000),
    maxAliases: whole(0, 10_000).default(50),
    maxRootFields: whole(1, 10_000).default(30),
    maxDirectives: whole(0, 10_000).default(50),
    rateLimit: rateLimit.prefault({}),
    persistedOperations: z.enum(PERSISTED_OPERATIONS).default('allow'),
    manifest: z.string().min(1).optional(),
  })
  .superRefine(({ maxCost, rateLimit: { pointsPerMinute }, persistedOperations, manifest }, context) => {
    if (pointsPerMinute < maxCost) {
      const message = `required at least protection.maxCost, ${maxCost}; arrived ${pointsPerMinute}`;
      context.addIssue({ code: 'custom', path: ['rateLimit', 'pointsPerMinute'], message });
    }
    if (persistedOperations === 'only' && manifest === undefined) {
      const message = 'required with persistedOperations: only, the file of accepted operations';
      context.addIssue({ code: 'custom', path: ['manifest'], message });
    }
    if (persistedOperations === 'off' && manifest !== undefined) {
      const message = 'required none with persistedOperations: off, arrived one';
      context.addIssue({ code: 'custom', path: ['manifest'], message });
    }
  });
