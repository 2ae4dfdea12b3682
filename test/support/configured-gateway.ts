import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './gateway.js';

const KEY = 'a-key-for-tests-alone';

/** The built program with a configuration file, one caller, and one connector whose provider nobody reaches. */
export class ConfiguredGateway {
  private output = '';

  private constructor(
    readonly origin: string,
    readonly process: ChildProcess,
    readonly folder: string,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', (chunk) => (this.output += chunk));
    }
  }

  /** `files`: by name, beside the configuration. `sections`: besides `connectors` and `callers`. */
  static async start(
    sections: object,
    files: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<ConfiguredGateway> {
    const folder = mkdtempSync(join(tmpdir(), 'exchequer-'));
    mkdirSync(join(folder, 'data'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    // YAML takes JSON as it is.
    writeFileSync(join(folder, 'exchequer.yaml'), JSON.stringify({ ...fixed(), ...sections }));
    const port = String(await freePort());
    const child = spawn(
      process.execPath,
      ['dist/main.js', 'start', '--config', join(folder, 'exchequer.yaml')],
      {
        env: { ...process.env, PORT: port, EXCHEQUER_DATA_DIR: join(folder, 'data'), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const protocol = 'server' in sections && 'tls' in (sections.server as object) ? 'https' : 'http';
    const gateway = new ConfiguredGateway(`${protocol}://localhost:${port}`, child, folder);
    await gateway.says('Exchequer is running');
    return gateway;
  }

  readonly authorization = `Bearer ${KEY}`;

  /** What the program has written so far. */
  get written(): string {
    return this.output;
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  post(body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: this.authorization, ...headers },
      body: JSON.stringify(body),
    });
  }

  get(search: Readonly<Record<string, string>>): Promise<Response> {
    const headers = { authorization: this.authorization };
    return fetch(`${this.origin}/graphql?${new URLSearchParams(search)}`, { headers });
  }

  /** Resolves when the program has written the text, in all or after what was `written` before; rejects when it ends. */
  says(text: string, after = ''): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (this.output.slice(after.length).includes(text)) resolve();
      };
      for (const stream of [this.process.stdout, this.process.stderr]) stream?.on('data', look);
      this.process.once('exit', (code) => reject(new Error(`ended with status ${code}:\n${this.output}`)));
      look();
    });
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => {
      if (this.process.exitCode !== null) return resolve(undefined);
      this.process.once('exit', resolve);
      this.process.kill('SIGTERM');
    });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function fixed() {
  const sha256 = createHash('sha256').update(KEY).digest('hex');
  const credentials = { keyId: 'k', keyValue: 'v' };
  return {
    logLevel: 'info',
    connectors: [
      {
        name: 'bank',
        provider: 'treasury-prime',
        environment: 'sandbox',
        baseUrl: 'http://127.0.0.1:9',
        credentials,
      },
    ],
    callers: { apiKeys: [{ id: 'ops', sha256, scopes: ['*'], connectors: ['*'] }] },
  };
}
