export type Row = Readonly<Record<string, unknown>>;

/** What the provider holds, by resource, the newest first. */
export interface Bank {
  readonly account: readonly Row[];
  readonly account_lock: readonly Row[];
  readonly transaction: readonly Row[];
  readonly ach: readonly Row[];
  readonly book: readonly Row[];
  readonly wire: readonly Row[];
  readonly fednow: readonly Row[];
  readonly counterparty: readonly Row[];
}
export type Resource = keyof Bank;

/** Older than every row of the simulators, so that a page over all connectors begins with their rows. */
const day = (number: number) => `2001-01-${String(number).padStart(2, '0')}`;
const at = (number: number) => ({ created_at: `${day(number)}T10:00:00Z`, updated_at: null, userdata: null });

export function toAccount(id: string, number: number): Row {
  return {
    id,
    name: `Account ${number}`,
    nickname: null,
    account_number: `00000000${number}`,
    routing_number: '000000000',
    account_type: 'checking',
    currency: 'USD',
    status: 'open',
    available_balance: '10.00',
    current_balance: '12.00',
    locked: false,
    lock: null,
    bank_id: 'bank_1',
    ...at(number),
  };
}

export function toTransaction(id: string, number: number): Row {
  return {
    id,
    account_id: 'acct_1',
    amount: '-1.00',
    balance: '12.00',
    type: 'withdrawal',
    date: day(number),
    desc: `Entry ${number}`,
    extended_timestamp: `${day(number)}T10:00:00Z`,
    ach_id: null,
    userdata: null,
  };
}

export function toAch(id: string, number: number): Row {
  const terms = { direction: 'credit', sec_code: 'ccd', service: 'standard', description: 'rent' };
  const ends = { account_id: 'acct_1', counterparty_id: 'cp_1' };
  return { id, amount: '5.00', status: 'sent', error: null, ...ends, ...terms, ...at(number) };
}

function toBook(id: string, number: number): Row {
  const ends = { from_account_id: 'acct_1', to_account_id: 'acct_2' };
  return { id, amount: '6.00', status: 'sent', error: null, description: null, ...ends, ...at(number) };
}

function toWire(id: string, number: number): Row {
  const ends = { account_id: 'acct_1', counterparty_id: 'cp_1' };
  return { id, amount: '7.00', status: 'sent', error: null, instructions: null, ...ends, ...at(number) };
}

function toCounterparty(id: string, number: number): Row {
  const ach = { account_number: '1', routing_number: '000000000', account_type: 'checking' };
  return { id, name_on_account: `Party ${number}`, ach, wire: null, ...at(number) };
}

/** A bank without a fault. */
export const WELL: Bank = {
  account: [toAccount('acct_3', 3), toAccount('acct_2', 2), toAccount('acct_1', 1)],
  account_lock: [],
  transaction: [toTransaction('ttx_3', 3), toTransaction('ttx_2', 2), toTransaction('ttx_1', 1)],
  ach: [toAch('ach_2', 2), toAch('ach_1', 1)],
  book: [toBook('book_1', 1)],
  wire: [toWire('wire_1', 1)],
  fednow: [],
  counterparty: [toCounterparty('cp_2', 2), toCounterparty('cp_1', 1)],
};

/** The bank with other values in one object, in its list and when it is read singly. */
export function withChange(resource: Resource, id: string, change: Row): (bank: Bank) => Bank {
  return (bank) => ({
    ...bank,
    [resource]: bank[resource].map((row) => (row.id === id ? { ...row, ...change } : row)),
  });
}

/** The bank with further rows at the end of a list. */
export function withRows(resource: Resource, rows: readonly unknown[]): (bank: Bank) => Bank {
  return (bank) => ({ ...bank, [resource]: [...bank[resource], ...rows] });
}
