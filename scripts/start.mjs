// npm start: installs and builds what is missing or out of date, then runs the program.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { installPackages } from './setup.mjs';

const ABOUT = ['--help', '-h', '--version', '-v'];
const given = process.argv.slice(2);
// Options alone are those of start.
const isCommand = given.length > 0 && (ABOUT.includes(given[0]) || !given[0].startsWith('-'));
const args = isCommand ? given : ['start', ...given];

await installPackages();
await build();

const child = spawn(process.execPath, ['dist/main.js', ...args], { stdio: 'inherit' });
// A terminal sends its signals to the whole group; a supervisor to this process alone. The program takes either, once or twice.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
