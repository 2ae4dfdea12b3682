import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../resolvers/index.js';
import type { TelemetryRoom } from '../telemetry/telemetry.js';
import { depthRule } from './depth-rule.js';
import { formatError, isUnexpected } from './error-codes.js';

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly maxDepth: number;
  readonly maxTokens: number;
  readonly telemetry: TelemetryRoom;
}

/** Apollo with the limits of the gateway. Shutdown is the program's own. */
export function createApollo(options: GraphqlOptions): ApolloServer<GatewayContext> {
  const { schema, introspection, telemetry } = options;
  return new ApolloServer<GatewayContext>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: options.maxTokens },
    maxRecursiveSelections: true,
    validationRules: [depthRule(options.maxDepth)],
    formatError,
    logger: telemetry.logger,
    plugins: [ApolloServerPluginCacheControlDisabled(), observe(telemetry)],
  });
}

/** Puts the request id on every error, logs what nobody expected and counts the request. */
function observe(telemetry: TelemetryRoom): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ contextValue: { requestId } }) {
      const startedMs = performance.now();
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors.filter(isUnexpected)) {
            telemetry.logger.error(
              { err: error.originalError ?? error, requestId, path: error.path },
              'unexpected error',
            );
          }
        },
        async willSendResponse({ response, operation, errors }) {
          response.http.headers.set('cache-control', 'no-store');
          if (response.body.kind === 'single') {
            const { singleResult } = response.body;
            if (singleResult.errors) {
              singleResult.errors = singleResult.errors.map((error) => ({
                ...error,
                extensions: { ...error.extensions, requestId },
              }));
            }
          }
          telemetry.graphqlRequest({
            operation: operation?.operation ?? 'unknown',
            outcome: errors ? 'errors' : 'ok',
            durationMs: performance.now() - startedMs,
          });
        },
      };
    },
  };
}
