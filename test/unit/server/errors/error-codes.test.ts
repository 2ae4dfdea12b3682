import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { InvalidInputError, type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import { ExpiredCursorError, ForeignCursorError } from '../../../../src/domain/event.js';
import { ForbiddenError } from '../../../../src/resolvers/index.js';
import {
  formatError,
  isUnexpected,
  refusal,
  UNEXPECTED_MESSAGE,
} from '../../../../src/server/errors/error-codes.js';

const connector = { name: 'bank', provider: 'LINKER', environment: 'SANDBOX' } as const;
const upstream = (code: UpstreamCode, retryAfterMs?: number) =>
  new UpstreamError({
    connector,
    code,
    sent: 'yes',
    refusals: [{ code: null, field: null, message: 'their words' }],
    cause: new Error('inner'),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

/** An error as it comes out of a resolver. */
const thrown = (originalError: Error) =>
  new GraphQLError(originalError.message, { path: ['accounts'], originalError });
const formatted = (error: GraphQLError) => formatError(error.toJSON(), error);

describe('formatError', () => {
  it.each<[UpstreamCode, string, boolean]>([
    ['TIMEOUT', 'PROVIDER_TIMEOUT', true],
    ['UNAVAILABLE', 'PROVIDER_UNAVAILABLE', true],
    ['CIRCUIT_OPEN', 'PROVIDER_UNAVAILABLE', true],
    ['RATE_LIMITED', 'PROVIDER_RATE_LIMITED', true],
    ['UNAUTHORIZED', 'PROVIDER_UNAUTHORIZED', false],
    ['FORBIDDEN', 'PROVIDER_UNAUTHORIZED', false],
    ['INVALID_RESPONSE', 'PROVIDER_INVALID_RESPONSE', false],
    ['REJECTED', 'PROVIDER_INVALID_RESPONSE', false],
    ['NOT_FOUND', 'NOT_FOUND', false],
  ])('says %s of a provider as %s, and whom it comes from', (code, expected, retryable) => {
    expect(formatted(thrown(upstream(code)))).toEqual({
      message: upstream(code).message,
      path: ['accounts'],
      extensions: { code: expected, connector: 'bank', provider: 'LINKER', retryable },
    });
  });

  it('says in whole seconds when to try again, never too early', () => {
    expect(formatted(thrown(upstream('RATE_LIMITED', 1200))).extensions).toMatchObject({
      retryAfterSeconds: 2,
    });
    expect(formatted(thrown(upstream('RATE_LIMITED', 0))).extensions).toMatchObject({ retryAfterSeconds: 0 });
  });

  it('tells the caller what was wrong with the input, and what it may not do', () => {
    expect(formatted(thrown(new InvalidInputError('first: required 1..100, arrived 101')))).toMatchObject({
      message: 'first: required 1..100, arrived 101',
      extensions: { code: 'BAD_USER_INPUT', retryable: false },
    });
    expect(formatted(thrown(new ExpiredCursorError())).extensions).toMatchObject({ code: 'CURSOR_EXPIRED' });
    expect(formatted(thrown(new ForeignCursorError('after'))).extensions).toMatchObject({
      code: 'CURSOR_INVALID',
    });
    expect(formatted(thrown(new ForbiddenError('cards:read'))).extensions).toEqual({
      code: 'FORBIDDEN',
      retryable: false,
    });
  });

  it('lets through what GraphQL says about the request', () => {
    const error = new GraphQLError('Cannot query field "x"', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });

    expect(formatted(error)).toEqual({
      message: 'Cannot query field "x"',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false },
    });
  });

  it.each([
    ['INTROSPECTION_DISABLED', 'required an operation without introspection: introspection is disabled'],
    ['MAX_RECURSIVE_SELECTIONS_EXCEEDED', /^required fewer selections/],
  ])('says %s in words of its own', (validationErrorCode, message) => {
    const error = new GraphQLError('set introspection: true in ApolloServer', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', validationErrorCode },
    });

    expect(formatted(error).message).toMatch(message);
    expect(formatted(error).extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED', retryable: false });
  });

  it('says nothing about what nobody expected', () => {
    const error = thrown(new Error('connect ECONNREFUSED /srv/secret at file.ts:1'));
    const withExtensions = { ...error.toJSON(), extensions: { stacktrace: ['at x'], code: 'ODD' } };

    expect(formatError(withExtensions, error)).toEqual({
      message: UNEXPECTED_MESSAGE,
      path: ['accounts'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false },
    });
  });
});

describe('isUnexpected', () => {
  it('is false of what callers and providers bring about', () => {
    const known = [
      thrown(upstream('TIMEOUT')),
      thrown(new InvalidInputError('x')),
      thrown(new ForbiddenError('cards:read')),
      new GraphQLError('x', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } }),
    ];

    expect(known.filter(isUnexpected)).toEqual([]);
  });

  it.each([thrown(new TypeError('x')), new GraphQLError('x'), new Error('x'), null, 'text'])(
    'is true of %s',
    (error) => {
      expect(isUnexpected(error)).toBe(true);
    },
  );
});

describe('refusal', () => {
  it('has the shape of a GraphQL answer', () => {
    expect(refusal('NOT_FOUND', 'no such route', 'r-1')).toEqual({
      errors: [
        { message: 'no such route', extensions: { code: 'NOT_FOUND', retryable: false, requestId: 'r-1' } },
      ],
    });
  });
});
