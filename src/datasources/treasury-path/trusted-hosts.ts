/** **Source** trusted domains. */
export const MAX_TRUSTED_HOSTS = 50;

const MAX_HOST_LENGTH = 253;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const EXACT = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const WILDCARD = new RegExp(`^\\*(?:\\.${LABEL}){2,}$`);

/** Whether the text is one host in lower case, or `*.parent` with two labels or more after the star. **Source** trusted domains. */
export function isHostPattern(text: string): boolean {
  return text.length <= MAX_HOST_LENGTH && (EXACT.test(text) || WILDCARD.test(text));
}
