import type { SecureContextOptions } from 'node:tls';
import type { Configuration } from '../config/index.js';
import { readTls, reloadTls, type TlsOptions } from './http/tls.js';
import { type Manifest, watchManifest } from './limits/manifest.js';
import { type WatchFiles, watchFiles } from './watched-files.js';

/** The contents of files that the gateway reloads while it runs. */
export interface FollowedFiles {
  /** Null: plain HTTP. */
  readonly tls: TlsOptions | null;
  /** Null: no manifest. */
  readonly manifest: Manifest | null;
  /** Sets each new certificate on a listening server; does nothing without TLS. */
  renewTls(server: object): void;
  close(): void;
}

interface Logger {
  info(message: string): void;
  error(details: object, message: string): void;
}

/** Reads and follows the files of a configuration. **Throws** if a file is invalid at startup. */
export async function followFiles(
  { server, protection }: Pick<Configuration, 'server' | 'protection'>,
  logger: Logger,
  watch: WatchFiles = watchFiles,
): Promise<FollowedFiles> {
  const ends: Array<() => void> = [];
  const log = (message: string, error?: unknown) =>
    error === undefined ? logger.info(message) : logger.error({ err: error }, message);
  const path = protection.manifest;
  const manifest = path === null ? null : await watchManifest({ path, watch, log });
  if (manifest) ends.push(() => manifest.close());
  const files = server.tls;
  return {
    tls: files ? readTls(files) : null,
    manifest,
    renewTls(listening) {
      if (files && takesCertificates(listening))
        ends.push(reloadTls({ files, server: listening, watch, log }));
    },
    close() {
      for (const end of ends) end();
    },
  };
}

function takesCertificates(
  server: object,
): server is { setSecureContext(options: SecureContextOptions): void } {
  return 'setSecureContext' in server;
}
