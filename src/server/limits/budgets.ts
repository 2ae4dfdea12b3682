import type { ProtectionSettings } from '../../config/index.js';
import type { Budgets } from './gate.js';
import { memoryBudget } from './point-budget.js';

/** Creates the full budgets of a configuration. */
export function openBudgets({ rateLimit }: Pick<ProtectionSettings, 'rateLimit'>): Budgets {
  return {
    callers: memoryBudget(rateLimit.pointsPerMinute),
    strangers: memoryBudget(rateLimit.failedAttemptsPerMinute),
  };
}
