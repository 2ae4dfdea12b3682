export type Json = Readonly<Record<string, unknown>>;

export type BusinessStatus = 'PENDING' | 'OPEN' | 'CLOSED';
export type TransferStatus = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
export type Direction = 'withdrawal' | 'deposit';

/** The common fields of stored objects. `createdMs` is used for the list lag; the texts have nine fractional digits. */
interface Kept {
  readonly id: string;
  readonly createdMs: number;
}

export interface Business extends Kept {
  readonly createdAt: string;
  updatedAt: string;
  legalName: string;
  doingBusinessAs: string | null;
  status: BusinessStatus;
  subStatus: string | null;
  userData: Json | null;
}

export interface Onboarding {
  readonly businessId: string;
  readonly document: Json;
  readonly updatedAt: string;
}

export interface BankAccount extends Kept {
  readonly businessId: string;
  accountNumber: string;
  accountType: string;
  bankName: string;
  routingNumber: string;
  userData: Json | null;
}

/** A share of a portfolio. **Units** hundredths of a per cent. */
export interface Share {
  readonly product: string;
  readonly hundredths: number;
}

export interface Portfolio {
  readonly id: string;
  readonly businessId: string;
  readonly createdAt: string;
  updatedAt: string;
  shares: readonly Share[];
  balanceMinor: bigint;
  /** The balance after each change, oldest first. */
  readonly history: Array<{ readonly atMs: number; readonly minor: bigint }>;
}

export interface Transfer extends Kept {
  readonly businessId: string;
  readonly bankAccountId: string | null;
  readonly direction: Direction;
  readonly type: string;
  readonly idempotencyKey: string | null;
  readonly createdAt: string;
  updatedAt: string;
  processedAt: string | null;
  amountMinor: bigint;
  status: TransferStatus;
  userData: Json | null;
}

export interface WireInstructions {
  readonly accountNumber: string;
  readonly createdAt: string;
}

export interface StoredDocument extends Kept {
  readonly businessId: string;
  readonly filename: string;
  readonly type: string;
  readonly status: string;
  readonly sizeBytes: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly verifiedAt: string | null;
}

/** A first answer to an idempotency key, with the body that asked for it. */
export interface KeptKey {
  readonly body: string;
  readonly transferId: string;
  readonly atMs: number;
}

/** A sent message; a repetition has the same id. */
export interface Message {
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** The delivery settings of messages. */
export interface Outbox {
  /** The number of next messages to delay. */
  toDelay: number;
  delayMs: number;
  lastFailureMs: number | null;
  /** The time since which all deliveries have failed. */
  failingSinceMs: number | null;
  isDisabled: boolean;
}

/** The data of the simulator; maps keep the order of creation. */
export class State {
  readonly tokens = new Map<string, { readonly issuedMs: number; readonly expiresMs: number }>();
  readonly businesses = new Map<string, Business>();
  readonly onboardings = new Map<string, Onboarding>();
  readonly bankAccounts = new Map<string, BankAccount>();
  /** By business. */
  readonly portfolios = new Map<string, Portfolio>();
  readonly transfers = new Map<string, Transfer>();
  /** By business and key. */
  readonly keys = new Map<string, KeptKey>();
  /** By business. */
  readonly wireInstructions = new Map<string, WireInstructions>();
  readonly documents = new Map<string, StoredDocument>();
  readonly downloads = new Map<string, { readonly documentId: string; readonly expiresMs: number }>();
  readonly messages: Message[] = [];
  readonly outbox: Outbox = {
    toDelay: 0,
    delayMs: 0,
    lastFailureMs: null,
    failingSinceMs: null,
    isDisabled: false,
  };
}
