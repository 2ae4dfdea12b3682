import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { ServerSettings } from '../../config/index.js';
import type { WatchFiles } from '../watched-files.js';

/** The options of a TLS server. */
export type TlsOptions = Required<Pick<SecureContextOptions, 'cert' | 'key' | 'minVersion'>>;

/** Reads the current certificate and key. **Throws** if they cannot be read or do not match. */
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
 * Uses a new certificate for new connections when its files change. If the new certificate is invalid or does not match the key,
 * the old one stays in use. Returns the function that stops it.
 */
export function reloadTls({ files, server, watch, log }: TlsReload): () => void {
  return watch([files.cert, files.key], () => {
    try {
      server.setSecureContext(readTls(files));
      log('the new certificate is in use');
    } catch (error) {
      log('the new certificate cannot be used, the old one stays in use', error);
    }
  });
}
