import { Collection, type Stamped } from '../kernel/collection.js';
import type { BatchRecord, PaymentRecord, QuoteRecord } from './payment-records.js';

/** A JSON object as received or sent. */
export type Json = Readonly<Record<string, unknown>>;

/** A company of the workspace. **Source** contract 6. */
export interface CompanyRecord extends Stamped {
  name: string;
  country: string;
  defaultCurrency: string;
  /** True if the API keys can access it. */
  inScope: boolean;
  /** True if it can be deleted. */
  readonly madeByApi: boolean;
}

/** A legal entity; one active per company. */
export interface EntityRecord extends Stamped {
  readonly companyId: string;
  name: string;
  country: string;
  readonly isActive: boolean;
}

/** **Source** contract 6. */
export const FEATURE_STATUSES = ['CREATED', 'SUBMITTED', 'ACTION_REQUIRED', 'ACTIVE'] as const;
/** One of them. */
export type FeatureStatus = (typeof FEATURE_STATUSES)[number];

/** The application for a multi-currency account; `id` is its application id. */
export interface FeatureRecord extends Stamped {
  readonly entityId: string;
  readonly companyId: string;
  status: FeatureStatus;
}

/** The data about an entity before its onboarding. */
export interface OnboardingRecord {
  fields: Json;
  updatedMs: number;
  readonly persons: Collection<OnboardingItem>;
  readonly attachments: Collection<OnboardingItem>;
}

/** A person or an attachment, as it was sent. */
export interface OnboardingItem extends Stamped {
  fields: Json;
}

/** A bank account. **Units** minor of `currency`. **Source** contract 7. */
export interface BankAccountRecord extends Stamped {
  readonly companyId: string;
  readonly ownerId: string;
  readonly ownerType: 'Entity' | 'Counterparty';
  readonly kind: 'funding' | 'internal' | 'counterparty';
  readonly currency: string;
  readonly partyAddress: string | null;
  readonly bankName: string | null;
  readonly lastFour: string;
  readonly routingNumber: string;
  readonly routingNumberType: string;
  /** The real balance. */
  minor: bigint;
  /** The balance at the last sync. */
  shownMinor: bigint;
  syncedMs: number | null;
  /** Removed ones are no longer listed. */
  isRemoved: boolean;
}

/** **Source** contract 7. */
export const PROFILE_STATUSES = ['draft', 'active', 'inactive', 'failed', 'deleted'] as const;
/** One of them. */
export type ProfileStatus = (typeof PROFILE_STATUSES)[number];

/** What an account can be used for. */
export interface ProfileRecord extends Stamped {
  readonly accountId: string;
  readonly companyId: string;
  readonly currency: string;
  readonly method: string;
  readonly usage: 'debit' | 'credit' | 'internal';
  status: ProfileStatus;
}

/** A counterparty of a company. **Source** contract 8. */
export interface RecipientRecord extends Stamped {
  readonly companyId: string;
  readonly name: string;
  readonly email: string | null;
  isActive: boolean;
}

/** A webhook endpoint with its events; without a company: of all companies. **Source** contract 12. */
export interface EndpointRecord extends Stamped {
  readonly companyId: string | null;
  readonly secret: string;
  url: string;
  isActive: boolean;
  events: readonly string[];
}

/** A sent event with its bytes. */
export interface EventRecord {
  readonly id: string;
  readonly event: string;
  readonly companyId: string;
  readonly body: string;
}

/** The workspace's list of trusted domains. **Source** contract 5. */
export interface TrustedDomains {
  readonly id: string;
  readonly domains: readonly string[];
}

/** The data of the simulator. A reset creates a new one. */
export class State {
  readonly companies = new Collection<CompanyRecord>();
  readonly entities = new Collection<EntityRecord>();
  readonly features = new Collection<FeatureRecord>();
  readonly onboardings = new Map<string, OnboardingRecord>();
  readonly accounts = new Collection<BankAccountRecord>();
  readonly profiles = new Collection<ProfileRecord>();
  readonly recipients = new Collection<RecipientRecord>();
  readonly quotes = new Collection<QuoteRecord>();
  readonly payments = new Collection<PaymentRecord>();
  readonly batches = new Collection<BatchRecord>();
  readonly endpoints = new Collection<EndpointRecord>();
  readonly events: EventRecord[] = [];
  /** Submissions of the hosted page that were carried out. */
  readonly submissions = new Set<string>();
  trustedDomains: TrustedDomains | null = null;
}
