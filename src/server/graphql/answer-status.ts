import type { ApolloServerPlugin } from '@apollo/server';

/** The codes of errors in the operation, as opposed to errors in the HTTP request. */
const OF_THE_OPERATION: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'COST_LIMIT_EXCEEDED',
]);

/** The other types of a GraphQL response; a client that asks for incremental delivery accepts the second. */
const OTHERS = ['application/graphql-response+json', 'multipart/mixed'];

/**
 * Responds with status 200 to a valid HTTP request of a client that accepts only `application/json`, even if the operation is
 * invalid.
 * **Source** GraphQL over HTTP, section 6.4.1.
 */
export const answerStatusPlugin: ApolloServerPlugin = {
  async requestDidStart({ request }) {
    const accept = request.http?.headers.get('accept') ?? '';
    if (!accept.includes('application/json') || OTHERS.some((type) => accept.includes(type))) return;
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single' || response.http.status !== 400) return;
        const { errors = [] } = response.body.singleResult;
        if (errors.every(({ extensions }) => OF_THE_OPERATION.has(extensions?.code)))
          response.http.status = 200;
      },
    };
  },
};
