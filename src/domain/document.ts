import type { UserData } from './account.js';
import type { Listed } from './page.js';

/** A document that a provider stores. Its download link is fetched on request and never stored. */
export interface Document extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly businessId: string | null;
  readonly type: string | null;
  readonly status: string | null;
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  readonly userData: UserData | null;
}
