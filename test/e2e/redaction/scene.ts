import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../sandbox/index.js';
import { freePort } from '../../support/gateway.js';
import { newTestKey, signToken } from '../../support/jwt.js';
import { goodClaims } from '../../support/jwt-issuer.js';
import { json, type Loopback, startLoopback } from '../../support/loopback.js';
import { Marks } from './marks.js';
import { type Mood, type Proxy, startProxy } from './proxy.js';

export const TOKEN_HEADER = 'x-linker-token';
const ISSUER = 'https://idp.example/';

/** The callers' own secrets, and the gateway's. */
export interface Secrets {
  readonly key: string;
  readonly narrowKey: string;
  readonly jwt: string;
  readonly linkerToken: string;
}

/** The built program at its most talkative, over simulators behind proxies, with secrets that are known here. */
export class Scene {
  readonly marks = new Marks();
  private output = '';
  private program: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    readonly folder: string,
    readonly secrets: Secrets,
    readonly parts: {
      readonly sandbox: Sandbox;
      readonly proxies: readonly Proxy[];
      readonly elsewhere: Loopback;
    },
  ) {}

  private get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  static async start(): Promise<Scene> {
    const sandbox = await startSandbox();
    const elsewhere = await startLoopback((response) => json(response, {}));
    const proxies = await Promise.all(
      Object.values(sandbox.simulators).map(
        async ({ url }) => [url, await startProxy(url, elsewhere.url)] as const,
      ),
    );
    let text = JSON.stringify(sandbox.configuration());
    for (const [url, proxy] of proxies) text = text.replaceAll(url, proxy.url);
    const { connectors } = JSON.parse(text);
    const linker = connectors.find(({ provider }: any) => provider === 'linker');
    const linkerToken: string = linker.credentials.token;
    linker.credentials = { callerHeader: TOKEN_HEADER };
    for (const connector of connectors) connector.limits = { timeoutMs: 1000, requestsPerSecond: 1000 };
    const folder = mkdtempSync(join(tmpdir(), 'exchequer-'));
    const issuer = newTestKey('ES256');
    const claims = { ...goodClaims(ISSUER), scope: '*', exchequer: { connectors: ['*'] } };
    const secrets = {
      key: `ops-key-${randomUUID()}`,
      narrowKey: `narrow-key-${randomUUID()}`,
      jwt: signToken(issuer, claims),
      linkerToken,
    };
    const sealing = { cursorSecret: `cursor-${randomUUID()}`, sealingKey: `sealing-${randomUUID()}` };
    writeFileSync(join(folder, 'issuer.pem'), issuer.pem);
    writeFileSync(
      join(folder, 'exchequer.yaml'),
      JSON.stringify({ connectors, ...toSections(secrets, sealing) }),
    );
    const parts = { sandbox, elsewhere, proxies: proxies.map(([, proxy]) => proxy) };
    const scene = new Scene(await freePort(), folder, secrets, parts);
    scene.mark(connectors, sealing);
    await scene.startProgram();
    return scene;
  }

  private mark(connectors: readonly any[], sealing: object): void {
    this.marks.add('caller', ...Object.values(this.secrets));
    this.marks.add('part of a token', this.secrets.jwt.split('.')[2], this.secrets.linkerToken.split('.')[2]);
    this.marks.add('own secret', ...Object.values(sealing).map(String));
    for (const { credentials, webhooks = {} } of connectors) {
      const { callerHeader: _, ...proofs } = credentials;
      this.marks.add('credential', ...Object.values(proofs).map(String));
      this.marks.add('credential', webhooks.svixSecret, webhooks.basicSecret);
    }
  }

  /** Starts the program, which then knows nothing of how the providers felt. */
  async startProgram(): Promise<void> {
    const config = join(this.folder, 'exchequer.yaml');
    const data = join(this.folder, 'data');
    const program = spawn(process.execPath, ['dist/main.js', 'start', '--config', config], {
      env: { ...process.env, PORT: String(this.port), EXCHEQUER_DATA_DIR: data, LOG_LEVEL: 'trace' },
    });
    this.program = program;
    const before = this.output.length;
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk;
        if (this.output.slice(before).includes('Exchequer is running')) resolve();
      };
      program.stdout.on('data', hear);
      program.stderr.on('data', hear);
      program.once('exit', (code) => reject(new Error(`ended with status ${code}:\n${this.output}`)));
    });
  }

  /** All that the program has written. */
  get written(): string {
    return this.output;
  }

  get proxies(): readonly Proxy[] {
    return this.parts.proxies;
  }

  feel(mood: Mood): void {
    for (const proxy of this.proxies) proxy.feel(mood);
  }

  /** Asks as somebody who may do everything. */
  async post(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.secrets.key}`,
        [TOKEN_HEADER]: this.secrets.linkerToken,
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return toText(answer);
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await fetch(this.url + path, {
      headers: { authorization: `Bearer ${this.secrets.key}`, ...headers },
    });
    return toText(answer);
  }

  /** Ends the program as an operator does. */
  async stopProgram(): Promise<void> {
    const { program } = this;
    if (!program || program.exitCode !== null || program.signalCode !== null) return;
    program.kill('SIGTERM');
    await once(program, 'exit');
  }

  /** Of each file that the gateway keeps, the path and the bytes. */
  files(): ReadonlyArray<readonly [path: string, bytes: Buffer]> {
    const data = join(this.folder, 'data');
    return readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path)] as const);
  }

  async close(): Promise<void> {
    await this.stopProgram();
    await Promise.all([...this.proxies.map((proxy) => proxy.close()), this.parts.elsewhere.close()]);
    await this.parts.sandbox.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function toSections(
  { key, narrowKey }: Secrets,
  { cursorSecret, sealingKey }: Record<string, string>,
): object {
  const all = { scopes: ['*'], connectors: ['*'] };
  return {
    server: { cursorSecret },
    store: { sealingKey },
    callers: {
      jwt: [{ issuer: ISSUER, audience: 'exchequer', publicKeyFile: 'issuer.pem' }],
      apiKeys: [
        { id: 'ops', sha256: sha256(key), ...all },
        { id: 'narrow', sha256: sha256(narrowKey), scopes: ['accounts:read'], connectors: ['*'] },
      ],
    },
  };
}

async function toText(answer: Response): Promise<string> {
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
