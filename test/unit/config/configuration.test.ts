import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../../src/config/configuration.js';

describe('ConfigurationError', () => {
  it('names the file, counts the problems and holds each', () => {
    const one = new ConfigurationError('a.yaml', ['server.port: required a number']);
    const two = new ConfigurationError('a.yaml', ['a: b', 'c: d']);

    expect(one.message).toBe('a.yaml: 1 problem');
    expect(two.message).toBe('a.yaml: 2 problems');
    expect(two.problems).toEqual(['a: b', 'c: d']);
    expect(two.name).toBe('ConfigurationError');
  });
});
