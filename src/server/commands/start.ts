import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfiguration, toConfiguration } from '../../config/load.js';
import { type Gateway, type ListenOptions, listen, type Prepared, prepareGateway } from '../gateway.js';
import { knowledge } from '../knowledge.js';
import { createSandboxCallers, type SandboxCallers } from '../sandbox-callers.js';
import { type SandboxProcess, startSandboxProcess } from '../sandbox-process.js';
import { closeOnSignals } from '../shutdown.js';
import { configuredScreen, sandboxScreen } from '../start-screen.js';

/** Runs the gateway: with a configuration file against its connectors, without one against the sandbox. */
export async function start(configPath: string | undefined): Promise<void> {
  if (configPath === undefined) await startOverSandbox();
  else await startConfigured(configPath);
}

async function startConfigured(path: string): Promise<void> {
  const prepared = await prepareGateway(loadConfiguration(path, process.env, knowledge));
  const gateway = await listenOrExit(prepared, {}, () => prepared.connectors.close());
  closeOnSignals(() => gateway.close());
  print(configuredScreen(gateway.url, prepared.configuration));
}

async function startOverSandbox(): Promise<void> {
  print('Starting the simulated providers …');
  const sandbox = await startSandboxProcess();
  const logLevel = process.env.LOG_LEVEL ?? 'warn';
  const raw = { ...sandbox.configuration, logLevel };
  const origin = { source: 'the sandbox', folder: process.cwd(), env: process.env, knowledge };
  const prepared = await prepareGateway(toConfiguration(raw, origin));
  const callers = await createSandboxCallers(prepared.connectors);
  const options = { callers: callers.entries, sandboxToken: callers.tokens.operator };
  const gateway = await listenOrExit(prepared, options, () => sandbox.close());
  closeOnSignals(async () => {
    await gateway.close();
    await sandbox.close();
  });
  await describe(prepared.configuration.store.dataDir, gateway, sandbox, callers);
  print(sandboxScreen(gateway.url, callers.tokens));
}

/** A port that is taken is no fault of the program: one clear line and status 1. */
async function listenOrExit(
  prepared: Prepared,
  options: ListenOptions,
  giveUp: () => Promise<void>,
): Promise<Gateway> {
  try {
    return await listen(prepared, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const { host, port } = prepared.configuration.server;
    process.stderr.write(
      `port ${port} on ${host} is in use: set PORT to another one, or stop what listens there\n`,
    );
    await giveUp();
    process.exit(1);
  }
}

/** Writes `sandbox.json`, for tools. Only its owner may read it: it holds the tokens. */
async function describe(
  dataDir: string,
  { url }: Gateway,
  { simulators }: SandboxProcess,
  { tokens }: SandboxCallers,
): Promise<void> {
  const description = { graphql: `${url}/graphql`, graphiql: `${url}/graphiql`, tokens, simulators };
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'sandbox.json'), `${JSON.stringify(description, null, 2)}\n`, {
    mode: 0o600,
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
