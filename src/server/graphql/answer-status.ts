import type { ApolloServerPlugin } from '@apollo/server';

/** What is wrong with an operation, and not with the HTTP request that brought it. */
const OF_THE_OPERATION: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'COST_LIMIT_EXCEEDED',
]);

/**
 * Answers 200 where a client accepts `application/json` alone and the HTTP request was good, whatever the operation was. **Source**:
 * GraphQL over HTTP, section 6.4.1.
 */
export const answerStatusPlugin: ApolloServerPlugin = {
  async requestDidStart({ request }) {
    const accept = request.http?.headers.get('accept') ?? '';
    if (!accept.includes('application/json') || accept.includes('application/graphql-response+json')) return;
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
