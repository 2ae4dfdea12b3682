import { isIP } from 'node:net';
import type { ServerSettings } from '../config/index.js';

/** The gateway cannot listen on its address. The message says which setting to change; see `cause`. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    super(messageOf(host, port, cause), { cause });
  }
}

/**
 * Refuses a host of digits that is no address before anything is opened: a resolver looks it up as a name, for many seconds.
 * **Throws** `ListenError`.
 */
export function checkHost({ host, port }: Pick<ServerSettings, 'host' | 'port'>): void {
  if (!/^[\d.]+$/.test(host) || isIP(host) !== 0) return;
  throw new ListenError(host, port, Object.assign(new Error('no address'), { code: 'ENOTFOUND' }));
}

function messageOf(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use: set PORT to another port, or stop the process that uses it`;
    case 'EACCES':
      return `port ${port} on ${host}: required a port that this user can use; set PORT to 1024 or higher`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return `host ${host}: required an address of this machine, such as 127.0.0.1 or 0.0.0.0 (${code}); set HOST to another address`;
    default:
      return `port ${port} on ${host}: the gateway cannot listen (${code ?? message})`;
  }
}
