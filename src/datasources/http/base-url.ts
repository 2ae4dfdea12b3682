import type { ConnectorRef } from '../../domain/capabilities.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Query } from './upstream.js';

/** The base URL of a connector's API. */
export interface BaseUrl {
  readonly origin: string;
  /** The prefix of every path of the API: empty, or with a leading and without a trailing slash. */
  readonly prefix: string;
}

/** Parses a connector's base URL. **Throws** `TypeError` for anything but https, or http to a loopback address. */
export function parseBaseUrl(connector: ConnectorRef, text: string): BaseUrl {
  const problem = (required: string) => new TypeError(`${connector.name}: baseUrl: required ${required}`);
  if (!URL.canParse(text)) throw problem('an absolute URL, arrived something else');
  const url = new URL(text);
  if (url.username || url.password) throw problem('a URL without credentials in it');
  if (url.search || url.hash) throw problem('a URL without a query and a fragment');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw problem(`https (http only to a loopback address), arrived ${url.protocol}//${url.host}`);
  }
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, '') };
}

/**
 * Builds the request target from a path and a query. A path that leaves the base URL names no object of the provider.
 *
 * **Throws** `UpstreamError` NOT_FOUND, nothing sent, for such a path.
 */
export function toTarget(connector: ConnectorRef, base: BaseUrl, path: string, query: Query = {}): string {
  const problem = problemOf(path);
  if (problem) {
    const cause = new TypeError(`path: required ${problem}`);
    throw new UpstreamError({ connector, code: 'NOT_FOUND', sent: 'no', cause });
  }
  const pairs: string[] = [];
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) pairs.push(`${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  }
  return pairs.length === 0 ? `${base.prefix}${path}` : `${base.prefix}${path}?${pairs.join('&')}`;
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
  );
}

function problemOf(path: string): string | null {
  if (!path.startsWith('/') || path.startsWith('//')) return 'one leading slash';
  if (!/^[\x21-\x7e]+$/.test(path) || /[\\?#]/.test(path)) return 'an encoded path without a query';
  return path.slice(1).split('/').some(leadsElsewhere) ? 'segments that stay where they are' : null;
}

/** Servers decode at different times, so a segment must be harmless before and after decoding. */
function leadsElsewhere(segment: string): boolean {
  try {
    return decodeURIComponent(segment)
      .split(/[/\\]/)
      .some((part) => part === '.' || part === '..');
  } catch {
    return true;
  }
}
