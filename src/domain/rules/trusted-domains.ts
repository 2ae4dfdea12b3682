import type { UserError } from '../operation.js';
import { unless, userError } from './user-errors.js';

/** How many patterns one configuration holds. **Source** TreasuryPath: trusted domains. */
export const MAX_DOMAINS = 50;

const MAX_HOST_LENGTH = 253;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const EXACT = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const WILDCARD = new RegExp(`^\\*(?:\\.${LABEL}){2,}$`);

/** The patterns as they are compared: hosts know no letter case. */
export function toDomains(given: readonly string[]): readonly string[] {
  return given.map((domain) => domain.toLowerCase());
}

/** At most so many, each an exact host or `*.parent`, and each once. */
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
      userError(`${field}.${index}`, 'required every host once'),
    ),
  ]);
}

function isPattern(text: string): boolean {
  return text.length <= MAX_HOST_LENGTH && (EXACT.test(text) || WILDCARD.test(text));
}
