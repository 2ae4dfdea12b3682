import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real PostgreSQL of its own, on a Unix socket in a temporary directory. */
export interface PostgresServer {
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

/** Makes and starts a server. It takes its own user where this process is root, whom PostgreSQL refuses. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const directory = mkdtempSync(join(tmpdir(), 'exchequer-postgres-'));
  const place = { ...userOf(directory), cwd: directory };
  const data = join(directory, 'data');
  const initialise = ['-D', data, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initialise, { ...place, stdio: 'ignore' });
  const settings = ['-D', data, '-k', directory, '-h', '', '-F', '-c', 'max_connections=200'];
  const command = ['-c', KEEPER, join(programs, 'postgres'), ...settings];
  let running: ChildProcess | null = null;
  let databases = 0;

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
    createDatabase() {
      const name = `store_${++databases}`;
      execFileSync(join(programs, 'createdb'), ['-h', directory, '-U', SUPERUSER, name], { cwd: directory });
      return `postgres://${SUPERUSER}@/${name}?host=${encodeURIComponent(directory)}`;
    },
    start,
    stop,
    async remove() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.stdin?.end();
  });
}

function userOf(directory: string): { uid?: number; gid?: number } {
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
