import type { ConnectorEntry, OpenContext } from '../../src/datasources/provider.js';
import type { ConnectorRef } from '../../src/domain/capabilities.js';
import { systemClock } from '../../src/domain/clock.js';
import { noMemory } from '../../src/domain/memory.js';
import { silentTelemetry } from '../../src/domain/telemetry.js';

const limits = { timeoutMs: 5000, maxConcurrent: 4, requestsPerSecond: 100 };

/** The configuration of a connector, as its provider is given it. */
export const entryOf = (
  { name, environment }: ConnectorRef,
  options: Readonly<Record<string, unknown>>,
  more: Partial<ConnectorEntry> = {},
): ConnectorEntry => ({ name, environment, limits, options, ...more });

/** What a connector is opened with: it reports nothing and remembers nothing. */
export const openContext = (connector: ConnectorRef, more: Partial<OpenContext> = {}): OpenContext => ({
  connector,
  limits,
  clock: systemClock,
  random: () => 0.5,
  telemetry: silentTelemetry,
  memory: noMemory,
  ...more,
});
