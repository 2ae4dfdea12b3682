import type { Principal } from '../../auth/callers/principal.js';
import type { Clock } from '../../domain/clock.js';
import { InvalidInputError } from '../../domain/errors.js';
import type { Call } from '../http/upstream.js';
import type { CursorSealer } from '../paging/cursor.js';
import type { AnyPorts } from '../ports/ports.js';
import type { Connector } from '../provider.js';
import type { LastBalances } from './balances.js';
import type { Reach } from './reach.js';

/** Kinds of objects that belong to nobody's account when they are made: whoever made one reaches it. */
export type MadeKind = 'Business' | 'Counterparty';

/** The global ids of what the caller itself made of a kind at a connector. */
export type Made = (kind: MadeKind, connector: string) => Promise<readonly string[]>;

/** Everything that the answers to one request are made with. */
export interface RequestScope {
  readonly principal: Principal;
  readonly reach: Reach;
  readonly call: Call;
  readonly clock: Clock;
  readonly sealer: CursorSealer;
  readonly lastBalances: LastBalances;
  readonly made: Made;
}

/**
 * The connectors of a list: those that are reached, offer the port, and are asked for.
 *
 * **Throws** `InvalidInputError` for a name that the caller has no connector of, whether it exists or not.
 */
export function connectorsFor(
  scope: RequestScope,
  port: keyof AnyPorts,
  names: readonly string[] | undefined,
): readonly Connector[] {
  const reached = scope.reach.connectors;
  for (const name of names ?? []) connectorNamed(scope, name);
  return reached.filter(({ name, ports }) => ports[port] !== undefined && (names?.includes(name) ?? true));
}

/** **Throws** `InvalidInputError` for a name that the caller has no connector of, whether it exists or not. */
export function connectorNamed(
  { reach }: Pick<RequestScope, 'reach'>,
  name: string,
  argument = 'connectors',
): Connector {
  const connector = reach.connector(name);
  if (connector) return connector;
  const known = reach.connectors.map((each) => each.name).join(', ') || 'none';
  throw new InvalidInputError(
    `${argument}: required a name among ${known}; arrived ${JSON.stringify(name.slice(0, 40))}`,
  );
}
