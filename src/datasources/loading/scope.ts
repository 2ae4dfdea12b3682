import type { Principal } from '../../auth/index.js';
import type { Clock } from '../../domain/clock.js';
import { InvalidInputError } from '../../domain/errors.js';
import type { Call } from '../http/upstream.js';
import type { CursorSealer } from '../paging/cursor.js';
import type { AnyPorts } from '../ports/ports.js';
import type { Connector } from '../provider.js';
import type { LastBalances } from './balances.js';
import type { CallerAccess } from './caller-access.js';
import type { TransferHistory } from './transfer-history.js';

/** The kinds of objects that belong to no account when they are created. Their creator can access them. */
export type CreatedKind = 'Business' | 'Counterparty';

/** The global ids of the objects of a kind that the caller created at a connector. */
export type CreatedIds = (kind: CreatedKind, connector: string) => Promise<readonly string[]>;

/** The data and services of one request. */
export interface RequestScope {
  readonly principal: Principal;
  readonly access: CallerAccess;
  readonly call: Call;
  readonly clock: Clock;
  readonly sealer: CursorSealer;
  readonly lastBalances: LastBalances;
  readonly history: TransferHistory;
  readonly createdIds: CreatedIds;
}

/** The call for one page of a list. Its reads are limited in number and in time. */
export function callForList({ call, clock }: Pick<RequestScope, 'call' | 'clock'>): Call {
  return { ...call, reads: call.reads.forList(clock) };
}

/**
 * The connectors of a list: accessible to the caller, with the port, and requested.
 *
 * **Throws** `InvalidInputError` for a name that is not a connector of the caller, even if such a connector exists.
 */
export function connectorsFor(
  scope: RequestScope,
  port: keyof AnyPorts,
  names: readonly string[] | undefined,
): readonly Connector[] {
  const reached = scope.access.connectors;
  for (const name of names ?? []) connectorNamed(scope, name);
  return reached.filter(({ name, ports }) => ports[port] !== undefined && (names?.includes(name) ?? true));
}

/** **Throws** `InvalidInputError` for a name that is not a connector of the caller, even if such a connector exists. */
export function connectorNamed(
  { access }: Pick<RequestScope, 'access'>,
  name: string,
  argument = 'connectors',
): Connector {
  const connector = access.connector(name);
  if (connector) return connector;
  const known = access.connectors.map((each) => each.name).join(', ') || 'none';
  throw new InvalidInputError(
    `${argument}: required a name among ${known}; arrived ${JSON.stringify(name.slice(0, 40))}`,
  );
}
