import type { UserData } from './account.js';

/** The prefix of the gateway's own keys in user data. Callers can neither write nor read these keys. */
export const OWN_PREFIX = 'exchequer_';

/** The key of the reference by which recovery finds the object of an operation. */
export const REFERENCE_KEY = 'exchequer_reference';

/** The key of the complete description, if the provider has no field or only a short field for it. */
export const DESCRIPTION_KEY = 'exchequer_description';

/** The user data without the gateway's own keys; null if there are no other keys. */
export function toShownUserData(userData: UserData | null): UserData | null {
  if (userData === null) return null;
  const shown = Object.entries(userData).filter(([key]) => !isOwn(key));
  const hidden = Object.keys(userData).length - shown.length;
  return shown.length === 0 && hidden > 0 ? null : Object.fromEntries(shown);
}

/** The gateway's own keys of the user data. */
export function ownUserData(userData: UserData | null): UserData {
  return Object.fromEntries(Object.entries(userData ?? {}).filter(([key]) => isOwn(key)));
}

/** The keys in a caller's user data that only the gateway can write. */
export function reservedKeys(userData: UserData | null): readonly string[] {
  return Object.keys(userData ?? {}).filter(isOwn);
}

/** The text under one of the gateway's own keys; null if there is none. */
export function ownText(userData: UserData | null, key: string): string | null {
  const value = userData?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function isOwn(key: string): boolean {
  return key.startsWith(OWN_PREFIX);
}
