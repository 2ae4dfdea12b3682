import type { Principal } from '../auth/callers/principal.js';
import type { Sources } from '../datasources/index.js';

/** What every resolver is given: who asks, and the data that this caller reaches during this request. */
export interface GatewayContext {
  readonly principal: Principal;
  readonly sources: Sources;
  readonly requestId: string;
}
