import { type BookReader, balanceOf, money, rowsOf, type Stored, wordIn } from './reader.js';
import type * as rows from './rows.js';

interface Kept {
  readonly id: string;
  readonly businessId: string;
  readonly createdAt: string;
}

interface BusinessRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly legalName: string;
  readonly status: string;
  readonly subStatus: string | null;
}

interface PortfolioRecord extends Kept {
  readonly shares: ReadonlyArray<{ readonly product: string; readonly hundredths: number }>;
}

interface BankAccountRecord {
  readonly id: string;
  readonly businessId: string;
  readonly accountNumber: string;
  readonly accountType: string;
  readonly bankName: string;
}

interface TransferRecord extends Kept {
  readonly bankAccountId: string | null;
  readonly direction: string;
  readonly type: string;
  readonly idempotencyKey: string | null;
  readonly amountMinor: string;
  readonly status: string;
}

interface DocumentRecord extends Kept {
  readonly filename: string;
  readonly type: string;
  readonly status: string;
  readonly sizeBytes: number;
}

const USD = 'USD';

/** More than a page of 100, which is the most that the API gives at once. */
const MANY = 105;

/** The stored objects of Treasure. */
export const book: BookReader = {
  prepare: async (simulator) => {
    const stored = await simulator.stored();
    const open = rowsOf<BusinessRecord>(stored, 'businesses').filter(({ status }) => status === 'OPEN');
    for (const { id: business } of open) {
      await simulator.command({ action: 'insert-transfers', business, count: MANY });
      for (let count = 0; count < MANY; count += 1)
        await simulator.command({
          ...{ action: 'document-published', business, filename: `statement-${count}.pdf` },
          ...{ type: 'bank_statement', status: 'verified' },
        });
    }
  },
  read: (stored) => ({
    accounts: [
      ...rowsOf<PortfolioRecord>(stored, 'portfolios').map((each) => toPortfolioAccount(stored, each)),
      ...rowsOf<BankAccountRecord>(stored, 'bankAccounts').map(toBankAccount),
    ],
    transfers: rowsOf<TransferRecord>(stored, 'transfers').map(toTransfer),
    businesses: rowsOf<BusinessRecord>(stored, 'businesses').map(toBusiness),
    documents: rowsOf<DocumentRecord>(stored, 'documents').map(toDocument),
    portfolios: rowsOf<PortfolioRecord>(stored, 'portfolios').map((each) => toPortfolio(stored, each)),
  }),
  paged: { transfers: [/\/transfers$/], documents: [/\/documents$/] },
  narrowed: {
    accounts: ['kind', 'limit'],
    transfers: ['direction', 'rail', 'limit'],
    documents: ['business'],
  },
};

function owned({ id, businessId, createdAt }: Kept) {
  return { ref: `${businessId}/${id}`, providerId: id, at: moment(createdAt) };
}

function moment(stamp: string): string {
  return new Date(stamp).toISOString();
}

function balance(stored: Stored, businessId: string): string {
  return money(balanceOf(stored, `portfolio:${businessId}`, USD), USD);
}

function toPortfolioAccount(
  stored: Stored,
  { id, businessId, createdAt }: PortfolioRecord,
): rows.FullAccountRow {
  const business = rowsOf<BusinessRecord>(stored, 'businesses').find((each) => each.id === businessId);
  return {
    ref: `portfolio/${businessId}`,
    providerId: id,
    at: moment(createdAt),
    kind: 'INVESTMENT',
    type: 'PORTFOLIO',
    status: wordIn({ PENDING: 'PENDING', OPEN: 'OPEN', CLOSED: 'CLOSED' }, business?.status ?? ''),
    currency: USD,
    last4: null,
    name: `${business?.legalName} portfolio`,
    business: businessId,
    current: balance(stored, businessId),
    available: null,
  };
}

function toBankAccount(account: BankAccountRecord): rows.FullAccountRow {
  return {
    ref: `bank_account/${account.businessId}/${account.id}`,
    providerId: account.id,
    at: null,
    kind: 'EXTERNAL',
    type: wordIn({ checking: 'CHECKING', savings: 'SAVINGS' }, account.accountType),
    status: 'UNKNOWN',
    currency: USD,
    last4: account.accountNumber.slice(-4),
    name: account.bankName,
    business: account.businessId,
    current: null,
    available: null,
  };
}

const TRANSFER_STATUSES = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  completed: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'CANCELED',
};

function toTransfer(transfer: TransferRecord): rows.TransferRow {
  const { businessId, bankAccountId } = transfer;
  return {
    ...owned(transfer),
    rail: wordIn({ wire: 'WIRE', ach: 'ACH' }, transfer.type),
    direction: wordIn({ withdrawal: 'PUSH', deposit: 'PULL' }, transfer.direction),
    status: wordIn(TRANSFER_STATUSES, transfer.status),
    amount: money(transfer.amountMinor, USD),
    source: `Account portfolio/${businessId}`,
    destination: bankAccountId === null ? null : `Account bank_account/${businessId}/${bankAccountId}`,
    account: null,
    description: null,
    effectiveDate: null,
    idempotencyKey: transfer.idempotencyKey,
  };
}

function toBusiness({ id, createdAt, legalName, status, subStatus }: BusinessRecord): rows.BusinessRow {
  return {
    ref: id,
    providerId: id,
    at: moment(createdAt),
    name: legalName,
    status: wordIn({ PENDING: 'PENDING', OPEN: 'OPEN', CLOSED: 'CLOSED' }, status),
    onboarding: subStatus,
  };
}

function toDocument(document: DocumentRecord): rows.DocumentRow {
  return {
    ...owned(document),
    business: document.businessId,
    type: document.type.toUpperCase(),
    status: document.status.toUpperCase(),
    name: document.filename,
    sizeBytes: document.sizeBytes,
  };
}

function toPortfolio(stored: Stored, { businessId, shares }: PortfolioRecord): rows.PortfolioRow {
  const allocations = shares.map(({ product, hundredths }) => `${product} ${(hundredths / 100).toFixed(2)}`);
  return { business: businessId, balance: balance(stored, businessId), allocations: allocations.sort() };
}
