import { definitions } from './definitions.js';
import { type RunningSimulator, startSimulator } from './kernel/server.js';
import { configurationOf, type Size } from './kernel/types.js';
import { pairLinker } from './pairing.js';

export { definitions } from './definitions.js';

/** The gateway's configuration for the running simulators. */
export interface SandboxConfiguration {
  readonly connectors: ReadonlyArray<
    {
      readonly name: string;
      readonly provider: string;
      readonly environment: 'sandbox';
      readonly baseUrl: string;
    } & Readonly<Record<string, unknown>>
  >;
}

/** All running simulators. */
export interface Sandbox {
  /** By connector name. */
  readonly simulators: Readonly<Record<string, RunningSimulator>>;
  configuration(): SandboxConfiguration;
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** Ports by connector name; default: any free port. */
  readonly ports?: Readonly<Record<string, number>>;
  readonly seed?: number;
  readonly size?: Size;
}

/**
 * Starts every simulator on the loopback address and pairs them. **Throws** errors of listening, after it closes the started
 * ones.
 */
export async function startSandbox({ ports = {}, ...rest }: SandboxOptions = {}): Promise<Sandbox> {
  const starts = definitions.map((definition) =>
    startSimulator(definition, { ...rest, port: ports[definition.connector] ?? 0 }),
  );
  const results = await Promise.allSettled(starts);
  const running = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const close = async (): Promise<void> =>
    void (await Promise.all(running.map((simulator) => simulator.close())));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  const simulators = Object.fromEntries(running.map((simulator) => [simulator.name, simulator]));
  await pairLinker(simulators);
  return { simulators, configuration: () => toConfiguration(simulators, rest.size ?? 'default'), close };
}

function toConfiguration(
  simulators: Readonly<Record<string, RunningSimulator>>,
  size: Size,
): SandboxConfiguration {
  const connectors = definitions.flatMap((definition) => {
    const { connector: name, provider } = definition;
    const simulator = simulators[name];
    if (!simulator) return [];
    const own = configurationOf(definition, { origin: simulator.url, size });
    return [{ name, provider, environment: 'sandbox' as const, baseUrl: simulator.url, ...own }];
  });
  return { connectors };
}
