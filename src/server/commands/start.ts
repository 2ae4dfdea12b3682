import { loadConfiguration, toConfiguration } from '../../config/index.js';
import { type Gateway, type ListenOptions, listen, type Prepared, prepareGateway } from '../gateway.js';
import { providerChecks } from '../provider-checks.js';
import { createSandboxCallers } from '../sandbox/callers.js';
import { writeSandboxDescription } from '../sandbox/description.js';
import { startSandboxProcess } from '../sandbox/process.js';
import { closeOnSignals } from './shutdown.js';
import { configuredScreen, sandboxScreen } from './start-screen.js';

/** Runs the gateway with the connectors of a configuration file; without a file, with the sandbox. */
export async function start(configPath: string | undefined): Promise<void> {
  if (configPath === undefined) await startOverSandbox();
  else await startConfigured(configPath);
}

async function startConfigured(path: string): Promise<void> {
  const prepared = await prepareGateway(loadConfiguration(path, process.env, providerChecks));
  const gateway = await listenOrExit(prepared, {}, () => prepared.close());
  closeOnSignals(() => gateway.close());
  print(configuredScreen(gateway.url, prepared.configuration));
}

async function startOverSandbox(): Promise<void> {
  print('Starting the simulated providers …');
  const sandbox = await startSandboxProcess();
  const logLevel = process.env.LOG_LEVEL ?? 'warn';
  const raw = { ...sandbox.configuration, logLevel };
  const origin = {
    source: 'the sandbox',
    folder: process.cwd(),
    env: process.env,
    knowledge: providerChecks,
  };
  const prepared = await prepareGateway(toConfiguration(raw, origin));
  const callers = await createSandboxCallers(prepared.connectors, prepared.configuration.store.dataDir);
  const { operator, analyst, endUser } = callers.tokens;
  const graphiqlCallers = [
    { name: 'operator', token: operator },
    { name: 'analyst', token: analyst },
    { name: 'end-user', token: endUser },
  ];
  const options = { issuers: [callers.issuer], graphiqlCallers };
  const gateway = await listenOrExit(prepared, options, async () => {
    await prepared.close();
    await sandbox.close();
  });
  closeOnSignals(async () => {
    await gateway.close();
    await sandbox.close();
  });
  const { url } = gateway;
  await writeSandboxDescription(prepared.configuration.store.dataDir, {
    graphql: `${url}/graphql`,
    graphiql: `${url}/graphiql`,
    tokens: callers.tokens,
    simulators: sandbox.simulators,
  });
  print(sandboxScreen(url, callers.tokens));
}

/** Listens, or exits with one message and status 1 if the port is in use. */
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
      `port ${port} on ${host} is in use: set PORT to another port, or stop the process that uses it\n`,
    );
    await giveUp();
    process.exit(1);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
