import type { UserData } from './account.js';
import type { Money } from './money.js';
import type { Listed } from './page.js';

export const BUSINESS_STATUSES = ['PENDING', 'OPEN', 'CLOSED', 'UNKNOWN'] as const;
export type BusinessStatus = (typeof BUSINESS_STATUSES)[number];

/** A legal entity whose money a provider holds. */
export interface Business extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly name: string | null;
  readonly status: BusinessStatus;
  readonly providerStatus: string | null;
  readonly onboardingStatus: string | null;
  readonly updatedAt: string | null;
  readonly userData: UserData | null;
}

/** The allocation of the invested money of a business. */
export interface Portfolio {
  readonly id: string;
  readonly connector: string;
  readonly businessId: string;
  readonly allocations: readonly PortfolioAllocation[];
  readonly balance: Money | null;
  readonly updatedAt: string | null;
}

export interface PortfolioAllocation {
  readonly product: string;
  /** **Shape** exact decimal text, for example "33.34". **Units** percent. */
  readonly percentage: string;
}

/** The destination for wire deposits of a business. */
export interface WireInstructions {
  readonly bankName: string | null;
  readonly accountName: string | null;
  readonly accountNumber: string | null;
  readonly routingNumber: string | null;
  readonly swiftCode: string | null;
  readonly reference: string | null;
  readonly currency: string | null;
}
