import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildGatewaySchema, printGatewaySchema } from '../../resolvers/index.js';
import { AUDIT_HELP, audit } from './audit.js';
import { checkConfig } from './check-config.js';
import { EVENTS_HELP, events } from './events.js';
import { commandFailure } from './failure.js';
import { OPERATIONS_HELP, operations } from './operations.js';
import { print } from './output.js';
import { start } from './start.js';
import { TOKEN_HELP, token } from './token.js';

export const HELP = `exchequer: one GraphQL API over your treasury providers

usage: exchequer <command> [options]

  start [--config FILE]    run the gateway; without a configuration it uses simulated providers
  sandbox [--ports FIRST]  run only the simulated providers and print a configuration for them
  check-config FILE        validate a configuration and call each provider's cheapest endpoint
  operations …             list, show and resolve operations of the journal; see operations --help
  events …                 list, show and replay webhooks; see events --help
  audit …                  print the audit log: mutations and reads of full account numbers; see audit --help
  schema                   print the GraphQL schema
  token …                  mint a token for the gateway over simulated providers; see token --help
  --help, --version        --help also after a command

environment: PORT HOST EXCHEQUER_CONFIG EXCHEQUER_DATA_DIR LOG_LEVEL override the configuration file`;

const DIST = join(import.meta.dirname, '..', '..');

/** Runs the command in the arguments. A command that fails prints what is wrong and ends the process with status 1 or 2. */
export async function run(args: readonly string[]): Promise<void> {
  process.stdout.on('error', toleratesClosedPipe);
  try {
    await dispatch(args);
  } catch (error) {
    const { status, text } = commandFailure(error, { help: HELP, env: process.env });
    process.stderr.write(`${text}\n`);
    process.exit(status);
  }
}

/** The reader of the output can leave before its end, as `head` does. The command still ends in its own time. */
function toleratesClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

type Command = (args: readonly string[]) => Promise<void>;

const COMMANDS: Readonly<Record<string, { readonly run: Command; readonly help: string }>> = {
  start: { run: runStart, help: HELP },
  sandbox: { run: runSandbox, help: HELP },
  'check-config': { run: check, help: HELP },
  operations: { run: exitingWith(operations), help: OPERATIONS_HELP },
  events: { run: exitingWith(events), help: EVENTS_HELP },
  audit: { run: exitingWith(audit), help: AUDIT_HELP },
  schema: { run: printSchema, help: HELP },
  token: { run: exitingWith((args) => token(args)), help: TOKEN_HELP },
};

const ASKS_FOR_HELP = ['--help', '-h', 'help'];

async function dispatch([name, ...rest]: readonly string[]): Promise<void> {
  if (name === '--version' || name === '-v') return print(versionText());
  if (name === undefined || ASKS_FOR_HELP.includes(name)) return print(helpOf(rest[0]));
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return fail(2, `required a command, arrived ${name}\n\n${HELP}`);
  if (rest.includes('--help') || rest.includes('-h')) return print(command.help);
  await command.run(rest);
}

function helpOf(name = ''): string {
  return (Object.hasOwn(COMMANDS, name) && COMMANDS[name]?.help) || HELP;
}

/** A command whose result is its exit status. */
function exitingWith(work: (args: readonly string[]) => Promise<number>): Command {
  return async (args) => {
    process.exitCode = await work(args);
  };
}

async function runStart(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' } } });
  await start(values.config || configured());
}

async function printSchema(args: readonly string[]): Promise<void> {
  parseArgs({ args: [...args], options: {} });
  print(printGatewaySchema(await buildGatewaySchema()).trimEnd());
}

async function check(args: readonly string[]): Promise<void> {
  const options = { config: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const path = positionals[0] ?? values.config ?? configured();
  if (path === undefined) return fail(2, `check-config: required a file, arrived none\n\n${HELP}`);
  process.exitCode = await checkConfig(path);
}

function runSandbox(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(DIST, 'sandbox', 'main.js'), ...args], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      process.exitCode = code ?? 0;
      resolve();
    });
  });
}

/** The configuration file of the environment; an empty variable is none. */
function configured(): string | undefined {
  return process.env.EXCHEQUER_CONFIG || undefined;
}

function versionText(): string {
  return JSON.parse(readFileSync(join(DIST, '..', 'package.json'), 'utf8')).version;
}

function fail(status: number, text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = status;
}
