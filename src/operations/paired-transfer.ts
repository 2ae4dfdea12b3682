import type { CallerView, Connector } from '../datasources/index.js';
import type { CreateTransfer } from '../domain/commands.js';
import type { Operation } from '../domain/operation.js';
import { DAY_MS } from '../domain/times.js';
import type { Transfer, TransferParty } from '../domain/transfer.js';

/** The largest accepted difference between the clocks of the gateway and a bank. */
const SKEW_MS = 60_000;
/** The number of an account's newest transfers that are searched. */
const LOOK_AT = 50;

export interface Paired {
  readonly view: CallerView;
  /** The connector that sent it and returned no id. */
  readonly connector: Connector;
  readonly command: CreateTransfer;
  readonly operation: Operation;
  /** Whether another operation is known to have made the transfer. */
  readonly isTaken: (transferId: string) => Promise<boolean>;
}

/**
 * Finds the transfer of an operation at the connector that has the accounts. It is the only transfer of that account, rail, amount and
 * other end since the operation began that no other operation made. Null where there is none yet, or where several match.
 *
 * Never throws: if a connector is unavailable, the transfer is shown later.
 */
export async function findPairedTransfer(paired: Paired): Promise<Transfer | null> {
  const { view, connector, command, operation, isTaken } = paired;
  if (connector.accountsFrom === undefined) return null;
  const sinceMs = Date.parse(operation.createdAt) - SKEW_MS;
  const { edges } = await view.sources.transfers({
    field: 'paired transfers',
    first: LOOK_AT,
    after: null,
    filter: {
      connectors: [connector.accountsFrom],
      account: command.source,
      createdFrom: new Date(sinceMs - DAY_MS).toISOString().slice(0, 10),
    },
  });
  const fitting = edges.map(({ node }) => node).filter((transfer) => fits(transfer, command, sinceMs));
  const taken = await Promise.all(fitting.map(({ id }) => isTaken(id)));
  const free = fitting.filter((_, index) => !taken[index]);
  return free.length === 1 ? (free[0] ?? null) : null;
}

function fits(
  transfer: Transfer,
  { amount, rail, direction, source, destination }: CreateTransfer,
  sinceMs: number,
): boolean {
  return (
    transfer.rail === rail &&
    transfer.direction === direction &&
    transfer.amount.minor === amount.minor &&
    transfer.amount.currency === amount.currency &&
    Date.parse(transfer.createdAt ?? '') >= sinceMs &&
    isNamed(transfer.source, source) &&
    ('bankDetails' in destination ||
      isNamed(
        transfer.destination,
        'account' in destination ? destination.account : destination.counterparty,
      ))
  );
}

function isNamed(party: TransferParty | null, id: string): boolean {
  return party !== null && party.kind !== 'BankDetails' && party.id === id;
}
