import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildGatewaySchema, printGatewaySchema } from '../../resolvers/index.js';
import { AUDIT_HELP, audit } from './audit.js';
import { checkConfig } from './check-config.js';
import { toFailure } from './failure.js';
import { OPERATIONS_HELP, operations } from './operations.js';
import { start } from './start.js';
import { TOKEN_HELP, token } from './token.js';

export const HELP = `exchequer: one GraphQL API over your treasury providers

usage: exchequer <command> [options]

  start [--config FILE]    run the gateway; without a configuration it uses simulated providers
  sandbox [--ports FIRST]  run only the simulated providers and print a configuration for them
  check-config FILE        validate a configuration and call each provider's cheapest endpoint
  operations …             list, show and resolve operations of the journal; see operations --help
  audit …                  print the audit log: mutations and reads of full account numbers; see audit --help
  schema                   print the GraphQL schema
  token …                  mint a token for the gateway over simulated providers; see token --help
  --help, --version

environment: PORT HOST EXCHEQUER_CONFIG EXCHEQUER_DATA_DIR LOG_LEVEL override the configuration file`;

const DIST = join(import.meta.dirname, '..', '..');

/** Runs the command in the arguments. A command that fails prints what is wrong and ends the process with status 1 or 2. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await dispatch(args);
  } catch (error) {
    const { status, text } = toFailure(error, { help: HELP, env: process.env });
    process.stderr.write(`${text}\n`);
    process.exit(status);
  }
}

async function dispatch([command, ...rest]: readonly string[]): Promise<void> {
  if (command === '--version') return print(versionText());
  if (command === undefined || command === '--help' || command === 'help') return print(HELP);
  if (command === 'sandbox') return runSandbox(rest);
  if (command === 'schema') return print(printGatewaySchema(await buildGatewaySchema()).trimEnd());
  if (command === 'start') {
    const { values } = parseArgs({ args: [...rest], options: { config: { type: 'string' } } });
    return start(values.config ?? configured());
  }
  if (command === 'check-config') return check(rest);
  if (command === 'operations') return runOperations(rest);
  if (command === 'audit') return printAudit(rest);
  if (command === 'token') return mintToken(rest);
  return fail(2, `required a command, arrived ${command}\n\n${HELP}`);
}

async function runOperations(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return print(OPERATIONS_HELP);
  process.exitCode = await operations(args);
}

async function printAudit(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return print(AUDIT_HELP);
  process.exitCode = await audit(args);
}

async function mintToken(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return print(TOKEN_HELP);
  process.exitCode = await token(args);
}

async function check(args: readonly string[]): Promise<void> {
  const path = args[0] ?? configured();
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

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(status: number, text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = status;
}
