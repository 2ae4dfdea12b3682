import type {
  Connectors,
  Made,
  MadeKind,
  Sources,
  SourcesRequest,
  WriteKind,
} from '../../datasources/index.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { type Actions, type Journal, RequestActions } from '../../operations/index.js';
import type { Store } from '../../store/index.js';

/** What one caller may see and do, for one request. */
export interface Opened {
  readonly sources: Sources;
  readonly actions: Actions;
}

export type Open = (request: SourcesRequest) => Opened;

export interface OpenerParts {
  readonly connectors: Connectors;
  readonly journal: Journal;
  readonly store: Store;
  readonly telemetry: Pick<Telemetry, 'log'>;
}

const MADE_BY: Readonly<Record<MadeKind, WriteKind>> = {
  Business: 'createBusiness',
  Counterparty: 'createCounterparty',
};

/** Opens the data and the actions of one caller for each request. */
export function opener({ connectors, ...parts }: OpenerParts): Open {
  return (request) => {
    const { principal, requestId } = request;
    const made: Made = (kind, connector) =>
      parts.store.operations.subjectsOf({ caller: principal.subject, kind: MADE_BY[kind], connector });
    const reached = connectors.reachOf({ ...request, made });
    const actions = new RequestActions({ caller: principal.subject, requestId, reached, ...parts });
    return { sources: reached.sources, actions };
  };
}
