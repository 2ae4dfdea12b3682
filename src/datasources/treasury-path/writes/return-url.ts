import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';

/** Neither blank nor invisible nor a backslash, which some read as a slash: everyone finds the same host. */
const PLAIN = /^https:\/\/[^\s\p{C}\\]+$/iu;
const ASCII = /^[\x21-\x7e]+$/;
const REQUIRED =
  'required an https address with a host, without a user name, a password, blanks and backslashes';

/** What is wrong with an address to send browsers back to. `trusted`: null where it is not known. **Source** trusted domains, traps 19. */
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

/** The address as it is sent: untouched, unless it has letters that are encoded in an address. */
export function toSentUrl(returnUrl: string): string {
  return ASCII.test(returnUrl) ? returnUrl : new URL(returnUrl).href;
}

/** Whether both lead to the same place. */
export function isSameUrl(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

/** In lower case, in ASCII, without a last dot; null where the address is none that we send. */
function hostOf(returnUrl: string): string | null {
  if (!PLAIN.test(returnUrl) || !URL.canParse(returnUrl)) return null;
  const { hostname, username, password } = new URL(returnUrl);
  const hasUser = username !== '' || password !== '';
  return hasUser || /^https:\/\/\//i.test(returnUrl) ? null : hostname.replace(/\.$/, '');
}

/** A wildcard stands for one label or more. **Source** trusted domains (depth assumed: where it is one, TreasuryPath refuses more). */
function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
