import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileChecks } from '../../../src/config/file-checks.js';
import { CERTIFICATE_A, CERTIFICATE_B } from '../../support/certificates.js';
import { newFolder } from '../../support/configuration.js';

describe('fileChecks', () => {
  const folder = newFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const tls = { server: { tls: { cert: 'tls.crt', key: 'tls.key' } } };

  it('takes a certificate with its own key alone', () => {
    write('tls.crt', CERTIFICATE_A.cert);
    write('tls.key', CERTIFICATE_A.key);
    expect(fileChecks(tls, folder)).toEqual([]);

    write('tls.key', CERTIFICATE_B.key);
    expect(fileChecks(tls, folder)).toEqual([
      expect.stringMatching(/^server\.tls: required a certificate and its key in PEM, arrived ERR_\w+$/),
    ]);
  });

  it.each(['', '[]', '{ "h": 1 }'])('takes %j for no manifest', (text) => {
    write('manifest.json', text);

    expect(fileChecks({ protection: { manifest: 'manifest.json' } }, folder)).toEqual([
      'protection.manifest: required a JSON object of documents by hash',
    ]);
  });

  it('has nothing to say of files that are not named', () => {
    expect(fileChecks({ server: { tls: {} }, protection: { manifest: '' } }, folder)).toEqual([]);
    expect(fileChecks(null, folder)).toEqual([]);
  });
});
