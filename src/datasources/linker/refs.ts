import { isPathPart, refReader } from '../reading/refs.js';

/** In the place of an id it is another route: the list of jobs. **Source** traps: 6. */
const ROUTE = 'jobs';

/** None of their ids would change the path it stands in: anything else is not asked for. */
export function isId(text: string): boolean {
  return isPathPart(text) && text.toLowerCase() !== ROUTE;
}

/** The ref in a global id. */
export const refOf = refReader((text) => (isId(text) ? text : null));
