import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { userRoute } from './auth.js';
import { fail, notFound } from './errors.js';
import { dropJob, isFinished, plan } from './lifecycle.js';
import { filterOf, pageOf } from './listing.js';
import { bodyOf, Reading } from './reading.js';
import { edit } from './recurring-edit.js';
import type { SeriesRecord, UserRecord } from './state.js';
import { addDays, laterOf, toDay } from './time.js';
import { answered, DONE, seriesView } from './views.js';
import type { World } from './world.js';

const PATH = '/baas/recurring-transfers';

/** `/baas/recurring-transfers`; the routes of its jobs must precede these. **Source** contract 5. */
export function recurringRoutes(world: World): readonly Route[] {
  const found = (user: UserRecord, request: SimRequest): SeriesRecord => ownSeries(world, user, request);
  return [
    userRoute(world, ['GET', PATH], (user, request) => list(world, user, request)),
    userRoute(world, ['GET', `${PATH}/:id`], (user, request) =>
      answered(seriesView(world, found(user, request))),
    ),
    userRoute(world, ['PUT', `${PATH}/:id`], (user, request) =>
      edit(world, found(user, request), request.body),
    ),
    userRoute(world, ['DELETE', `${PATH}/:id`], (user, request) => remove(world, found(user, request))),
    userRoute(world, ['PUT', `${PATH}/:id/deactivate`], (user, request) =>
      deactivate(world, found(user, request)),
    ),
    userRoute(world, ['PUT', `${PATH}/:id/activate`], (user, request) =>
      activate(world, found(user, request), request.body),
    ),
  ];
}

/** The series in the path. **Throws** `HttpReply` 404, also for a series of another user. */
function ownSeries(world: World, user: UserRecord, request: SimRequest): SeriesRecord {
  const series = world.state.findSeries(request.params['id']);
  if (series?.userId !== user.id) throw notFound('recurring transfer');
  return series;
}

function list(world: World, user: UserRecord, { query }: SimRequest): SimResponse {
  const visibleMs = world.nowMs - world.settings.listLagMs;
  const rows = world.state.seriesOf(user.id).filter(({ createdMs }) => createdMs <= visibleMs);
  const page = pageOf(rows.filter(filterOf(query)), query);
  return answered({ recurringTransfers: page.map((series) => seriesView(world, series)) });
}

function remove(world: World, series: SeriesRecord): SimResponse {
  dropJob(world, series);
  world.state.removeSeries(series.id);
  return DONE;
}

function deactivate(world: World, series: SeriesRecord): SimResponse {
  if (series.status === 'INACTIVE') return DONE;
  series.status = 'INACTIVE';
  dropJob(world, series);
  return DONE;
}

/** Continues with the first matching day after the user's current day. Missed occurrences are not made up. */
function activate(world: World, series: SeriesRecord, body: unknown): SimResponse {
  const reading = new Reading(bodyOf(body));
  const text = reading.text('localDateTime');
  const localDay = toDay(text.slice(0, 10));
  const isReadable = localDay !== undefined && !Number.isNaN(Date.parse(text));
  if (text !== '' && !isReadable) reading.blame('localDateTime', 'a valid ISO 8601 date string');
  reading.finish();
  if (isFinished(series)) throw fail(422, 'The recurring transfer has no transfers left');
  if (series.status === 'ACTIVE') return DONE;
  series.status = 'ACTIVE';
  plan(world, series, laterOf(addDays(localDay ?? world.today, 1), world.today));
  return DONE;
}
