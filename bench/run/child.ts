import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const READY_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 100;

/** A Node.js process of the bench; it writes into a file and has a channel for messages. */
export interface Child {
  readonly pid: number;
  /** Sends a message and resolves with the next one that arrives. */
  ask(message: unknown): Promise<unknown>;
  tell(message: unknown): void;
  stop(): Promise<void>;
}

/** Starts `node <args>` and resolves when `isReady` does not reject any more. **Throws** when the process ends before. */
export async function startChild(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  logPath: string,
  isReady: () => Promise<void> = async () => undefined,
): Promise<Child> {
  const log = openSync(logPath, 'a');
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const untilMs = Date.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      await isReady();
      break;
    } catch (error) {
      if (child.exitCode === null && Date.now() < untilMs) {
        await pause(LOOK_EVERY_MS);
        continue;
      }
      child.kill('SIGKILL');
      throw new Error(`${args.join(' ')} does not answer:\n${readFileSync(logPath, 'utf8')}`, {
        cause: error,
      });
    }
  }
  return toChild(child);
}

function toChild(child: ChildProcess): Child {
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`a process of the bench ended with status ${code}`)));
  });
  ended.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    ask: (message) => {
      const answered = new Promise((resolve) => child.once('message', resolve));
      child.send(message as object);
      return Promise.race([answered, ended]);
    },
    tell: (message) => void child.send(message as object),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** A port that nobody listens on now. */
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
