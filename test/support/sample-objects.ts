import type { Account } from '../../src/domain/account.js';
import type { Business, Portfolio } from '../../src/domain/business.js';
import type { Card } from '../../src/domain/card.js';
import type { Connection } from '../../src/domain/connection.js';
import type { Counterparty } from '../../src/domain/counterparty.js';
import type { Document } from '../../src/domain/document.js';
import { type NodeKind, toGlobalId } from '../../src/domain/ids.js';
import type { Ledger } from '../../src/domain/ledger.js';
import type { Listed } from '../../src/domain/page.js';
import type { RecurringTransfer, ScheduledTransfer } from '../../src/domain/recurring-transfer.js';
import type { Transaction } from '../../src/domain/transaction.js';
import type { Transfer } from '../../src/domain/transfer.js';

const CONNECTOR = 'tp-main';
const MOMENT = '2026-03-02T17:00:00.123456789Z';

/** The global id of an object at the connector `tp-main`. */
export function idOf(kind: NodeKind, ref: string): string {
  return toGlobalId({ connector: CONNECTOR, kind, ref });
}

/** A full account; `ref` becomes its provider id. */
export function anAccount(ref: string, given: Partial<Account> = {}): Account {
  return {
    ...common('Account', ref),
    kind: 'DEPOSIT',
    type: 'CHECKING',
    name: 'Operating',
    status: 'OPEN',
    providerStatus: 'open',
    currency: 'USD',
    accountNumberLast4: '6789',
    accountNumber: '0123456789',
    routingNumber: '021000021',
    balance: null,
    businessId: null,
    ledgerId: null,
    userData: null,
    detail: 'full',
    ...given,
  };
}

export function aCard(ref: string, given: Partial<Card> = {}): Card {
  return {
    ...common('Card', ref),
    accountId: null,
    ledgerId: null,
    label: null,
    form: 'VIRTUAL',
    status: 'ACTIVE',
    providerStatus: 'active',
    last4: '4242',
    expiresOn: '2028-02-29',
    balance: null,
    nextSuspensionChangeAt: null,
    userData: null,
    ...given,
  };
}

export function aTransaction(ref: string, given: Partial<Transaction> = {}): Transaction {
  return {
    ...common('Transaction', ref),
    accountId: null,
    entryType: 'DEBIT',
    amount: { minor: 1250n, currency: 'USD' },
    type: 'ACH',
    providerType: 'ach',
    number: null,
    description: null,
    runningBalance: null,
    postedAt: null,
    transferId: null,
    cardId: null,
    userData: null,
    ...given,
  };
}

export function aTransfer(ref: string, given: Partial<Transfer> = {}): Transfer {
  return {
    ...common('Transfer', ref),
    rail: 'ACH',
    direction: 'PUSH',
    status: 'PENDING',
    providerStatus: 'pending',
    amount: { minor: 1250n, currency: 'USD' },
    source: null,
    destination: null,
    description: null,
    secCode: 'CCD',
    service: 'standard',
    effectiveDate: '2026-03-03',
    failureReason: null,
    timeline: [],
    cancelable: true,
    userData: null,
    idempotencyKey: null,
    ...given,
  };
}

export function aCounterparty(ref: string, given: Partial<Counterparty> = {}): Counterparty {
  return { ...common('Counterparty', ref), name: 'Acme', ach: null, wire: null, userData: null, ...given };
}

export function aBusiness(ref: string, given: Partial<Business> = {}): Business {
  return {
    ...common('Business', ref),
    name: 'Acme Inc.',
    status: 'OPEN',
    providerStatus: 'active',
    onboardingStatus: null,
    userData: null,
    ...given,
  };
}

export function aPortfolio(ref: string, given: Partial<Portfolio> = {}): Portfolio {
  return {
    ...common('Portfolio', ref),
    businessId: idOf('Business', ref),
    allocations: [{ product: 'treasury_bills', percentage: '33.34' }],
    balance: null,
    ...given,
  };
}

export function aDocument(ref: string, given: Partial<Document> = {}): Document {
  return {
    ...common('Document', ref),
    businessId: null,
    type: 'BANK_STATEMENT',
    providerType: 'statement',
    status: 'UNKNOWN',
    providerStatus: null,
    name: 'March.pdf',
    mimeType: 'application/pdf',
    sizeBytes: 2048,
    userData: null,
    ...given,
  };
}

export function aLedger(ref: string, given: Partial<Ledger> = {}): Ledger {
  return { ...common('Ledger', ref), status: 'ACTIVE', availableBalance: null, accountId: null, ...given };
}

export function aRecurringTransfer(ref: string, given: Partial<RecurringTransfer> = {}): RecurringTransfer {
  return {
    ...common('RecurringTransfer', ref),
    memo: 'Rent',
    amount: { minor: 1250n, currency: 'USD' },
    frequency: 'MONTHLY',
    providerFrequency: 'monthly',
    frequencyData: 15,
    status: 'ACTIVE',
    duration: 'CONTINUOUS',
    startingDate: '2026-03-15',
    endingDate: null,
    remainingTransfers: null,
    source: { name: 'Operating', lastFour: '6789' },
    destination: { name: 'Landlord', lastFour: null },
    ...given,
  };
}

/** Has no moment of creation: such lists go by the date. */
export function aScheduledTransfer(ref: string, given: Partial<ScheduledTransfer> = {}): ScheduledTransfer {
  return {
    ...common('ScheduledTransfer', ref),
    createdAt: null,
    memo: 'Rent',
    amount: { minor: 1250n, currency: 'USD' },
    scheduledDate: '2026-04-15',
    source: { name: 'Operating', lastFour: '6789' },
    destination: { name: 'Landlord', lastFour: null },
    ...given,
  };
}

/** A whole list in one answer; each cursor is `c` and its place. */
export function aConnection<T extends Listed>(
  nodes: readonly T[],
  given: Partial<Connection<T>> = {},
): Connection<T> {
  return {
    edges: nodes.map((node, place) => ({ node, cursor: `c${place}` })),
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    unavailable: [],
    ...given,
  };
}

function common(kind: NodeKind, ref: string) {
  return { id: idOf(kind, ref), connector: CONNECTOR, providerId: ref, createdAt: MOMENT, updatedAt: MOMENT };
}
