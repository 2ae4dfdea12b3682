import { type Configuration, loadConfiguration, toConfiguration } from '../../config/index.js';
import { listen, prepareGateway } from '../gateway.js';
import { checkHost } from '../listen-error.js';
import { type OpenParts, openTogether } from '../open-parts.js';
import { providerChecks } from '../provider-checks.js';
import { createSandboxCallers } from '../sandbox/callers.js';
import { writeSandboxDescription } from '../sandbox/description.js';
import { LOOPBACK_ORIGINS } from '../sandbox/loopback-origins.js';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/process.js';
import { endSimulatedJournal, startSimulatedJournal } from '../sandbox/simulated-journal.js';
import { sendWebhooksTo } from '../sandbox/webhooks.js';
import { print } from './output.js';
import { closeOnSignals } from './shutdown.js';
import { configuredScreen, sandboxScreen } from './start-screen.js';

/** Runs the gateway with the connectors of a configuration file; without a file, with the sandbox. */
export async function start(configPath: string | undefined): Promise<void> {
  await openTogether((opened) =>
    configPath === undefined ? startOverSandbox(opened) : startConfigured(configPath, opened),
  );
}

async function startConfigured(path: string, opened: OpenParts): Promise<void> {
  const configuration = loadConfiguration(path, process.env, providerChecks);
  // Before the start: in a container, a process without a handler ignores SIGTERM.
  closeOnSignals(() => opened.close(), configuration.server.drainMs);
  const aside = configuration.store.url === null ? endSimulatedJournal(configuration.store.dataDir) : null;
  if (aside !== null) print(`The journal of simulated providers was set aside: ${aside}`);
  const prepared = await prepareGateway(configuration);
  opened.add(() => prepared.close());
  const gateway = await listen(prepared);
  opened.add(() => gateway.close());
  print(configuredScreen(gateway.url, configuration));
}

async function startOverSandbox(opened: OpenParts): Promise<void> {
  closeOnSignals(() => opened.close());
  print('Starting the simulated providers …');
  const sandbox = await startSandboxProcess();
  opened.add(() => sandbox.close());
  const configuration = toSandboxConfiguration(sandbox);
  const { dataDir } = configuration.store;
  checkHost(configuration.server);
  const aside = await startSimulatedJournal(dataDir);
  const prepared = await prepareGateway(configuration);
  opened.add(() => prepared.close());
  const callers = await createSandboxCallers(prepared.connectors, dataDir);
  const { operator, analyst, endUser } = callers.tokens;
  const graphiqlCallers = [
    { name: 'operator', token: operator },
    { name: 'analyst', token: analyst },
    { name: 'end-user', token: endUser },
  ];
  const options = { issuers: [callers.issuer], graphiqlCallers, origins: [LOOPBACK_ORIGINS], isLocal: true };
  const gateway = await listen(prepared, options);
  opened.add(() => gateway.close());
  const { url } = gateway;
  await sendWebhooksTo(url, sandbox.simulators);
  await writeSandboxDescription(dataDir, {
    graphql: `${url}/graphql`,
    graphiql: `${url}/graphiql`,
    tokens: callers.tokens,
    simulators: sandbox.simulators,
  });
  print(sandboxScreen(url, callers.tokens, aside));
}

/** The configuration of the simulated providers with the overrides of the environment. **Throws** `ConfigurationError`. */
function toSandboxConfiguration({ configuration }: SandboxProcess): Configuration {
  const raw = { ...configuration, logLevel: process.env.LOG_LEVEL || 'warn' };
  const origin = {
    source: 'the gateway over the sandbox',
    folder: process.cwd(),
    env: process.env,
    knowledge: providerChecks,
  };
  return toConfiguration(raw, origin);
}
