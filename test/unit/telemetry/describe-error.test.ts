import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/telemetry/describe-error.js';

describe('a described error', () => {
  it('never shows a thrown value that is no error', () => {
    expect(JSON.stringify(describeError('hush'))).not.toContain('hush');
  });

  it('ends in a circle of causes', () => {
    const error = new Error('round');
    error.cause = error;

    expect(JSON.stringify(describeError(error)).match(/"round"/g)).toHaveLength(5);
  });
});
