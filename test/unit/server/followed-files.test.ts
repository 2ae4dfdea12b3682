import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { followFiles } from '../../../src/server/followed-files.js';
import { CERTIFICATE_A, CERTIFICATE_B } from '../../support/certificates.js';
import { configurationOf, newFolder } from '../../support/configuration.js';

const logger = { info: vi.fn(), error: vi.fn() };

describe('followFiles', () => {
  it('follows nothing where nothing is configured', async () => {
    const watch = vi.fn();

    const followed = await followFiles(configurationOf(), logger, watch);
    followed.renewTls({ setSecureContext: vi.fn() });
    followed.close();

    expect(followed).toMatchObject({ tls: null, manifest: null });
    expect(watch).not.toHaveBeenCalled();
  });

  it('gives the server each new certificate until it is closed', async () => {
    const folder = newFolder();
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write('tls.crt', CERTIFICATE_A.cert);
    write('tls.key', CERTIFICATE_A.key);
    write('manifest.json', '{ "h": "{ a }" }');
    const configuration = configurationOf(
      { server: { tls: { cert: 'tls.crt', key: 'tls.key' } }, protection: { manifest: 'manifest.json' } },
      { folder },
    );
    const watched = new Map<string, () => void>();
    const watch = (paths: readonly string[], onChange: () => void) => {
      for (const path of paths) watched.set(path, onChange);
      return () => paths.forEach((path) => void watched.delete(path));
    };
    const server = { setSecureContext: vi.fn() };

    const followed = await followFiles(configuration, logger, watch);
    followed.renewTls(server);
    write('tls.crt', CERTIFICATE_B.cert);
    write('tls.key', CERTIFICATE_B.key);
    watched.get(join(folder, 'tls.crt'))?.();

    expect(String(followed.tls?.cert)).toBe(CERTIFICATE_A.cert);
    expect(followed.manifest?.find('h')).toBe('{ a }');
    expect(server.setSecureContext).toHaveBeenCalledWith(
      expect.objectContaining({ cert: Buffer.from(CERTIFICATE_B.cert), minVersion: 'TLSv1.2' }),
    );
    expect(watched.size).toBe(3);
    followed.close();
    expect(watched.size).toBe(0);
  });
});
