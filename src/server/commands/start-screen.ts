import type { Configuration } from '../../config/index.js';
import type { SandboxCallers } from '../sandbox/callers.js';

const QUERY =
  '{ accounts(first: 5) { nodes { connector { name } name currency balance { current { amount } } } } }';

/** The final output of a start with the sandbox: addresses, tokens and a sample query. */
export function sandboxScreen(url: string, { operator, analyst, endUser }: SandboxCallers['tokens']): string {
  return [
    '',
    'Exchequer is running against simulated providers.',
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
export function configuredScreen(url: string, { connectors, server }: Configuration): string {
  const names = connectors.map(
    ({ name, provider, environment }) => `${name} (${provider}, ${environment.toLowerCase()})`,
  );
  return [
    `Exchequer is running: ${url}/graphql`,
    ...(server.graphiql ? [`GraphiQL: ${url}/graphiql`] : []),
    `Connectors: ${names.join(', ')}`,
  ].join('\n');
}
