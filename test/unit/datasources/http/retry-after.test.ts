import { describe, expect, it } from 'vitest';
import { readRetryAfter } from '../../../../src/datasources/http/retry-after.js';

const NOW = Date.UTC(2026, 0, 5, 12);

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    ['0', 0],
    ['Mon, 05 Jan 2026 12:00:30 GMT', 30_000],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 0],
    ['999999999', 86_400_000],
  ])('reads %j as %d ms', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });

  it.each([undefined, '', '-1', '1.5', 'soon'])('gives null for %j', (header) => {
    expect(readRetryAfter(header, NOW)).toBeNull();
  });
});
