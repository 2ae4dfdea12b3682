import { describe, expect, it } from 'vitest';
import { MAX_DOMAINS, toDomains, trustedDomainErrors } from '../../../../src/domain/rules/trusted-domains.js';

describe('trusted domains', () => {
  it('are compared in lower case', () => {
    expect(toDomains(['App.Example.COM', '*.Example.com'])).toEqual(['app.example.com', '*.example.com']);
  });

  it.each(['example.com', 'a-b.c1.example.com', 'localhost', '*.example.com', '*.a.example.com'])(
    'may be %s',
    (domain) => {
      expect(trustedDomainErrors([domain])).toEqual([]);
    },
  );

  it.each([
    '',
    '*',
    '*.com',
    'a.*.example.com',
    '**.example.com',
    'ex*mple.com',
    'https://example.com',
    'example.com:443',
    'example.com/path',
    'example.com.',
    '-a.example.com',
    'exa mple.com',
    'Example.com',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(127)}com`,
  ])('are not %j', (domain) => {
    expect(trustedDomainErrors(['ok.example.com', domain])).toMatchObject([
      { field: ['domains', '1'], code: 'INVALID_INPUT' },
    ]);
  });

  it('are named once each', () => {
    expect(trustedDomainErrors(['a.com', 'b.com', 'a.com'])).toMatchObject([{ field: ['domains', '2'] }]);
  });

  it('may be none, or as many as the provider keeps', () => {
    const domains = Array.from({ length: MAX_DOMAINS + 1 }, (_, index) => `a${index}.com`);

    expect(trustedDomainErrors([])).toEqual([]);
    expect(trustedDomainErrors(domains.slice(1))).toEqual([]);
    expect(trustedDomainErrors(domains)).toMatchObject([
      { field: ['domains'], messages: ['required at most 50, arrived 51'] },
    ]);
  });
});
