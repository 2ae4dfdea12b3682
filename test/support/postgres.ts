import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Certificate } from './certificates.js';

/** A real PostgreSQL of its own, on a Unix socket in a temporary directory. */
export interface PostgresServer {
  /** The directory of its socket. */
  readonly directory: string;
  /** A database made for whoever asks, empty. */
  createDatabase(): string;
  /** Ends the server at once, as a crash would: connections break. */
  stop(): Promise<void>;
  /** Starts it again on the same files. */
  start(): Promise<void>;
  /** Ends it for good and removes its files. */
  remove(): Promise<void>;
}

const INSTALLED = '/usr/lib/postgresql';
const OLDEST = 15;
const SUPERUSER = 'exchequer';
const DEFAULT_PORT = 5432;

/** Ends the server when its standard input ends: when it is told to, or when the tests are gone, however they went. */
const KEEPER = '"$0" "$@" & server=$!; exec 2>&-; read -r _; kill -QUIT "$server"; wait "$server"';

/** Where the server's programs are; null when it is not installed. **Throws** where CI runs: there it must be. */
export function findPostgres(): string | null {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).map(Number) : [];
  const [oldest] = versions.filter((version) => version >= OLDEST).sort((a, b) => a - b);
  const programs = join(INSTALLED, String(oldest), 'bin');
  if (oldest !== undefined && existsSync(join(programs, 'postgres'))) return programs;
  const missing = `PostgreSQL ${OLDEST} or newer is not installed in ${INSTALLED}`;
  if (process.env['CI'] === 'true') throw new Error(missing);
  process.stderr.write(`${missing}: the tests that need it are skipped\n`);
  return null;
}

/** A port of this machine where the server offers TLS, and who may connect. */
export interface Guarded {
  readonly port: number;
  /** The lines of pg_hba.conf. */
  readonly admits: readonly string[];
  readonly certificate: Certificate;
}

/** Makes and starts a server. It takes its own user where this process is root, whom PostgreSQL refuses. */
export async function startPostgres(programs: string, guarded?: Guarded): Promise<PostgresServer> {
  const directory = mkdtempSync(join(tmpdir(), 'exchequer-postgres-'));
  const place = { ...userOf(directory), cwd: directory };
  const data = join(directory, 'data');
  const initialise = ['-D', data, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initialise, { ...place, stdio: 'ignore' });
  const network = guarded === undefined ? ['-h', ''] : guard(guarded, data, place);
  const settings = ['-D', data, '-k', directory, ...network, '-F', '-c', 'max_connections=200'];
  const command = ['-c', KEEPER, join(programs, 'postgres'), ...settings];
  let running: ChildProcess | null = null;
  let databases = 0;
  const port = guarded?.port ?? DEFAULT_PORT;

  const start = async () => {
    running = spawn('sh', command, { ...place, stdio: ['pipe', 'ignore', 'pipe'] });
    await saidReady(running);
  };
  const stop = async () => {
    const server = running;
    running = null;
    if (server !== null) await ended(server);
  };
  await start();
  return {
    directory,
    createDatabase() {
      const name = `store_${++databases}`;
      const server = ['-h', directory, '-p', String(port), '-U', SUPERUSER];
      execFileSync(join(programs, 'createdb'), [...server, name], { cwd: directory });
      return `postgres://${SUPERUSER}@/${name}?host=${encodeURIComponent(directory)}&port=${port}`;
    },
    start,
    stop,
    async remove() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Writes who may connect and the certificate; returns the options of the server. */
function guard({ port, admits, certificate }: Guarded, data: string, { uid, gid }: User): string[] {
  const [certificatePath, keyPath] = [join(data, 'server.crt'), join(data, 'server.key')];
  writeFileSync(join(data, 'pg_hba.conf'), admits.map((line) => `${line}\n`).join(''));
  writeFileSync(certificatePath, certificate.cert);
  writeFileSync(keyPath, certificate.key, { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) chownSync(keyPath, uid, gid);
  return ['-h', '127.0.0.1', '-p', String(port), '-c', 'ssl=on'];
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.stdin?.end();
  });
}

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

function userOf(directory: string): User {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  if (uid === undefined || gid === undefined) throw new Error('required a user named postgres');
  chownSync(directory, uid, gid);
  chmodSync(directory, 0o700);
  return { uid, gid };
}

/** Resolves once the server takes connections; fails with what it said should it end before. */
function saidReady({ stderr }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stderr === null) throw new Error('required a stream to read from');
    const said: string[] = [];
    const lines = createInterface(stderr);
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
    lines.once('close', () => reject(new Error(`the server ended: ${said.join('\n')}`)));
  });
}
