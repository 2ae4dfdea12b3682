// npm start: installs and builds what is missing or out of date, then runs the program.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { installPackages } from './setup.mjs';

const COMMANDS = new Set(['start', 'sandbox', 'check-config', 'schema', '--help', '--version']);
const given = process.argv.slice(2);
const args = COMMANDS.has(given[0]) ? given : ['start', ...given];

installPackages();
build();

const child = spawn(process.execPath, ['dist/main.js', ...args], { stdio: 'inherit' });
// A terminal sends its signals to the whole group; a supervisor to this process alone. The program takes either, once or twice.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
