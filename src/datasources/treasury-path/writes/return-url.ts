import type { UserError } from '../../../domain/operation.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';

/** No blank, no invisible character and no backslash, which some parsers read as a slash. Every parser then finds the same host. */
const PLAIN = /^https:\/\/[^\s\p{C}\\]+$/iu;
const ASCII = /^[\x21-\x7e]+$/;
const REQUIRED =
  'required an https address with a host, without a user name, a password, blanks and backslashes';

/**
 * The error in a return URL that is never sent. Only TreasuryPath decides whether its domain is trusted: others can change the list.
 * **Source** trusted domains, traps 19.
 */
export function returnUrlErrors(returnUrl: string): readonly UserError[] {
  return unless(hasPlainHost(returnUrl), () => userError('returnUrl', REQUIRED));
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

function hasPlainHost(returnUrl: string): boolean {
  if (!PLAIN.test(returnUrl) || !URL.canParse(returnUrl)) return false;
  const { username, password } = new URL(returnUrl);
  return username === '' && password === '' && !/^https:\/\/\//i.test(returnUrl);
}
