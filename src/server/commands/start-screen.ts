import type { Configuration } from '../../config/configuration.js';
import type { SandboxCallers } from '../sandbox/callers.js';

const QUERY =
  '{ accounts(first: 5) { nodes { connector { name } name currency balance { current { amount } } } } }';

/** The last lines of a start against the sandbox: where to go, with what, and something to try. */
export function sandboxScreen(url: string, { operator, analyst, endUser }: SandboxCallers['tokens']): string {
  return [
    '',
    'Exchequer is running against simulated providers.',
    '',
    `  GraphiQL    ${url}/graphiql   (who asks is chosen there, at the top right)`,
    `  GraphQL     ${url}/graphql`,
    '',
    '  Tokens, for Authorization: Bearer …',
    '',
    '  The operator, who may do everything:',
    operator,
    '',
    '  An analyst, who reads:',
    analyst,
    '',
    '  An end user, who sees two accounts of its own:',
    endUser,
    '',
    '  More of them: npx exchequer token --help',
    '',
    '  A query to paste:',
    `    ${QUERY}`,
    '',
    '  Ctrl+C stops it.',
  ].join('\n');
}

/** The last lines of a start with a configuration. */
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
