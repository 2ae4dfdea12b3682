import type { Route } from './types.js';

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => RouteMatch | undefined;

/** Finds the first matching route. A fixed segment and a named one (`:id`) each match exactly one segment. */
export function createRouter(routes: readonly Route[]): Router {
  const patterns = routes.map((route) => ({ route, segments: route.path.split('/') }));
  return (method, path) => {
    const actual = path.split('/');
    for (const { route, segments } of patterns) {
      if (route.method !== method) continue;
      const params = paramsOf(segments, actual);
      if (params) return { route, params };
    }
    return undefined;
  };
}

function paramsOf(
  segments: readonly string[],
  actual: readonly string[],
): Record<string, string> | undefined {
  if (segments.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const given = decoded(actual[index] ?? '');
    if (given === undefined) return undefined;
    if (segment.startsWith(':') && given !== '') params[segment.slice(1)] = given;
    else if (segment !== given) return undefined;
  }
  return params;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
