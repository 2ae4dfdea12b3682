import type { Stamped } from '../kernel/collection.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { notFound } from './errors.js';
import { type Listing, listPage } from './paging.js';
import type { World } from './world.js';

/** A resource for its two reads; `rows` is a function because a reset replaces the data. */
export interface Readable<T extends Stamped> extends Omit<Listing<T>, 'rows'> {
  readonly path: string;
  /** The name in a 404. */
  readonly what: string;
  rows(): Listing<T>['rows'];
}

/** The list and the single read of a resource. */
export function readRoutes<T extends Stamped>(world: World, resource: Readable<T>): readonly Route[] {
  return [
    {
      method: 'GET',
      path: resource.path,
      handler: (request) => listPage(world, request, { ...resource, rows: resource.rows() }),
    },
    {
      method: 'GET',
      path: `${resource.path}/:id`,
      handler: (request) => ({ status: 200, body: resource.view(findIn(resource, request)) }),
    },
  ];
}

/** The object in the path. **Throws** `HttpReply` 404. */
export function findIn<T extends Stamped>(
  resource: Pick<Readable<T>, 'rows' | 'what'>,
  request: SimRequest,
): T {
  const row = resource.rows().get(request.params['id']);
  if (!row) throw notFound(`${resource.what} ${request.params['id']}`);
  return row;
}
