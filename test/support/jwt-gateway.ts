import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './gateway.js';

/** The built program, running with a configuration file of its own over simulators of its own. */
export class ConfiguredGateway {
  private constructor(
    readonly program: {
      readonly url: string;
      /** All that it has written. */
      readonly output: () => string;
      /** The first line that is looked for, once it is written. */
      readonly written: (isLooked: (line: string) => boolean) => Promise<string>;
    },
    private readonly children: readonly ChildProcess[],
    private readonly folder: string,
  ) {}

  /** All simulators as connectors, and the callers given. `files` are written beside the configuration, by name. */
  static async start(
    callers: object,
    files: Readonly<Record<string, string | Uint8Array>> = {},
  ): Promise<ConfiguredGateway> {
    const sandbox = spawn(process.execPath, ['dist/sandbox/main.js', '--json', '--with-parent']);
    const { configuration } = JSON.parse(await saying(sandbox, (said) => said.includes('\n')));
    const folder = mkdtempSync(join(tmpdir(), 'exchequer-'));
    const path = join(folder, 'exchequer.yaml');
    // JSON is YAML as well.
    writeFileSync(path, JSON.stringify({ ...configuration, callers }));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const port = await freePort();
    const gateway = spawn(process.execPath, ['dist/main.js', 'start', '--config', path], {
      env: { ...process.env, PORT: String(port), EXCHEQUER_DATA_DIR: folder, LOG_LEVEL: 'debug' },
    });
    let output = '';
    for (const stream of [gateway.stdout, gateway.stderr]) stream.on('data', (chunk) => (output += chunk));
    await saying(gateway, (said) => said.includes('Exchequer is running'));
    const url = `http://127.0.0.1:${port}/graphql`;
    const written = (isLooked: (line: string) => boolean) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const line = output.split('\n').find(isLooked);
          if (line === undefined) return;
          gateway.stdout.off('data', look);
          resolve(line);
        };
        gateway.stdout.on('data', look);
        look();
      });
    return new ConfiguredGateway({ url, output: () => output, written }, [gateway, sandbox], folder);
  }

  ask(query: string, headers: Record<string, string>): Promise<Response> {
    return fetch(this.program.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map(end));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a program has written once that is enough; rejects when it ends before. */
function saying(child: ChildProcess, isEnough: (said: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complaint = '';
    child.stderr?.on('data', (chunk) => (complaint += chunk));
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (isEnough(said)) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`ended with status ${code}:\n${said}${complaint}`)));
  });
}

function end(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(null);
    child.once('exit', resolve);
    // The simulators end with their parent's input.
    child.stdin?.end();
    child.kill('SIGTERM');
  });
}
