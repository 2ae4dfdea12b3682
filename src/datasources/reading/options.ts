import type { ConnectorRef } from '../../domain/capabilities.js';
import { parseBaseUrl } from '../http/base-url.js';

/** The problems of a connector's base URL. */
export function baseUrlProblems({ name, environment, provider }: ConnectorRef, baseUrl: string): string[] {
  try {
    parseBaseUrl({ name, environment, provider }, baseUrl);
    return [];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return [error.message.replace(`${name}: `, '')];
  }
}

/** The problems of unknown keys in an entry's options, including keys of groups. */
export function unknownOptions(
  provider: string,
  known: Readonly<Record<string, readonly string[]>>,
  options: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(options).flatMap(([key, value]) => {
    const keys = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!keys)
      return [`${key}: required none of ${provider}'s own keys but ${Object.keys(known).join(', ')}`];
    if (value === undefined || value === null) return [];
    if (!isObject(value)) return [`${key}: required keys among ${keys.join(', ')}`];
    const unknown = Object.keys(value).filter((inner) => !keys.includes(inner));
    return unknown.map((inner) => `${key}.${inner}: required a key among ${keys.join(', ')}`);
  });
}

/** The value under a key of a group; undefined if there is no such group. */
export function groupValue(group: unknown, key: string): unknown {
  return isObject(group) ? group[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
