// The objects of the recorded provider, in the shape of Treasury Prime. They are the same in every run.
const ACCOUNTS = 60;
const COUNTERPARTIES = 40;
const TRANSFERS = 50;
/** The number of different accounts and counterparties at the ends of the transfers. */
const ENDS = { accounts: 10, counterparties: 25 };
const FIRST_DAY_MS = Date.UTC(2026, 0, 5, 9);
const HOUR_MS = 3_600_000;

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** A list of the provider, newest first, and what its rows leave out of the object. */
interface Resource {
  readonly rows: readonly Row[];
  readonly leftOut: readonly string[];
}

/** By the name of the list in the provider's paths. */
export const RESOURCES: Readonly<Record<string, Resource>> = {
  account: {
    rows: newestFirst(ACCOUNTS, toAccount),
    leftOut: ['name', 'available_balance', 'current_balance', 'locked', 'business_ids'],
  },
  account_lock: { rows: [], leftOut: [] },
  counterparty: { rows: newestFirst(COUNTERPARTIES, toCounterparty), leftOut: [] },
  ach: { rows: newestFirst(TRANSFERS, toAch), leftOut: [] },
  book: { rows: [], leftOut: [] },
  wire: { rows: [], leftOut: [] },
  fednow: { rows: [], leftOut: [] },
};

/** The row of a list: the object without what lists leave out. */
export function toListRow(row: Row, leftOut: readonly string[]): object {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !leftOut.includes(key)));
}

function newestFirst(count: number, toRow: (index: number) => Row): readonly Row[] {
  return Array.from({ length: count }, (_, index) => toRow(count - 1 - index));
}

function toAccount(index: number): Row {
  return {
    ...common('acct', index),
    account_number: String(900_000_000 + index * 7919),
    routing_number: '021000021',
    account_type: index % 3 === 0 ? 'savings' : 'checking',
    bank_id: 'bank_north',
    org_id: 'org_bench',
    currency: 'USD',
    status: 'open',
    tags: [],
    nickname: `Operating ${index}`,
    name: `Exchequer Operating ${index}`,
    available_balance: `${1000 + index * 13}.25`,
    current_balance: `${1100 + index * 13}.75`,
    funded: true,
    locked: false,
    business_ids: [`bus_${index % 5}`],
  };
}

function toCounterparty(index: number): Row {
  const details = { account_number: String(400_000_000 + index * 6151), routing_number: '121000358' };
  return {
    ...common('cp', index),
    name_on_account: `Supplier ${index}`,
    ach: { ...details, account_type: 'checking' },
    wire: { ...details, bank_name: 'Northbank', address_on_account: null },
  };
}

function toAch(index: number): Row {
  return {
    ...common('ach', index),
    account_id: `acct_${index % ENDS.accounts}`,
    counterparty_id: `cp_${index % ENDS.counterparties}`,
    amount: `${10 + index}.${String(index % 100).padStart(2, '0')}`,
    direction: index % 4 === 0 ? 'debit' : 'credit',
    sec_code: 'ccd',
    service: 'standard',
    description: 'SUPPLIES',
    addenda: null,
    effective_date: '2026-01-12',
    status: index % 10 === 0 ? 'pending' : 'sent',
    error: null,
    bank_id: 'bank_north',
    org_id: 'org_bench',
  };
}

function common(prefix: string, index: number): Row {
  const at = new Date(FIRST_DAY_MS + index * HOUR_MS).toISOString().replace('.000', '');
  return { id: `${prefix}_${index}`, created_at: at, updated_at: at, userdata: null };
}
