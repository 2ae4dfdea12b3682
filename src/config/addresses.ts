import { isIP, isIPv4 } from 'node:net';

/** Names of networks that the package proxy-addr knows. */
const NETWORKS: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i;

/** Whether a server can listen at it: an IP address or a host name. A name whose last label is a number is neither. */
export function isHost(text: string): boolean {
  if (isIP(text) !== 0) return true;
  return HOST_NAME.test(text) && !/(?:^|\.)\d+\.?$/.test(text);
}

/** Whether it is an address, a network such as 10.0.0.0/8, or the name of a network. */
export function isNetwork(text: string): boolean {
  if (NETWORKS.includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  if (rest.length > 0 || isIP(address) === 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv4(address) ? 32 : 128));
}
