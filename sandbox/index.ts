import { type RunningSimulator, startSimulator } from './kernel/server.js';
import type { SimDefinition, Size } from './kernel/types.js';
import { definition as treasure } from './treasure/index.js';
import { definition as treasuryPrime } from './treasury-prime/index.js';

/** The simulated providers. */
export const definitions: readonly SimDefinition[] = [treasuryPrime, treasure];

/** How a gateway is configured for the simulators that run. */
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

/** All simulators, running. */
export interface Sandbox {
  /** By connector name. */
  readonly simulators: Readonly<Record<string, RunningSimulator>>;
  configuration(): SandboxConfiguration;
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** By connector name; any free port for those not named. */
  readonly ports?: Readonly<Record<string, number>>;
  readonly seed?: number;
  readonly size?: Size;
}

/** Starts every simulator on the loopback address. Throws what listening throws, after closing those that had started. */
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
  return { simulators, configuration: () => configurationOf(simulators), close };
}

function configurationOf(simulators: Readonly<Record<string, RunningSimulator>>): SandboxConfiguration {
  const connectors = definitions.flatMap(({ connector: name, provider, configuration }) => {
    const simulator = simulators[name];
    if (!simulator) return [];
    return [{ name, provider, environment: 'sandbox' as const, baseUrl: simulator.url, ...configuration }];
  });
  return { connectors };
}
