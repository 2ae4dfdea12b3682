import type { Upstream } from '../../../../src/datasources/http/upstream.js';
import type { AnyPorts } from '../../../../src/datasources/ports/ports.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import type { Place } from '../../../support/hostile-json.js';

/** What a provider is opened with. */
export interface Tools {
  readonly connector: ConnectorRef;
  readonly telemetry: typeof silentTelemetry;
  readonly upstream: Upstream;
}

/** A provider whose answers are replaced value by value. */
export interface Subject {
  readonly connector: ConnectorRef;
  /** When every answer arrives. */
  readonly at: string;
  readonly open: (tools: Tools) => AnyPorts;
  /** The answers by path. */
  readonly documents: Readonly<Record<string, unknown>>;
  /** Where in the answers the records are whose values are replaced. Lists have another record beside it. */
  readonly records: ReadonlyArray<{ readonly path: string; readonly place: Place }>;
  /** The refs that are read singly, by port. */
  readonly refs: Readonly<Record<string, string>>;
  /** The filter of lists that need one. */
  readonly filters?: Readonly<Record<string, object>>;
}

/** The tools over a client that only reads. */
export function toolsOver(connector: ConnectorRef, reads: Pick<Upstream, 'get'>): Tools {
  const refuse = () => {
    throw new Error('nothing is written here');
  };
  const upstream: Upstream = { ...reads, send: refuse, health: refuse, close: async () => undefined };
  return { connector, telemetry: silentTelemetry, upstream };
}
