import { FEW_CALLS, type Mode, type Noun, nothing, type Shown } from './mode.js';
import { json } from './stub.js';

/** Every request is answered with this status. */
function refuses(
  name: string,
  status: number,
  shows: Record<Noun, Shown>,
  headers: readonly string[] = [],
): Mode {
  const refusal = json(status, { error: 'No.' });
  const act = () => ({ ...refusal, headers: [...refusal.headers, ...headers] });
  return { name, act, shows, maxCalls: FEW_CALLS };
}

/** A refusal that may pass: a read is attempted three times. */
function fails(...given: Parameters<typeof refuses>): Mode {
  return { ...refuses(...given), maxCalls: 3 * FEW_CALLS };
}

const LIMITED = nothing('RATE_LIMITED');
const DOWN = nothing('UNAVAILABLE', 'CIRCUIT_OPEN');
const REFUSED = nothing('INVALID_RESPONSE');

/** To a host that would receive the credentials. */
function redirects(status: number): Mode {
  const act: Mode['act'] = ({ path, elsewhere }) => ({
    ...json(status, {}),
    headers: ['location', `${elsewhere}${path}`],
  });
  return { name: `redirect-${status}`, act, shows: REFUSED, maxCalls: FEW_CALLS };
}

/** Every status that ends a request before it has begun. */
export const REFUSALS: readonly Mode[] = [
  refuses('status-400', 400, REFUSED),
  refuses('status-401', 401, nothing('UNAUTHORIZED'), ['www-authenticate', 'Basic realm="x"']),
  refuses('status-403', 403, nothing('FORBIDDEN')),
  refuses('status-404', 404, REFUSED),
  refuses('status-418', 418, REFUSED),
  { ...refuses('limited', 429, LIMITED) },
  { ...refuses('limited-for-a-day', 429, LIMITED, ['retry-after', '86400']), isHeld: true },
  { ...refuses('limited-for-years', 429, LIMITED, ['retry-after', '9999999999']), isHeld: true },
  refuses('limited-in-words', 429, LIMITED, ['retry-after', 'soon']),
  refuses('limited-backwards', 429, LIMITED, ['retry-after', '-5']),
  fails('status-500', 500, DOWN),
  fails('status-503', 503, DOWN),
  {
    ...fails('closed-for-a-day', 503, nothing('UNAVAILABLE', 'RATE_LIMITED'), ['retry-after', '86400']),
    isHeld: true,
  },
  redirects(301),
  redirects(302),
  redirects(307),
  redirects(308),
];
