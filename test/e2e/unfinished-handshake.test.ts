import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../src/server/http/http-server.js';
import { readTls } from '../../src/server/http/tls.js';
import { CERTIFICATE_A } from '../support/certificates.js';
import { newFolder } from '../support/configuration.js';
import { portOf } from '../support/port-of.js';

describe('a server with TLS', () => {
  let app: ReturnType<typeof createHttpServer>;

  beforeEach(async () => {
    const folder = newFolder();
    const files = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
    writeFileSync(files.cert, CERTIFICATE_A.cert);
    writeFileSync(files.key, CERTIFICATE_A.key);
    app = createHttpServer({ tls: readTls(files), trustProxy: false });
    await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => app.close());

  it('waits for no handshake that is never finished', async () => {
    const closed = await new Promise<boolean>((resolve) => {
      const socket = connect(portOf(app.server.address()), '127.0.0.1');
      socket.once('close', () => resolve(true));
      socket.once('error', () => undefined);
      setTimeout(() => resolve(false), 30_000).unref();
    });

    expect(closed).toBe(true);
  }, 60_000);
});
