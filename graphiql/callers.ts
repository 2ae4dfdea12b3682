import type { CreateFetcherOptions, Fetcher } from '@graphiql/toolkit';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { FreshKeys } from './fresh-keys.js';

/** Somebody whose token the gateway hands out: only a gateway over the sandbox has such callers. */
export interface KnownCaller {
  readonly name: string;
  readonly token: string;
}

const PARAMETER = 'as';

const keys = new FreshKeys();

/** The caller that the address names, else the first. */
export function callerOfAddress(callers: readonly KnownCaller[]): KnownCaller | undefined {
  const name = new URLSearchParams(location.search).get(PARAMETER);
  return callers.find((each) => each.name === name) ?? callers[0];
}

/** Puts the caller into the address, so that it can be reloaded and passed on. */
export function keepInAddress({ name }: KnownCaller): void {
  const address = new URL(location.href);
  address.searchParams.set(PARAMETER, name);
  history.replaceState(null, '', address);
}

/** Sends operations with keys in their places, and with this token, unless the headers editor names another one. */
export function fetcherWith(token: string): Fetcher {
  const options: CreateFetcherOptions = { url: '../graphql' };
  const send = createGraphiQLFetcher(options);
  return (params, given) => {
    const written = given?.headers ?? {};
    const isWritten = Object.keys(written).some((name) => name.toLowerCase() === 'authorization');
    const own = token === '' || isWritten ? {} : { Authorization: `Bearer ${token}` };
    return send(keys.fill(params), { ...given, headers: { ...own, ...written } });
  };
}
