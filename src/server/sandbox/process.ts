import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The sandbox as a child of this process. */
export interface SandboxProcess {
  /** Addresses by connector name. */
  readonly simulators: Readonly<Record<string, string>>;
  /** A configuration, as in a configuration file. */
  readonly configuration: object;
  close(): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, '..', '..', 'sandbox', 'main.js');

/** Starts the simulated providers and waits until they respond. **Throws** if they do not start. */
export async function startSandboxProcess(): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [PROGRAM, '--json', '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { simulators, configuration } = JSON.parse(await firstLine(child));
  return { simulators, configuration, close: () => close(child) };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('the sandbox has no output'));
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`the sandbox ended with status ${code} before it was ready`)),
    );
  });
}

function close(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.stdin?.end();
  });
}
