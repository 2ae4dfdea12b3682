import type { Principal } from '../auth/index.js';
import type { Sources } from '../datasources/index.js';
import type { Actions } from '../operations/index.js';

/** What every resolver is given: who asks, the data that this caller reaches during this request, and what it may do. */
export interface GatewayContext {
  readonly principal: Principal;
  readonly sources: Sources;
  readonly actions: Actions;
  readonly requestId: string;
}
