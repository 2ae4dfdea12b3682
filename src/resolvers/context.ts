import type { Principal } from '../auth/index.js';
import type { Sources } from '../datasources/index.js';
import type { CallerEvents } from '../events/index.js';
import type { Actions } from '../operations/index.js';

/** The context of every resolver: the caller, the data that the caller has access to during this request, and its write access. */
export interface GatewayContext {
  readonly principal: Principal;
  readonly sources: Sources;
  readonly actions: Actions;
  readonly events: CallerEvents;
  readonly requestId: string;
}
