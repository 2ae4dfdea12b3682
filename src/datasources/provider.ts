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
import type { Limits } from './http/upstream.js';
import type { AnyPorts, OfferedCapability, PortsFor } from './ports/ports.js';

/** A connector's entry in the configuration, with secrets and variables resolved. */
export interface ConnectorEntry {
  readonly name: string;
  readonly environment: Environment;
  readonly baseUrl?: string;
  readonly limits: Limits;
  /** The rest of the entry, in the provider's own terms. A value may be a function that reads a secret file again. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a provider is given to open a connector with. */
export interface OpenContext {
  readonly connector: ConnectorRef;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly random: () => number;
  readonly telemetry: Telemetry;
  /** What was learnt of this connector and its provider does not tell again. */
  readonly memory: Memory;
}

/** What a provider gives back: its ports, and a hold on what lies under them. */
export interface Opened<P> {
  readonly ports: P;
  /** Calls the cheapest endpoint that proves address and credentials. **Throws** `UpstreamError`. */
  check(signal: AbortSignal): Promise<void>;
  health(): ConnectorHealth;
  close(): Promise<void>;
  /** The header in which every caller brings a token of its own, where it is so configured. */
  readonly callerHeader?: string | undefined;
  /** The connector that has the accounts of this one, by name: what it moves is found there. */
  readonly accountsFrom?: string | undefined;
  /** What the connector proves itself with, as the configuration has it; nothing where callers bring their own. */
  readonly secrets: readonly Secret[];
}

/** A provider as the registry holds it. */
export interface Provider {
  readonly id: ProviderId;
  /** The word in the configuration, for example `treasury-prime`. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  /** What it is for, after its name: a line of the schema's documentation. */
  readonly summary: string;
  readonly capabilities: readonly Capability[];
  /** The base URL that the provider documents for an environment, where it documents one. */
  readonly documentedUrls: Readonly<Partial<Record<Environment, string>>>;
  /** Lists every problem of the entry's options: path within the entry, what was required. Empty: they are fine. */
  problems(entry: ConnectorEntry): readonly string[];
  open(entry: ConnectorEntry, context: OpenContext): Opened<AnyPorts>;
}

/** One configured set of credentials at one provider, open. */
export interface Connector extends ConnectorRef {
  readonly capabilities: readonly Capability[];
  readonly ports: AnyPorts;
  check(signal: AbortSignal): Promise<void>;
  health(): ConnectorHealth;
  close(): Promise<void>;
  readonly callerHeader?: string | undefined;
  /** The connector that has the accounts of this one, by name: what it moves is found there. */
  readonly accountsFrom?: string | undefined;
  /** The same as long as its credentials are. */
  credentialFingerprint(): Promise<string>;
}

/** Every key that capabilities `C` do not bring is refused. */
type Exactly<P, C extends OfferedCapability> = P & Record<Exclude<keyof P, keyof PortsFor<C>>, never>;

/** A provider as its folder writes it down: `settings` makes typed settings or a list of problems of its options. */
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

/** Writes a provider down. The compiler requires `open` to give exactly the ports that `capabilities` name: none missing, none extra. */
export function defineProvider<const C extends OfferedCapability, S, P extends PortsFor<C>>(
  definition: ProviderDefinition<C, S, P>,
): Provider {
  const { settings, open, ...rest } = definition;
  return {
    ...rest,
    problems(entry) {
      const result = settings(entry);
      return 'problems' in result ? result.problems : [];
    },
    open(entry, context) {
      const result = settings(entry);
      if ('problems' in result) throw new TypeError(`${entry.name}: ${result.problems.join('; ')}`);
      return open(result.settings, context);
    },
  };
}
