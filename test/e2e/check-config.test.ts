import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

describe('check-config', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway.stop());

  /** Checks the running simulators, the secret of Treasure in a file beside the configuration. */
  function check(clientSecret: string) {
    const folder = mkdtempSync(join(tmpdir(), 'exchequer-'));
    const path = join(folder, 'exchequer.yaml');
    const { simulators } = gateway.sandbox;
    writeFileSync(join(folder, 'secret'), `${clientSecret}\n`, { mode: 0o600 });
    writeFileSync(
      path,
      `connectors:
  - { name: bank, provider: treasury-prime, environment: sandbox, baseUrl: "${simulators['tp-main']}", credentials: { keyId: tp-sandbox-key, keyValue: "\${KEY_VALUE}" } }
  - { name: funds, provider: treasure, environment: sandbox, baseUrl: "${simulators['treasure-main']}", credentials: { clientId: treasure-sandbox-client, clientSecret: "\${file:secret}" } }
`,
    );
    return spawnSync(process.execPath, ['dist/main.js', 'check-config', path], {
      encoding: 'utf8',
      env: { ...process.env, KEY_VALUE: 'tp-sandbox-secret', EXCHEQUER_DATA_DIR: folder },
    });
  }

  it('prints a line for each connector, with secrets from the environment and a file, and ends with status 0', () => {
    const { status, stdout } = check('treasure-sandbox-secret');

    expect(stdout).toMatch(/^bank +TREASURY_PRIME +SANDBOX +ok$/m);
    expect(stdout).toMatch(/^funds +TREASURE +SANDBOX +ok$/m);
    expect(status).toBe(0);
  });

  it('says which connector is not let in without showing its secret, and ends with status 1', () => {
    const { status, stdout, stderr } = check('not-the-secret');

    expect(stdout).toMatch(/^bank +TREASURY_PRIME +SANDBOX +ok$/m);
    expect(stdout).toMatch(/^funds +TREASURE +SANDBOX +UNAUTHORIZED/m);
    expect(stdout + stderr).not.toContain('not-the-secret');
    expect(status).toBe(1);
  });
});
