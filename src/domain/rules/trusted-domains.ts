import type { UserError } from '../operation.js';
import { unless, userError } from './user-errors.js';

/** The maximum number of patterns in one configuration. **Source** TreasuryPath: trusted domains. */
export const MAX_DOMAINS = 50;

const MAX_HOST_LENGTH = 253;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const EXACT = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const WILDCARD = new RegExp(`^\\*(?:\\.${LABEL}){2,}$`);

/** The patterns in lowercase for comparison, because hosts are case-insensitive. */
export function toDomains(given: readonly string[]): readonly string[] {
  return given.map((domain) => domain.toLowerCase());
}

/** Errors of patterns: at most `MAX_DOMAINS`, each an exact host or `*.parent`, each once. */
export function trustedDomainErrors(domains: readonly string[], field = 'domains'): readonly UserError[] {
  if (domains.length > MAX_DOMAINS) {
    return [userError(field, `required at most ${MAX_DOMAINS}, arrived ${domains.length}`)];
  }
  return domains.flatMap((domain, index) => [
    ...unless(isPattern(domain), () =>
      userError(
        `${field}.${index}`,
        'required a host such as app.example.com, or *.example.com for the hosts below it, without scheme, port or path',
      ),
    ),
    ...unless(domains.indexOf(domain) === index, () =>
      userError(`${field}.${index}`, 'required each host at most once'),
    ),
  ]);
}

function isPattern(text: string): boolean {
  return text.length <= MAX_HOST_LENGTH && (EXACT.test(text) || WILDCARD.test(text));
}
