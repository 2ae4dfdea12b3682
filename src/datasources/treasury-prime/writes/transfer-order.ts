import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { CreateTransfer } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { TransferRail } from '../../../domain/transfer.js';
import { refOf } from '../refs.js';

/** The resources that create transfers. */
const MADE = { ACH: 'ach', INTERNAL: 'book', WIRE: 'wire' } as const satisfies Partial<
  Record<TransferRail, string>
>;
export type MadeResource = (typeof MADE)[keyof typeof MADE];

/** The resource of a transfer, and its source and destination as ids of the provider: from our account to an account or a counterparty. */
export interface Order {
  readonly resource: MadeResource;
  readonly from: string;
  readonly to: string;
}

/** A command → the order, or the errors in its rail, source and destination. */
export type Ordered = { readonly order: Order } | { readonly errors: readonly UserError[] };

export function toOrder(
  connector: ConnectorRef,
  { rail, source: account, destination: other }: CreateTransfer,
): Ordered {
  if (!isMade(rail)) {
    const message = `required one of ${Object.keys(MADE).join(', ')}, arrived ${rail}`;
    return { errors: [userError('rail', message, 'CAPABILITY_UNSUPPORTED')] };
  }
  const from = refOf(connector, 'Account', account);
  const to = toDestination(connector, MADE[rail], other);
  const errors = [
    ...(from ? [] : [notFound('source', `an account of ${connector.name}`)]),
    ...(typeof to === 'string' ? [] : [to]),
  ];
  if (!from || typeof to !== 'string') return { errors };
  if (from === to)
    return { errors: [userError('destination.account', 'required another account than in source')] };
  return { order: { resource: MADE[rail], from, to } };
}

/** **Source** ACH, wires: a counterparty, never bank details; book transfers: an account. */
function toDestination(
  connector: ConnectorRef,
  resource: MadeResource,
  to: CreateTransfer['destination'],
): string | UserError {
  const wanted = resource === 'book' ? 'account' : 'counterparty';
  if ('bankDetails' in to) return bankDetails(wanted);
  if ('account' in to) {
    const other = 'required a counterparty for this rail; between accounts the rail is INTERNAL';
    if (wanted !== 'account') return userError('destination.account', other);
    const ref = refOf(connector, 'Account', to.account);
    return ref ?? notFound('destination.account', `an account of ${connector.name}`);
  }
  const other = 'required an account for this rail; counterparties are reached by ACH and WIRE';
  if (wanted !== 'counterparty') return userError('destination.counterparty', other);
  const ref = refOf(connector, 'Counterparty', to.counterparty);
  return ref ?? notFound('destination.counterparty', `a counterparty of ${connector.name}`);
}

function bankDetails(wanted: 'account' | 'counterparty'): UserError {
  const message =
    wanted === 'account'
      ? 'required an account for this rail'
      : 'required a counterparty: create one with these details first, then name it in destination.counterparty';
  return userError('destination.bankDetails', message);
}

function notFound(field: string, what: string): UserError {
  return userError(field, `required ${what}`, 'NOT_FOUND');
}

function isMade(rail: TransferRail): rail is keyof typeof MADE {
  return rail in MADE;
}
