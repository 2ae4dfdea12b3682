import { describe, expect, it } from 'vitest';
import { originProblem } from '../../../src/config/origin.js';
import { configurationOf, problemsOf } from '../../support/configuration.js';

describe('originProblem', () => {
  it.each([
    'https://app.example.com',
    'http://localhost:3000',
    'https://a.example:8443',
    'http://[::1]:5173',
  ])('accepts %s', (text) => {
    expect(originProblem(text)).toBeNull();
  });

  it.each(['https://*.example.org', '*', 'https://a.example:*'])('refuses the pattern %s', (text) => {
    expect(originProblem(text)).toBe('required one exact origin: patterns are not supported');
  });

  it.each([
    ['https://app.example.com/', 'https://app.example.com'],
    ['https://app.example.com:443', 'https://app.example.com'],
    ['http://app.example.com:80', 'http://app.example.com'],
    ['HTTPS://App.Example.com', 'https://app.example.com'],
    ['https://app.example.com/path?q=1', 'https://app.example.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    [' https://app.example.com', 'https://app.example.com'],
  ])('refuses %s and names the origin that browsers send', (text, sent) => {
    expect(originProblem(text)).toBe(
      `required ${sent}, as browsers send it, without a path, capitals and the default port`,
    );
  });

  it.each(['', 'null', 'app.example.com', 'localhost:3000', 'ftp://a.example', 'file:///a'])(
    'refuses %j, which is no origin',
    (text) => {
      expect(originProblem(text)).toBe('required an origin, such as https://app.example.com');
    },
  );

  it('does not repeat credentials', () => {
    expect(originProblem('https://user:s3cret@a.example')).toBe('required an origin without credentials');
  });
});

describe('server.cors.origins', () => {
  it('is refused with the position of the entry that never matches', () => {
    const file = { server: { cors: { origins: ['https://a.example', 'https://*.example.org'] } } };

    expect(problemsOf(() => configurationOf(file))).toEqual([
      'server.cors.origins[1]: required one exact origin: patterns are not supported',
    ]);
  });
});
