import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpServer } from '../../../../src/server/http/http-server.js';
import { readTls, reloadTls } from '../../../../src/server/http/tls.js';
import { CERTIFICATE_A, CERTIFICATE_B, type Certificate } from '../../../support/certificates.js';
import { newFolder } from '../../../support/configuration.js';
import { portOf } from '../../../support/port-of.js';

describe('a server with TLS', () => {
  const folder = newFolder();
  const files = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  const write = ({ cert, key }: Pick<Certificate, 'cert' | 'key'>) => {
    writeFileSync(files.cert, cert);
    writeFileSync(files.key, key);
  };
  let app: ReturnType<typeof createHttpServer>;
  let port: number;

  beforeEach(async () => {
    write(CERTIFICATE_A);
    app = createHttpServer({ tls: readTls(files), trustProxy: false });
    await app.listen({ host: '127.0.0.1', port: 0 });
    port = portOf(app.server.address());
  });
  afterEach(() => app.close());

  /** The name on the certificate that a client is shown, or why there was none. */
  const shown = (maxVersion: 'TLSv1.1' | 'TLSv1.3' = 'TLSv1.3') =>
    new Promise<string>((resolve) => {
      const socket = connect(
        { port, host: '127.0.0.1', rejectUnauthorized: false, minVersion: 'TLSv1.1', maxVersion },
        () => {
          resolve(String(socket.getPeerCertificate().subject.CN));
          socket.destroy();
        },
      );
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    });

  it('speaks TLS 1.2 and newer alone', async () => {
    expect(await shown()).toBe('a.test');
    expect(await shown('TLSv1.1')).not.toBe('a.test');
  });

  it('shows a new certificate without being started again, and keeps the old one while the new is no good', async () => {
    const changes: Array<() => void> = [];
    const log = vi.fn();
    const server = app.server as unknown as Parameters<typeof reloadTls>[0]['server'];
    const watch = (_paths: readonly string[], onChange: () => void) => {
      changes.push(onChange);
      return () => undefined;
    };
    reloadTls({ files, server, watch, log });

    write({ cert: CERTIFICATE_B.cert, key: CERTIFICATE_A.key });
    changes[0]?.();
    expect(await shown()).toBe('a.test');
    expect(log).toHaveBeenLastCalledWith(expect.stringContaining('the old one stays'), expect.any(Error));

    write(CERTIFICATE_B);
    changes[0]?.();
    expect(await shown()).toBe('b.test');
  });
});
