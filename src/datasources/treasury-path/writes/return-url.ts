import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';

/** No blank, no invisible character and no backslash, which some parsers read as a slash. Every parser then finds the same host. */
const PLAIN = /^https:\/\/[^\s\p{C}\\]+$/iu;
const ASCII = /^[\x21-\x7e]+$/;
const REQUIRED =
  'required an https address with a host, without a user name, a password, blanks and backslashes';

/** The error in a return URL. `trusted` is null when the trusted hosts are not known. **Source** trusted domains, traps 19. */
export function returnUrlErrors(
  { name }: ConnectorRef,
  returnUrl: string,
  trusted: readonly string[] | null,
): readonly UserError[] {
  const host = hostOf(returnUrl);
  if (host === null) return [userError('returnUrl', REQUIRED)];
  if (trusted === null || trusted.some((pattern) => covers(pattern, host))) return [];
  return [untrustedReturnUrl(name)];
}

export function untrustedReturnUrl(connector: string): UserError {
  const message = `${connector} sends browsers back to trusted domains alone, and this address is on none of them`;
  return userError('returnUrl', message, 'UNTRUSTED_RETURN_URL');
}

/** The URL as it is sent: unchanged, unless it contains letters that a URL must encode. */
export function toSentUrl(returnUrl: string): string {
  return ASCII.test(returnUrl) ? returnUrl : new URL(returnUrl).href;
}

/** Whether both URLs are equal after parsing. */
export function isSameUrl(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

/** The host in lower case and ASCII, without a final dot; null for a URL that is never sent. */
function hostOf(returnUrl: string): string | null {
  if (!PLAIN.test(returnUrl) || !URL.canParse(returnUrl)) return null;
  const { hostname, username, password } = new URL(returnUrl);
  const hasUser = username !== '' || password !== '';
  return hasUser || /^https:\/\/\//i.test(returnUrl) ? null : hostname.replace(/\.$/, '');
}

/**
 * A wildcard matches one or more labels. **Source** trusted domains (depth assumed: if it matches only one, TreasuryPath refuses more).
 */
function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
