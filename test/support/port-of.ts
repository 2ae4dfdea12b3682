import type { AddressInfo } from 'node:net';

/** The port that a server listens on. */
export function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address) return address.port;
  throw new Error('the server listens on no port');
}
