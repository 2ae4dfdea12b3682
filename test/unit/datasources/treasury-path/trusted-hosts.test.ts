import { describe, expect, it } from 'vitest';
import { isHostPattern } from '../../../../src/datasources/treasury-path/trusted-hosts.js';

describe('isHostPattern', () => {
  it.each([
    'app.example.com',
    'localhost',
    'xn--bcher-kva.example',
    '*.example.com',
    '*.a.b.example.com',
    'a-1.b',
  ])('takes %s', (text) => {
    expect(isHostPattern(text)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '*',
    '*.com',
    '*example.com',
    'app.*.com',
    '*.*.example.com',
    'App.example.com',
    'app.example.com.',
    '.example.com',
    'a..b',
    'https://app.example.com',
    'app.example.com:443',
    'app.example.com/path',
    'user@example.com',
    'bücher.example',
    '-a.example',
    'app.example.com\n',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
  ])('refuses %j', (text) => {
    expect(isHostPattern(text)).toBe(false);
  });
});
