import type { Route, SimRequest } from '../kernel/types.js';
import { userRoute } from './auth.js';
import { notFound } from './errors.js';
import { skip } from './lifecycle.js';
import { pageOf } from './listing.js';
import type { JobRecord, UserRecord } from './state.js';
import { answered, DONE, jobView } from './views.js';
import type { World } from './world.js';

const PATH = '/baas/recurring-transfers/jobs';

/** `/baas/recurring-transfers/jobs`. **Source** contract 6. */
export function jobRoutes(world: World): readonly Route[] {
  return [
    userRoute(world, ['GET', PATH], (user, { query }) => {
      const page = pageOf(world.state.jobsOf(user.id), query);
      return answered({ recurringTransferJobs: page.map((job) => jobView(world, job)) });
    }),
    userRoute(world, ['GET', `${PATH}/:id`], (user, request) =>
      answered(jobView(world, ownJob(world, user, request))),
    ),
    userRoute(world, ['DELETE', `${PATH}/:id`], (user, request) => {
      skip(world, ownJob(world, user, request));
      return DONE;
    }),
  ];
}

/** The job in the path. **Throws** `HttpReply` 404, also for a job of another user. */
function ownJob(world: World, user: UserRecord, request: SimRequest): JobRecord {
  const job = world.state.jobs.get(request.params['id'] ?? '');
  if (job?.series.userId !== user.id) throw notFound('recurring transfer job');
  return job;
}
