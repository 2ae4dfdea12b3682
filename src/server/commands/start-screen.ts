import type { Configuration } from '../../config/index.js';
import type { SandboxCallers } from '../sandbox/callers.js';

const QUERY =
  '{ accounts(first: 5) { nodes { connector { name } name currency balance { current { amount } } } } }';

/**
 * The final output of a start with the sandbox: addresses, tokens and a sample query. `earlierJournal` is the path of the journal of the
 * last start; null if there was none.
 */
export function sandboxScreen(
  url: string,
  { operator, analyst, endUser }: SandboxCallers['tokens'],
  earlierJournal: string | null = null,
): string {
  return [
    '',
    'Exchequer is running against simulated providers. They start anew each time, and the journal with them.',
    ...(earlierJournal === null ? [] : [`The journal of the last start was set aside: ${earlierJournal}`]),
    '',
    `  GraphiQL    ${url}/graphiql   (choose the caller at the top right)`,
    `  GraphQL     ${url}/graphql`,
    '',
    '  Tokens, for Authorization: Bearer …',
    '',
    '  The operator (all scopes):',
    operator,
    '',
    '  An analyst (read scopes):',
    analyst,
    '',
    '  An end user (access to two accounts):',
    endUser,
    '',
    '  More tokens: npx exchequer token --help',
    '',
    '  A sample query:',
    `    ${QUERY}`,
    '',
    '  Ctrl+C stops it.',
  ].join('\n');
}

/** The final output of a start with a configuration. */
export function configuredScreen(
  url: string,
  { connectors, server, callers }: Pick<Configuration, 'connectors' | 'server' | 'callers'>,
): string {
  const names = connectors.map(
    ({ name, provider, environment }) => `${name} (${provider}, ${environment.toLowerCase()})`,
  );
  return [
    `Exchequer is running: ${url}/graphql`,
    ...(server.graphiql ? [`GraphiQL: ${url}/graphiql`] : []),
    `Connectors: ${names.join(', ')}`,
    ...withoutCallers(callers),
  ].join('\n');
}

/** The lines of a warning if nobody can use the gateway; none otherwise. */
export function withoutCallers({ jwt, apiKeys }: Configuration['callers']): readonly string[] {
  if (jwt.length > 0 || apiKeys.length > 0) return [];
  return [
    'Warning: the configuration has no callers, so every request is refused. Add callers.apiKeys or callers.jwt (docs/authentication.md).',
  ];
}
