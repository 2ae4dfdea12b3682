import type { GraphqlBody } from '../api.js';

/** On one line, so that it is the same bytes at every call. **Source** trusted domains: GraphQL. */
const QUERY =
  'mutation($domains: [String!]!) { upsertTrustedDomainConfig(input: { domains: $domains }) ' +
  '{ trustedDomainConfig { id domains } errors { field messages } } }';

/** The whole list: what is not in it is trusted no longer. */
export function toUpsertBody(domains: readonly string[]): GraphqlBody {
  return { query: QUERY, variables: { domains } };
}
