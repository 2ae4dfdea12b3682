import type { Handler, Route } from '../kernel/types.js';
import type { World } from './world.js';

/** A new login link at each call, by GET or POST. **Source** contract 4.8. */
export function dashboardRoutes(world: World): readonly Route[] {
  const path = '/v1/webhooks/dashboard';
  const handler: Handler = () => ({
    status: 200,
    body: { dashboard_url: `https://webhooks.sim.test/login#key=one-time-${world.random.token(24)}` },
  });
  return [
    { method: 'GET', path, handler },
    { method: 'POST', path, handler },
  ];
}
