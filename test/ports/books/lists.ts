import type { AnyPorts, List, Read } from '../../../src/datasources/ports/ports.js';
import type { NodeKind } from '../../../src/domain/ids.js';
import type { Listed } from '../../../src/domain/page.js';
import * as plain from './plain.js';
import type { ListName, Row, Rows } from './rows.js';

/** A list of a port, with its rows as those of a book. */
export interface PlainList<R extends Row> {
  readonly list: List<Listed, any>;
  readonly read: Read<Listed>;
  readonly kind: NodeKind;
  /** A row of the list. */
  readonly toRow: (item: any) => Row;
  /** The row of a single read. */
  readonly toFullRow: (item: any) => R;
}

/** Every list that the ports can have. */
const LISTS: { readonly [L in ListName]: Pick<PlainList<Rows[L]>, 'kind' | 'toRow' | 'toFullRow'> } = {
  accounts: { kind: 'Account', toRow: plain.plainAccount, toFullRow: plain.plainFullAccount },
  transfers: same('Transfer', plain.plainTransfer),
  transactions: same('Transaction', plain.plainTransaction),
  cards: same('Card', plain.plainCard),
  counterparties: same('Counterparty', plain.plainCounterparty),
  businesses: same('Business', plain.plainBusiness),
  documents: same('Document', plain.plainDocument),
  ledgers: same('Ledger', plain.plainLedger),
  recurringTransfers: same('RecurringTransfer', plain.plainSeries),
  scheduledTransfers: same('ScheduledTransfer', plain.plainJob),
};

export const LIST_NAMES = Object.keys(LISTS) as readonly ListName[];

/** The list of a connector. **Throws** if its provider does not offer the list. */
export function listOf(ports: AnyPorts, name: ListName): PlainList<Row> {
  const port = ports[name];
  if (!port) throw new Error(`required a port ${name}`);
  return { ...LISTS[name], list: port.list, read: port.read } as PlainList<Row>;
}

/** The row of a book as the list shows it. */
export function asListed(name: ListName, row: Row): Row {
  if (name !== 'accounts') return row;
  const left = new Set(['name', 'business', 'current', 'available']);
  return Object.fromEntries(Object.entries(row).filter(([field]) => !left.has(field))) as unknown as Row;
}

/** Newest first, rows without a moment last; rows of one moment by ref. */
export function inOrder<R extends Row>(rows: readonly R[]): readonly R[] {
  const key = ({ at, ref }: Row) => `${at ?? ''} ${ref}`;
  return [...rows].sort((a, b) => (key(a) < key(b) ? 1 : -1));
}

function same<R extends Row>(kind: NodeKind, toRow: (item: any) => R) {
  return { kind, toRow, toFullRow: toRow };
}
