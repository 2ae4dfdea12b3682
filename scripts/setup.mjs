// What has to be on the machine before anything else runs: packages, and for the tests a browser.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { constants } from 'node:os';

const CHROMIUM = '/usr/bin/chromium';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Installs the packages of the lock file when they are missing or older than it. */
export async function installPackages({ log = console.log, stdio } = {}) {
  const installed = 'node_modules/.package-lock.json';
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  log('Installing packages …');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], stdio ? { stdio } : {});
}

/** Installs Chromium where that can be done without asking: on Debian, as root. Elsewhere the tests say what is missing. */
export async function installBrowser() {
  if (existsSync(CHROMIUM)) return;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!isDebianRoot) {
    console.log(`${CHROMIUM} is missing: the browser test needs it (Debian: apt-get install chromium)`);
    return;
  }
  console.log('Installing Chromium for the browser test …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}

/** Runs a command to its end; ends this process with its status when it fails. A signal to this process ends both. */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  let received = null;
  const forward = (signal) => {
    received = signal;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  const status = await endOf(child, command);
  for (const signal of SIGNALS) process.off(signal, forward);
  if (received !== null) process.exit(128 + constants.signals[received]);
  if (status !== 0) process.exit(status);
}

function endOf(child, command) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

/** The files that git would keep, for telling whether something changed. */
export function filesUnder(...paths) {
  const listed = execFileSync('find', [...paths, '-type', 'f', '-not', '-path', '*/node_modules/*'], {
    encoding: 'utf8',
  });
  return listed.split('\n').filter(Boolean).sort();
}
