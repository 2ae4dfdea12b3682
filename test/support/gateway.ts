import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `sandbox.json`, as tools read it. */
export interface SandboxDescription {
  readonly graphql: string;
  readonly graphiql: string;
  readonly tokens: { readonly operator: string; readonly analyst: string; readonly endUser: string };
  readonly simulators: Readonly<Record<string, string>>;
}

export type Answer = { data?: any; errors?: any[] };

/** The command of the built program. */
export const START = [process.execPath, 'dist/main.js', 'start'] as const;

/** The built program, running against the sandbox in a data directory of its own. */
export class RunningGateway {
  private constructor(
    readonly sandbox: SandboxDescription,
    readonly process: ChildProcess,
    readonly dataDir: string,
    readonly output: () => string,
  ) {}

  /** `command`: how the program is started, if not directly. */
  static async start(
    env: Record<string, string> = {},
    [file, ...args]: readonly [string, ...string[]] = START,
  ): Promise<RunningGateway> {
    const dataDir = env.EXCHEQUER_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'exchequer-'));
    const child = spawn(file, args, {
      env: {
        ...process.env,
        PORT: String(await freePort()),
        EXCHEQUER_DATA_DIR: dataDir,
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    await outputSays(child, 'Ctrl+C stops it', () => output);
    const path = join(dataDir, 'sandbox.json');
    if (!existsSync(path)) throw new Error(`no sandbox.json; the program said:\n${output}`);
    return new RunningGateway(JSON.parse(readFileSync(path, 'utf8')), child, dataDir, () => output);
  }

  get origin(): string {
    return new URL(this.sandbox.graphql).origin;
  }

  async query(query: string, variables: object = {}, token = this.sandbox.tokens.operator): Promise<Answer> {
    const answer = await fetch(this.sandbox.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await answer.json()) as Answer;
  }

  /** A call to the control surface of a simulator. */
  async control(connector: string, method: string, name: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.sandbox.simulators[connector]}/__sandbox/${name}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${name}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  /** SIGTERM; resolves with the exit code. `pid`: the process that runs the program, if a parent started it. */
  async stop(pid = this.process.pid ?? 0): Promise<number | null> {
    const code = await new Promise<number | null>((resolve) => {
      if (this.process.exitCode !== null) return resolve(this.process.exitCode);
      this.process.once('exit', resolve);
      process.kill(pid, 'SIGTERM');
    });
    rmSync(this.dataDir, { recursive: true, force: true });
    return code;
  }
}

/** Resolves when the program has written the text; rejects when it ends before. */
function outputSays(child: ChildProcess, text: string, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (output().includes(text)) resolve();
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`the program ended with status ${code}:\n${output()}`)));
  });
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
