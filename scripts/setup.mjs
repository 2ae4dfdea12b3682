// What has to be on the machine before anything else runs: packages, and for the tests a browser.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const CHROMIUM = '/usr/bin/chromium';

/** Installs the packages of the lock file when they are missing or older than it. */
export function installPackages() {
  const installed = 'node_modules/.package-lock.json';
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  console.log('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Installs Chromium where that can be done without asking: on Debian, as root. Elsewhere the tests say what is missing. */
export function installBrowser() {
  if (existsSync(CHROMIUM)) return;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!isDebianRoot) {
    console.log(`${CHROMIUM} is missing: the browser test needs it (Debian: apt-get install chromium)`);
    return;
  }
  console.log('Installing Chromium for the browser test …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}

/** Runs a command to its end; ends this process with its status when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** The files that git would keep, for telling whether something changed. */
export function filesUnder(...paths) {
  const listed = execFileSync('find', [...paths, '-type', 'f', '-not', '-path', '*/node_modules/*'], {
    encoding: 'utf8',
  });
  return listed.split('\n').filter(Boolean).sort();
}
