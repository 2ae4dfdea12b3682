import type { UserData } from './account.js';
import type { Listed } from './page.js';

export const DOCUMENT_TYPES = [
  'IDENTIFICATION',
  'BANK_STATEMENT',
  'TAX_FORM',
  'CONTRACT',
  'LICENSE',
  'OTHER',
  'UNKNOWN',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const DOCUMENT_STATUSES = ['PENDING', 'VERIFIED', 'REJECTED', 'EXPIRED', 'UNKNOWN'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** A document that a provider stores. Its download link is fetched on request and never stored. */
export interface Document extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly businessId: string | null;
  readonly type: DocumentType;
  readonly providerType: string | null;
  readonly status: DocumentStatus;
  readonly providerStatus: string | null;
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  readonly userData: UserData | null;
}
