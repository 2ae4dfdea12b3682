/** A row of a list: its ref, and its moment of creation to the millisecond. */
export interface Row {
  readonly ref: string;
  readonly at: string | null;
}

/** Amounts are `<minor units> <currency>`. References are refs, not global ids. */
export interface AccountRow extends Row {
  readonly providerId: string;
  readonly kind: string;
  readonly type: string;
  readonly status: string;
  readonly currency: string;
  readonly last4: string | null;
}

/** An account with what a list may leave out. */
export interface FullAccountRow extends AccountRow {
  readonly name: string | null;
  readonly business: string | null;
  readonly current: string | null;
  readonly available: string | null;
}

/** Both ends are `<kind> <ref>`, or `BankDetails <holder>/<last four digits>/<routing number>`. */
export interface TransferRow extends Row {
  readonly providerId: string;
  readonly rail: string;
  readonly direction: string;
  readonly status: string;
  readonly amount: string;
  readonly source: string | null;
  readonly destination: string | null;
  /** Of a transfer without an account at either end. */
  readonly account: string | null;
  readonly description: string | null;
  readonly effectiveDate: string | null;
  readonly idempotencyKey: string | null;
}

/** `amount` is negative for a debit. */
export interface TransactionRow extends Row {
  readonly providerId: string;
  readonly account: string | null;
  readonly amount: string;
  readonly type: string;
  readonly number: string | null;
  readonly description: string | null;
  readonly balance: string | null;
  readonly transfer: string | null;
  readonly card: string | null;
  readonly ledger: string | null;
}

export interface CardRow extends Row {
  readonly providerId: string;
  readonly account: string | null;
  readonly ledger: string | null;
  readonly label: string | null;
  readonly form: string;
  readonly status: string;
  readonly last4: string | null;
  readonly expiresOn: string | null;
  readonly balance: string | null;
}

/** The ways to pay are `<last four digits>/<routing number>/<type of account>`. */
export interface CounterpartyRow extends Row {
  readonly providerId: string;
  readonly name: string | null;
  readonly ach: string | null;
  readonly wire: string | null;
}

export interface BusinessRow extends Row {
  readonly providerId: string;
  readonly name: string | null;
  readonly status: string;
  readonly onboarding: string | null;
}

export interface DocumentRow extends Row {
  readonly providerId: string;
  readonly business: string | null;
  readonly type: string;
  readonly status: string;
  readonly name: string | null;
  readonly sizeBytes: number | null;
}

export interface LedgerRow extends Row {
  readonly providerId: string;
  readonly account: string | null;
  readonly status: string;
  readonly available: string | null;
}

/** Ends are `<name>/<last four digits>`. */
export interface SeriesRow extends Row {
  readonly providerId: string;
  readonly memo: string | null;
  readonly amount: string;
  readonly frequency: string;
  readonly day: number | null;
  readonly status: string;
  readonly duration: string;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly remaining: number | null;
  readonly source: string;
  readonly destination: string;
}

export interface JobRow extends Row {
  readonly providerId: string;
  readonly memo: string | null;
  readonly amount: string;
  readonly date: string;
  readonly source: string;
  readonly destination: string;
}

/** Of one business. `allocations` are `<product> <percentage>`. */
export interface PortfolioRow {
  readonly business: string;
  readonly balance: string | null;
  readonly allocations: readonly string[];
}

/** The rows of each list. */
export interface Rows {
  readonly accounts: FullAccountRow;
  readonly transfers: TransferRow;
  readonly transactions: TransactionRow;
  readonly cards: CardRow;
  readonly counterparties: CounterpartyRow;
  readonly businesses: BusinessRow;
  readonly documents: DocumentRow;
  readonly ledgers: LedgerRow;
  readonly recurringTransfers: SeriesRow;
  readonly scheduledTransfers: JobRow;
}

export type ListName = keyof Rows;

/** What a provider has, as its lists must show it. */
export type Book = { readonly [L in ListName]?: ReadonlyArray<Rows[L]> } & {
  readonly portfolios?: readonly PortfolioRow[];
};
