import type {
  Capability,
  ConnectorRef,
  Environment,
  Provider as ProviderId,
} from '../domain/capabilities.js';
import type { Clock } from '../domain/clock.js';
import type { ConnectorHealth } from '../domain/health.js';
import type { Memory } from '../domain/memory.js';
import type { Secret } from '../domain/secret.js';
import type { Telemetry } from '../domain/telemetry.js';
import { environmentProblems } from './environment-hosts.js';
import type { Limits } from './http/upstream.js';
import type { AnyPorts, OfferedCapability, PortsFor } from './ports/ports.js';

/** A connector's entry in the configuration, with secrets and variables resolved. */
export interface ConnectorEntry {
  readonly name: string;
  readonly environment: Environment;
  readonly baseUrl?: string;
  readonly limits: Limits;
  /** The other options of the entry, in the provider's terms. A value may be a function that reads a secret file again. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The context in which a provider opens a connector. */
export interface OpenContext {
  readonly connector: ConnectorRef;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly random: () => number;
  readonly telemetry: Telemetry;
  /** Remembered facts about this connector that its provider does not return again. */
  readonly memory: Memory;
}

/** An open connector: its ports, and access to its health and credentials. */
export interface Opened<P> {
  readonly ports: P;
  /** Calls the cheapest endpoint that verifies the address and the credentials. **Throws** `UpstreamError`. */
  check(signal: AbortSignal): Promise<void>;
  health(): ConnectorHealth;
  close(): Promise<void>;
  /** The header in which every caller sends its own token, where this is configured. */
  readonly callerHeader?: string | undefined;
  /** The name of the connector that has the accounts of this one. Its transfers are found there. */
  readonly accountsFrom?: string | undefined;
  /** The configured credentials of the connector; nothing where callers send their own. */
  readonly secrets: readonly Secret[];
}

/** A provider as the registry stores it. */
export interface RegisteredProvider {
  readonly id: ProviderId;
  /** The name in the configuration, for example `treasury-prime`. */
  readonly key: string;
  /** The display name. */
  readonly name: string;
  /** The purpose of the provider, shown after its name in the schema's documentation. */
  readonly summary: string;
  readonly capabilities: readonly Capability[];
  /** The documented base URL of an environment, where there is one. */
  readonly documentedUrls: Readonly<Partial<Record<Environment, string>>>;
  /** Lists every problem of the entry's options: the path within the entry and what was required. Empty: the options are valid. */
  problems(entry: ConnectorEntry): readonly string[];
  open(entry: ConnectorEntry, context: OpenContext): Opened<AnyPorts>;
}

/** One configured set of credentials at one provider, opened. */
export interface Connector extends ConnectorRef {
  readonly capabilities: readonly Capability[];
  readonly ports: AnyPorts;
  check(signal: AbortSignal): Promise<void>;
  health(): ConnectorHealth;
  close(): Promise<void>;
  readonly callerHeader?: string | undefined;
  /** The name of the connector that has the accounts of this one. Its transfers are found there. */
  readonly accountsFrom?: string | undefined;
  /** Changes only when the credentials change. */
  credentialFingerprint(): Promise<string>;
}

/** Refuses every key that is not a port of the capabilities `C`. */
type Exactly<P, C extends OfferedCapability> = P & Record<Exclude<keyof P, keyof PortsFor<C>>, never>;

/** A provider as its folder defines it. `settings` returns typed settings or a list of problems of the options. */
export interface ProviderDefinition<C extends OfferedCapability, S, P extends PortsFor<C>> {
  readonly id: ProviderId;
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly capabilities: readonly C[];
  readonly documentedUrls: Readonly<Partial<Record<Environment, string>>>;
  readonly settings: (entry: ConnectorEntry) => SettingsResult<S>;
  readonly open: (settings: S, context: OpenContext) => Opened<Exactly<P, C>>;
}

export type SettingsResult<S> = { readonly settings: S } | { readonly problems: readonly string[] };

/** Defines a provider. The compiler requires `open` to return exactly the ports that `capabilities` name: none missing, none extra. */
export function defineProvider<const C extends OfferedCapability, S, P extends PortsFor<C>>(
  definition: ProviderDefinition<C, S, P>,
): RegisteredProvider {
  const { settings, open, ...rest } = definition;
  const problemsOf = (entry: ConnectorEntry, result: SettingsResult<S>) => [
    ...('problems' in result ? result.problems : []),
    ...environmentProblems(definition.documentedUrls, entry),
  ];
  return {
    ...rest,
    problems: (entry) => problemsOf(entry, settings(entry)),
    open(entry, context) {
      const result = settings(entry);
      const problems = problemsOf(entry, result);
      if ('problems' in result || problems.length > 0) {
        throw new TypeError(`${entry.name}: ${problems.join('; ')}`);
      }
      return open(result.settings, context);
    },
  };
}
