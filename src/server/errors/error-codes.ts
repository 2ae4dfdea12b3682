import { ApolloServerValidationErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { InvalidInputError, type UpstreamCode, UpstreamError } from '../../domain/errors.js';
import { ExpiredCursorError, ForeignCursorError } from '../../domain/event.js';
import { ForbiddenError } from '../../resolvers/index.js';
import { StoreUnavailableError } from '../../store/index.js';
import { LimitError } from '../limits/errors.js';
import { withoutValues } from './quiet-message.js';

/** `extensions.code` of a failed request to a provider. */
const CODE_OF_UPSTREAM: Readonly<Record<UpstreamCode, string>> = {
  TIMEOUT: 'PROVIDER_TIMEOUT',
  UNAVAILABLE: 'PROVIDER_UNAVAILABLE',
  CIRCUIT_OPEN: 'PROVIDER_UNAVAILABLE',
  RATE_LIMITED: 'PROVIDER_RATE_LIMITED',
  UNAUTHORIZED: 'PROVIDER_UNAUTHORIZED',
  FORBIDDEN: 'PROVIDER_UNAUTHORIZED',
  INVALID_RESPONSE: 'PROVIDER_INVALID_RESPONSE',
  REJECTED: 'PROVIDER_INVALID_RESPONSE',
  NOT_FOUND: 'NOT_FOUND',
};

/** The codes that GraphQL and Apollo use for errors of a request. */
const OF_THE_REQUEST: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Replaces messages of Apollo that describe its own setup. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  [ApolloServerValidationErrorCode.INTROSPECTION_DISABLED]:
    'required an operation without introspection: introspection is disabled',
  [ApolloServerValidationErrorCode.MAX_RECURSIVE_SELECTIONS_EXCEEDED]:
    'required fewer selections: the operation has too many with fragments expanded',
};

/** The mutation may already have taken effect, so only a retry with the same key is safe. */
const STORE_MESSAGE =
  'The gateway cannot reach its store. Retry with the same idempotency key: nothing takes effect twice.';

export const UNEXPECTED_MESSAGE = 'An internal error occurred. The log contains it under the request id.';

/** The error for the caller: a code, a safe message and, for an upstream error, the connector and the time to retry. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error = unwrapResolverError(thrown);
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (error instanceof LimitError)
    return { ...place, message: error.message, extensions: { code: error.code, ...error.extras } };
  if (error instanceof UpstreamError)
    return { ...place, message: error.message, extensions: ofUpstream(error) };
  if (error instanceof StoreUnavailableError)
    return { ...place, message: STORE_MESSAGE, extensions: { code: 'STORE_UNAVAILABLE', retryable: true } };
  if (error instanceof InvalidInputError)
    return { ...place, message: error.message, extensions: plain('BAD_USER_INPUT') };
  if (error instanceof ExpiredCursorError)
    return { ...place, message: error.message, extensions: plain('CURSOR_EXPIRED') };
  if (error instanceof ForeignCursorError)
    return { ...place, message: error.message, extensions: plain('CURSOR_INVALID') };
  if (error instanceof ForbiddenError)
    return { ...place, message: error.message, extensions: plain('FORBIDDEN') };
  const code = codeOf(formatted);
  if (OF_THE_REQUEST.has(code) && rootOf(thrown) instanceof RangeError)
    return { ...place, message: 'required a less deeply nested operation', extensions: plain(code) };
  if (OF_THE_REQUEST.has(code))
    return { ...place, message: ofTheRequest(formatted), extensions: plain(code) };
  return { ...place, message: UNEXPECTED_MESSAGE, extensions: plain('INTERNAL_SERVER_ERROR') };
}

/** The original error inside all wrappers. */
function rootOf(thrown: unknown): unknown {
  return thrown instanceof GraphQLError && thrown.originalError ? rootOf(thrown.originalError) : thrown;
}

function ofTheRequest({ message, extensions }: GraphQLFormattedError): string {
  return (
    OWN_WORDS[String(extensions?.['validationErrorCode'])] ?? ofDelivery(message) ?? withoutValues(message)
  );
}

/** The message about a directive of incremental delivery; null for another message. */
function ofDelivery(message: string): string | null {
  const name = /^Unknown directive "(@defer|@stream)"/.exec(message)?.[1];
  if (name === undefined) return null;
  return `required an operation without ${name}: the gateway sends each response in one part; remove ${name}`;
}

/** `formatError` without GraphQL's suggestions, which reveal names of the schema. */
export function formatWithoutSuggestions(
  formatted: GraphQLFormattedError,
  thrown: unknown,
): GraphQLFormattedError {
  const error = formatError(formatted, thrown);
  return { ...error, message: error.message.replace(/ ?Did you mean .+?\?/g, '') };
}

/** Whether neither a caller nor a provider can cause the error, so that it must be investigated. */
export function isUnexpected(thrown: unknown): boolean {
  const error = unwrapResolverError(thrown);
  const isKnown =
    error instanceof UpstreamError ||
    error instanceof InvalidInputError ||
    error instanceof ForbiddenError ||
    error instanceof ExpiredCursorError ||
    error instanceof ForeignCursorError ||
    error instanceof LimitError;
  return !isKnown && !OF_THE_REQUEST.has(codeOf(error as Partial<GraphQLFormattedError> | null));
}

/** The code of the error. GraphQL sets none on its final error about too many invalid variables. */
function codeOf(error: Partial<GraphQLFormattedError> | null): string {
  if (error?.message?.startsWith('Too many errors processing variables')) return 'BAD_USER_INPUT';
  return String(error?.extensions?.['code'] ?? '');
}

function ofUpstream(error: UpstreamError): Record<string, unknown> {
  return {
    code: CODE_OF_UPSTREAM[error.code],
    connector: error.connector.name,
    provider: error.connector.provider,
    retryable: error.retryable,
    ...(error.retryAfterMs === null ? {} : { retryAfterSeconds: Math.ceil(error.retryAfterMs / 1000) }),
  };
}

function plain(code: string): Record<string, unknown> {
  return { code, retryable: false };
}

/** A response in GraphQL's shape for a request that is refused before GraphQL runs. */
export function refusal(code: string, message: string, requestId: string, extras: object = {}): object {
  return { errors: [{ message, extensions: { ...plain(code), ...extras, requestId } }] };
}
