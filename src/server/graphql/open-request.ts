import type { Connectors, CreatedIds, Sources, SourcesRequest } from '../../datasources/index.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { type CallerEvents, createCallerEvents } from '../../events/index.js';
import { type Actions, creatorsOf, type Journal, RequestActions } from '../../operations/index.js';
import type { Store } from '../../store/index.js';

/** The data and the actions of one caller, for one request. */
export interface RequestAccess {
  readonly sources: Sources;
  readonly actions: Actions;
  readonly events: CallerEvents;
}

export type Open = (request: SourcesRequest) => RequestAccess;

export interface OpenerParts {
  readonly connectors: Connectors;
  readonly journal: Journal;
  readonly store: Store;
  readonly telemetry: Pick<Telemetry, 'log'>;
}

/** Creates the function that opens the data and the actions of a caller for one request. */
export function openRequest({ connectors, ...parts }: OpenerParts): Open {
  return (request) => {
    const { principal, requestId } = request;
    const { operations } = parts.store;
    const createdIds: CreatedIds = async (created, connector) => {
      const by = { caller: principal.subject, connector };
      return (
        await Promise.all(creatorsOf(created).map((kind) => operations.objectIdsOf({ ...by, kind })))
      ).flat();
    };
    const view = connectors.viewFor({ ...request, createdIds });
    const actions = new RequestActions({ caller: principal.subject, requestId, view, ...parts });
    const { accounts } = principal.grants;
    const events = createCallerEvents({
      sources: view.sources,
      accounts: accounts === 'all' ? accounts : [...accounts],
      cursors: connectors.cursorsFor(principal.subject),
      feed: parts.store.events,
    });
    return { sources: view.sources, actions, events };
  };
}
