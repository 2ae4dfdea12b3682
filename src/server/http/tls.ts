import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { ServerSettings } from '../../config/configuration.js';
import type { WatchFiles } from '../watched-files.js';

/** What a TLS server is opened with. */
export type TlsOptions = Required<Pick<SecureContextOptions, 'cert' | 'key' | 'minVersion'>>;

/** The certificate and its key as they are now. **Throws** when they cannot be read, or do not belong together. */
export function readTls({ cert, key }: NonNullable<ServerSettings['tls']>): TlsOptions {
  const options = { cert: readFileSync(cert), key: readFileSync(key), minVersion: 'TLSv1.2' } as const;
  createSecureContext(options);
  return options;
}

export interface TlsReload {
  readonly files: NonNullable<ServerSettings['tls']>;
  readonly server: { setSecureContext(options: SecureContextOptions): void };
  readonly watch: WatchFiles;
  readonly log: (message: string, error?: unknown) => void;
}

/**
 * Takes a new certificate for new connections when its files change. One that is no good, or whose key is still on its way, leaves
 * the old one in use. Returns what stops it.
 */
export function reloadTls({ files, server, watch, log }: TlsReload): () => void {
  return watch([files.cert, files.key], () => {
    try {
      server.setSecureContext(readTls(files));
      log('took the new certificate');
    } catch (error) {
      log('the new certificate cannot be used, the old one stays', error);
    }
  });
}
