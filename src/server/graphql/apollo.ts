import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { ProtectionSettings } from '../../config/index.js';
import { stringifyExactJson } from '../../datasources/index.js';
import type { GatewayContext } from '../../resolvers/index.js';
import type { TelemetryRoom } from '../../telemetry/index.js';
import { formatError, formatWithoutSuggestions, isUnexpected } from '../errors/error-codes.js';
import { breadthRule } from '../limits/breadth-rule.js';
import { costPlugin } from '../limits/cost-plugin.js';
import { depthRule } from '../limits/depth-rule.js';
import { documentStore } from '../limits/document-store.js';
import { listLengthRule } from '../limits/input-lists.js';
import type { Manifest } from '../limits/manifest.js';
import { operationTypeRule } from '../limits/operation-types.js';
import { persistedQueries } from '../limits/persisted-operations.js';
import type { PointBudget } from '../limits/point-budget.js';
import { characterRule } from '../limits/text-characters.js';
import { answerStatusPlugin } from './answer-status.js';
import { argumentNamesPlugin } from './argument-names.js';
import { secretAnswersPlugin } from './secret-answers.js';

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly protection: Protection;
  /** The operations that clients were built with; null: no manifest. */
  readonly manifest: Manifest | null;
  /** The points of each caller. **Units** points per minute. */
  readonly budget: PointBudget;
  readonly telemetry: TelemetryRoom;
}

export type Protection = Omit<ProtectionSettings, 'rateLimit' | 'manifest'>;

/** The maximum number of reported errors of one operation. */
const MAX_ERRORS = 20;

/** The maximum number of selections of an operation; fragments count at every use. */
const MAX_SELECTIONS = 10_000;

/**
 * A page of another site cannot make a browser send this header without a permitted preflight request. Credentials that browsers
 * add by themselves are ignored: only `Bearer` authenticates a caller.
 */
const CSRF_PREVENTION = { requestHeaders: ['authorization'] };

/** Creates Apollo with the limits of the gateway. The program handles shutdown itself. */
export function createApollo(options: GraphqlOptions): ApolloServer<GatewayContext> {
  const { schema, introspection, protection, manifest, budget, telemetry } = options;
  return new ApolloServer<GatewayContext>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: CSRF_PREVENTION,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    stringifyResult: stringifyExactJson,
    parseOptions: { maxTokens: protection.maxTokens },
    documentStore: documentStore(),
    validationOptions: { maxErrors: MAX_ERRORS },
    maxRecursiveSelections: MAX_SELECTIONS,
    validationRules: [
      operationTypeRule,
      depthRule(protection.maxDepth),
      breadthRule(protection),
      listLengthRule,
      characterRule,
    ],
    formatError: introspection ? formatError : formatWithoutSuggestions,
    persistedQueries: persistedQueries({ mode: protection.persistedOperations, manifest }),
    logger: telemetry.logger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      costPlugin({ schema, maxCost: protection.maxCost, budget }),
      answerStatusPlugin,
      argumentNamesPlugin,
      observe(telemetry),
      secretAnswersPlugin(schema),
    ],
  });
}

/** Adds the request id to every error, logs unexpected errors and counts the request. */
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
