import { type BookReader, money, rowsOf, type Stored, wordIn } from './reader.js';
import type * as rows from './rows.js';

interface Stamped {
  readonly id: string;
  readonly companyId: string;
  readonly createdMs: number;
}

interface AccountRecord extends Stamped {
  readonly ownerId: string;
  readonly ownerType: string;
  readonly kind: string;
  readonly currency: string;
  readonly bankName: string | null;
  readonly lastFour: string;
  readonly routingNumber: string;
  readonly routingNumberType: string;
  readonly shownMinor: string;
  readonly syncedMs: number | null;
  readonly isRemoved: boolean;
}

interface ProfileRecord extends Stamped {
  readonly accountId: string;
  readonly method: string;
  readonly status: string;
}

interface PaymentRecord extends Stamped {
  readonly quoteId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
  readonly status: string;
}

interface QuoteRecord {
  readonly id: string;
  readonly fromProfileId: string;
  readonly toProfileId: string;
  readonly currency: string;
  readonly instructedMinor: string;
}

interface CompanyRecord {
  readonly id: string;
  readonly inScope: boolean;
}

/** The stored objects of TreasuryPath. */
export const book: BookReader = {
  prepare: async (simulator) => {
    await simulator.settings({ maxPageSize: 1 });
    for (const { id: company } of rowsOf<CompanyRecord>(await simulator.stored(), 'companies'))
      await simulator.command({ action: 'company', company, inScope: true });
  },
  read: (stored) => ({
    accounts: accountsOf(stored)
      .filter(isOurs)
      .map((account) => toAccount(stored, account)),
    transfers: rowsOf<PaymentRecord>(stored, 'payments').map((payment) => toTransfer(stored, payment)),
    counterparties: counterparties(stored),
    businesses: businesses(stored),
  }),
  paged: {
    accounts: [/\/companies$/, /\/bank_accounts$/],
    transfers: [/\/companies$/, /\/payments$/, /\/bank_accounts$/],
    counterparties: [/\/companies$/],
    businesses: [/\/companies$/, /\/entities$/],
  },
  narrowed: { accounts: ['limit'], transfers: ['rail', 'limit'] },
};

function stamp({ id, companyId, createdMs }: Stamped) {
  return { ref: `${companyId}/${id}`, providerId: id, at: new Date(createdMs).toISOString() };
}

function accountsOf(stored: Stored): readonly AccountRecord[] {
  return rowsOf<AccountRecord>(stored, 'accounts').filter(({ isRemoved }) => !isRemoved);
}

/** Accounts of counterparties are in the same list. */
function isOurs({ ownerType }: AccountRecord): boolean {
  return ownerType === 'Entity';
}

/** By the profile of an account that counts most. */
const STATUSES = [
  ['active', 'OPEN'],
  ['draft', 'PENDING'],
  ['inactive', 'LOCKED'],
  ['failed', 'ERROR'],
  ['deleted', 'CLOSED'],
] as const;

function toAccount(stored: Stored, account: AccountRecord): rows.FullAccountRow {
  const profiles = rowsOf<ProfileRecord>(stored, 'profiles').filter(
    ({ accountId }) => accountId === account.id,
  );
  const status = STATUSES.find(([word]) => profiles.some((profile) => profile.status === word));
  const isInternal = account.kind === 'internal';
  const bank = isInternal || account.bankName === null ? '' : `${account.bankName} `;
  return {
    ...stamp(account),
    kind: isInternal ? 'MULTI_CURRENCY' : 'EXTERNAL',
    type: isInternal ? 'MULTI_CURRENCY' : 'OTHER',
    status: status?.[1] ?? 'UNKNOWN',
    currency: account.currency,
    last4: account.lastFour,
    name: `${bank}••${account.lastFour}`,
    business: `${account.companyId}/${account.ownerId}`,
    current: account.syncedMs === null ? null : money(account.shownMinor, account.currency),
    available: null,
  };
}

const PAYMENT_STATUSES = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  completed: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'CANCELED',
};

function toTransfer(stored: Stored, payment: PaymentRecord): rows.TransferRow {
  const quote = one(rowsOf<QuoteRecord>(stored, 'quotes'), payment.quoteId);
  const payer = accountBehind(stored, quote.fromProfileId);
  const payee = accountBehind(stored, quote.toProfileId);
  const isTopUp = payer.kind === 'funding' && payee.kind === 'internal';
  const isPull = isOurs(payee) && (isTopUp || !isOurs(payer));
  return {
    ...stamp(payment),
    rail: 'PAYMENT',
    direction: isPull ? 'PULL' : 'PUSH',
    status: wordIn(PAYMENT_STATUSES, payment.status),
    amount: money(quote.instructedMinor, quote.currency),
    source: endOf(isPull ? payee : payer),
    destination: endOf(isPull ? payer : payee),
    account: null,
    description: payment.reason,
    effectiveDate: null,
    idempotencyKey: payment.idempotencyKey,
  };
}

function accountBehind(stored: Stored, profileId: string): AccountRecord {
  const profile = one(rowsOf<ProfileRecord>(stored, 'profiles'), profileId);
  return one(rowsOf<AccountRecord>(stored, 'accounts'), profile.accountId);
}

function endOf(account: AccountRecord): string {
  const { companyId, id, ownerId } = account;
  return isOurs(account) ? `Account ${companyId}/${id}` : `Counterparty ${companyId}/${ownerId}`;
}

function one<T extends { readonly id: string }>(rows: readonly T[], id: string): T {
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Error(`required an object ${id}`);
  return found;
}

function counterparties(stored: Stored): readonly rows.CounterpartyRow[] {
  interface Recipient extends Stamped {
    readonly name: string;
    readonly isActive: boolean;
  }
  const profiles = rowsOf<ProfileRecord>(stored, 'profiles');
  const wayOf = (recipient: Recipient, methods: readonly string[]): string | null => {
    const account = accountsOf(stored).find(
      ({ id, ownerId }) =>
        ownerId === recipient.id &&
        profiles.some(({ accountId, method }) => accountId === id && methods.includes(method)),
    );
    if (!account) return null;
    const { lastFour, routingNumber, routingNumberType } = account;
    return `${lastFour}/${routingNumberType === 'aba' ? routingNumber : null}/null`;
  };
  const active = rowsOf<Recipient>(stored, 'recipients').filter(({ isActive }) => isActive);
  return active.map((recipient) => ({
    ...stamp(recipient),
    name: recipient.name,
    ach: wayOf(recipient, ['ach']),
    wire: wayOf(recipient, ['wire', 'fedwire']),
  }));
}

function businesses(stored: Stored): readonly rows.BusinessRow[] {
  const features = rowsOf<{ readonly entityId: string; readonly status: string }>(stored, 'features');
  return rowsOf<Stamped & { readonly name: string }>(stored, 'entities').map((entity) => ({
    ...stamp(entity),
    name: entity.name,
    status: 'UNKNOWN',
    onboarding: features.find(({ entityId }) => entityId === entity.id)?.status ?? null,
  }));
}
