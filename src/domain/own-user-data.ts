import type { UserData } from './account.js';

/** Keys in the user data of an object at a provider that begin with it are the gateway's: nobody else writes them, and nobody is shown them. */
export const OWN_PREFIX = 'exchequer_';

/** By which an operation recognises what it made. */
export const REFERENCE_KEY = 'exchequer_reference';

/** The whole description, where the provider has no field for it, or too short a one. */
export const DESCRIPTION_KEY = 'exchequer_description';

/** What callers see of an object's user data; null where nothing but the gateway's own is in it. */
export function toShownUserData(userData: UserData | null): UserData | null {
  if (userData === null) return null;
  const shown = Object.entries(userData).filter(([key]) => !isOwn(key));
  const hidden = Object.keys(userData).length - shown.length;
  return shown.length === 0 && hidden > 0 ? null : Object.fromEntries(shown);
}

/** What the gateway itself has put into it. */
export function ownUserData(userData: UserData | null): UserData {
  return Object.fromEntries(Object.entries(userData ?? {}).filter(([key]) => isOwn(key)));
}

/** Keys of the caller's that only the gateway may write. */
export function reservedKeys(userData: UserData | null): readonly string[] {
  return Object.keys(userData ?? {}).filter(isOwn);
}

/** The text under a key of the gateway; null where there is none. */
export function ownText(userData: UserData | null, key: string): string | null {
  const value = userData?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function isOwn(key: string): boolean {
  return key.startsWith(OWN_PREFIX);
}
