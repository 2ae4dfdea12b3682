import { type NodeKind, refWithin } from '../../domain/ids.js';

/** In the place of an id it is another route: the list of jobs. **Source** traps: 6. */
const ROUTE = 'jobs';

/** Ids are opaque, but none of theirs would change the path it stands in: anything else is not asked for. */
export function isId(text: string): boolean {
  return (
    text !== '' &&
    text !== '.' &&
    text !== '..' &&
    text.toLowerCase() !== ROUTE &&
    !/[/%\\?#\s\p{Surrogate}]/u.test(text)
  );
}

/** The ref in a global id that names such an object of that connector; null in any other. */
export function refOf(connector: string, kind: NodeKind, id: string): string | null {
  const ref = refWithin(connector, kind, id);
  return ref !== null && isId(ref) ? ref : null;
}
