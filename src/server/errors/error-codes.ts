import { ApolloServerValidationErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { InvalidInputError, type UpstreamCode, UpstreamError } from '../../domain/errors.js';
import { ForbiddenError } from '../../resolvers/index.js';
import { StoreUnavailableError } from '../../store/index.js';
import { LimitError } from '../limits/errors.js';
import { withoutValues } from './quiet-message.js';

/** `extensions.code` for a failure upstream. */
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

/** What GraphQL itself and Apollo say about a request. */
const OF_THE_REQUEST: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Where Apollo speaks of itself and of how it is set up. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  [ApolloServerValidationErrorCode.INTROSPECTION_DISABLED]:
    'required an operation without introspection: it is switched off here',
  [ApolloServerValidationErrorCode.MAX_RECURSIVE_SELECTIONS_EXCEEDED]:
    'required fewer selections: with its fragments expanded the operation has too many',
};

/** What was asked for may have been done already: only the same key is safe. */
const STORE_MESSAGE =
  'The gateway cannot reach its store at the moment. Ask again with the same idempotency key: nothing is done twice.';

export const UNEXPECTED_MESSAGE = 'Something went wrong here; the request id helps to find it.';

/** An error as the caller sees it: a code, a safe message, and for providers whom to blame and when to try again. */
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
  if (error instanceof ForbiddenError)
    return { ...place, message: error.message, extensions: plain('FORBIDDEN') };
  const code = codeOf(formatted);
  if (OF_THE_REQUEST.has(code) && rootOf(thrown) instanceof RangeError)
    return { ...place, message: 'required an operation that is less deeply nested', extensions: plain(code) };
  if (OF_THE_REQUEST.has(code))
    return { ...place, message: ofTheRequest(formatted), extensions: plain(code) };
  return { ...place, message: UNEXPECTED_MESSAGE, extensions: plain('INTERNAL_SERVER_ERROR') };
}

/** What an error was first thrown as, however often it was wrapped. */
function rootOf(thrown: unknown): unknown {
  return thrown instanceof GraphQLError && thrown.originalError ? rootOf(thrown.originalError) : thrown;
}

function ofTheRequest({ message, extensions }: GraphQLFormattedError): string {
  return OWN_WORDS[String(extensions?.['validationErrorCode'])] ?? withoutValues(message);
}

/** The same where the schema is nobody's business: GraphQL's messages guess at names of it. */
export function formatWithoutSuggestions(
  formatted: GraphQLFormattedError,
  thrown: unknown,
): GraphQLFormattedError {
  const error = formatError(formatted, thrown);
  return { ...error, message: error.message.replace(/ ?Did you mean .+?\?/g, '') };
}

/** Whether somebody should look at it: nothing that a caller or a provider can bring about. */
export function isUnexpected(thrown: unknown): boolean {
  const error = unwrapResolverError(thrown);
  const isKnown =
    error instanceof UpstreamError ||
    error instanceof InvalidInputError ||
    error instanceof ForbiddenError ||
    error instanceof LimitError;
  return !isKnown && !OF_THE_REQUEST.has(codeOf(error as Partial<GraphQLFormattedError> | null));
}

/** GraphQL gives no code to its last word on variables, after so many that are wrong. */
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

/** An answer in GraphQL's shape for a request that never became one. */
export function refusal(code: string, message: string, requestId: string, extras: object = {}): object {
  return { errors: [{ message, extensions: { ...plain(code), ...extras, requestId } }] };
}
