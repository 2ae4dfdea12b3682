import { Collection, type Stamped } from '../kernel/collection.js';
import type { JsonObject } from '../kernel/json.js';
import type { Address, BusinessRecord, CounterpartyRecord, PersonRecord } from './party-records.js';

/** `credit` sends money out of our account, `debit` pulls it in. */
export type Direction = 'credit' | 'debit';

/** One of our accounts. **Source** contract 7. */
export interface AccountRecord extends Stamped {
  readonly name: string;
  readonly nickname: string | null;
  readonly accountNumber: string;
  readonly accountType: 'checking' | 'savings';
  readonly bankId: string;
  readonly personIds: readonly string[];
  readonly businessIds: readonly string[];
  readonly address: Address;
  readonly funded: boolean;
  /** The bank states no balances: both are null. */
  readonly hidesBalances: boolean;
  currentMinor: bigint;
  status: 'open' | 'close_pending' | 'closed';
  locked: boolean;
  lock: { readonly reason: string; readonly additional_context: string | null } | null;
  closedMs: number | null;
  interestRate: string | null;
  tags: readonly string[] | null;
  userdata: JsonObject | null;
  physicalAddress: Address | null;
  mailingAddress: Address | null;
}

/** One line of the lock history. */
export interface AccountLockRecord extends Stamped {
  readonly accountId: string;
  readonly reason: string | null;
  readonly additionalContext: string | null;
  releasedMs: number | null;
}

/** The source object of a ledger row: field of the row → id. */
export type Links = Readonly<Partial<Record<LinkField, string>>>;
/** The fields of a row that name its source object. */
export const LINK_FIELDS = [
  'ach_id',
  'billpay_payment_id',
  'book_id',
  'card_id',
  'check_id',
  'fednow_id',
  'incoming_ach_id',
  'incoming_wire_id',
  'issued_check_id',
  'network_transfer_id',
  'wire_id',
] as const;
/** One of those fields. */
export type LinkField = (typeof LINK_FIELDS)[number];

/** A row of the ledger. Rows are never changed or removed. **Source** contract 8. */
export interface TransactionRecord extends Stamped {
  readonly accountId: string;
  readonly type: string;
  readonly minor: bigint;
  readonly balanceMinor: bigint;
  readonly desc: string;
  readonly links: Links;
  readonly traceId: string | null;
  category: string | null;
  userdata: JsonObject | null;
}

/** An active hold; it is removed when it is released. */
export interface HoldRecord {
  readonly id: string;
  readonly accountId: string;
  readonly minor: bigint;
  readonly kind: 'origination' | 'settlement' | 'card';
  readonly desc: string;
  readonly links: Links;
  readonly transactionId: string;
  readonly createdMs: number;
}

interface TransferRecord extends Stamped {
  readonly accountId: string;
  readonly minor: bigint;
  status: string;
  error: string | null;
  userdata: JsonObject | null;
  holdId: string | null;
  /** Accepted without sufficient funds: it fails when it is processed. */
  readonly lacksFunds: boolean;
  /** Whether it changes rows and balances; fixed at creation. */
  readonly moves: boolean;
}

/** **Source** contract 9. */
export interface AchRecord extends TransferRecord {
  readonly counterpartyId: string;
  readonly direction: Direction;
  readonly secCode: string;
  readonly secDetails: JsonObject | null;
  readonly service: string;
  readonly description: string | null;
  readonly addenda: readonly string[] | null;
  readonly originatorName: string | null;
  readonly effectiveDate: string;
  readonly traceSuffix: number;
  scheduledMs: number | null;
}

/** `accountId` is the source. **Source** contract 10. */
export interface BookRecord extends TransferRecord {
  readonly toAccountId: string;
  readonly description: string | null;
}

/** **Source** contract 11. */
export interface WireRecord extends TransferRecord {
  readonly counterpartyId: string;
  readonly instructions: string | null;
  readonly intermediary: JsonObject | null;
  imad: string | null;
  omad: string | null;
}

/** Sent, or `received`. **Source** contract 12. */
export interface FednowRecord extends TransferRecord {
  readonly received: boolean;
  readonly externalAccountNumber: string;
  readonly externalRoutingNumber: string;
  readonly externalName: string;
  readonly memo: string | null;
  readonly description: string | null;
  readonly originatorName: string | null;
  readonly paymentId: string;
  externalStatus: string | null;
  settlementDate: string | null;
}

/** **Source** contract 9, incoming ACH. */
export interface IncomingAchRecord extends Stamped {
  readonly accountId: string;
  readonly minor: bigint;
  readonly direction: Direction;
  readonly secCode: string;
  readonly companyName: string;
  readonly companyId: string;
  readonly companyDesc: string;
  readonly name: string;
  readonly description: string | null;
  readonly traceNumber: string;
  status: 'pending' | 'done' | 'failed' | 'returned';
  transactionIds: readonly string[];
}

/** **Source** contract 11, incoming. */
export interface IncomingWireRecord extends Stamped {
  readonly accountId: string;
  readonly minor: bigint;
  readonly originatorName: string;
  readonly info: string | null;
  readonly imad: string;
  status: 'pending' | 'processing' | 'done' | 'failed' | 'returned';
  transactionId: string | null;
}

/** `terminated` is final. */
export type CardStatus = 'unactivated' | 'active' | 'suspended' | 'terminated';

/** **Source** contract 14. */
export interface CardRecord extends Stamped {
  readonly accountId: string;
  readonly personId: string;
  readonly productId: string;
  readonly pan: string;
  readonly cvv: string;
  readonly expiration: string;
  readonly physical: boolean;
  status: CardStatus;
  pinIsSet: boolean;
  controls: JsonObject | null;
  userdata: JsonObject | null;
}

/** The input of a card. */
export interface CardProductRecord extends Stamped {
  readonly type: 'physical' | 'virtual';
}

/** A requested, approved or denied authorization. */
export interface CardEventRecord extends Stamped {
  readonly cardId: string;
  readonly minor: bigint;
  readonly messageType: string;
  readonly declineReason: string | null;
  readonly merchant: { readonly name: string; readonly mcc: string };
  readonly traceId: string;
  status: string;
  holdId: string | null;
}

/** A registration for one event. **Source** contract 16. */
export interface WebhookRecord extends Stamped {
  event: string;
  url: string;
  status: 'enabled' | 'disabled' | 'error';
  error: string | null;
  basicUser: string | null;
  basicSecret: string | null;
  failures: number;
  userdata: JsonObject | null;
}

/** The data of the simulator. A reset creates a new one. */
export class State {
  readonly accounts = new Collection<AccountRecord>();
  readonly accountLocks = new Collection<AccountLockRecord>();
  readonly transactions = new Collection<TransactionRecord>();
  readonly holds = new Map<string, HoldRecord>();
  readonly achs = new Collection<AchRecord>();
  readonly books = new Collection<BookRecord>();
  readonly wires = new Collection<WireRecord>();
  readonly fednows = new Collection<FednowRecord>();
  readonly incomingAchs = new Collection<IncomingAchRecord>();
  readonly incomingWires = new Collection<IncomingWireRecord>();
  readonly counterparties = new Collection<CounterpartyRecord>();
  readonly persons = new Collection<PersonRecord>();
  readonly businesses = new Collection<BusinessRecord>();
  readonly cards = new Collection<CardRecord>();
  readonly cardProducts = new Collection<CardProductRecord>();
  readonly cardEvents = new Collection<CardEventRecord>();
  readonly webhooks = new Collection<WebhookRecord>();
}
