import { domainToASCII } from 'node:url';
import type { Settings } from './settings.js';

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
/** **Source** contract 5. */
const MOST_DOMAINS = 50;

/** The problems of a list of trusted domains; none if it is valid. */
export function problemsOf(domains: readonly string[]): readonly string[] {
  const tooMany = domains.length > MOST_DOMAINS ? [`is too long (maximum is ${MOST_DOMAINS})`] : [];
  const invalid = domains.filter((domain) => !isPattern(domain));
  return [...tooMany, ...invalid.map((domain) => `contains an invalid domain: ${JSON.stringify(domain)}`)];
}

/** A lowercase host, or `*.` before at least two labels. */
function isPattern(domain: string): boolean {
  if (domain !== domain.toLowerCase()) return false;
  const isWildcard = domain.startsWith('*.');
  const host = isWildcard ? domain.slice(2) : domain;
  if (/[\s/:@?#%\\[\]*]/.test(host)) return false;
  const labels = domainToASCII(host).split('.');
  return labels.every((label) => LABEL.test(label)) && (!isWildcard || labels.length >= 2);
}

/** The host of a redirect; undefined unless the URL is absolute http(s) without user information. */
export function hostOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !/^https?:\/\//i.test(address) || !URL.canParse(address))
    return undefined;
  const { hostname, username, password } = new URL(address);
  if (hostname === '' || username !== '' || password !== '') return undefined;
  return normalised(hostname);
}

/** Whether one of the patterns covers the host. **Source** contract 5. */
export function isTrusted(
  host: string,
  domains: readonly string[],
  depth: Settings['wildcardDepth'],
): boolean {
  return domains.some((domain) => {
    if (!domain.startsWith('*.')) return normalised(domain) === host;
    const suffix = `.${normalised(domain.slice(2))}`;
    if (!host.endsWith(suffix)) return false;
    const under = host.slice(0, -suffix.length);
    return under !== '' && (depth === 'any' || !under.includes('.'));
  });
}

function normalised(host: string): string {
  return domainToASCII(host.toLowerCase().replace(/\.$/, ''));
}
