import type { UserData } from './account.js';
import type { Listed } from './page.js';

/** A paper that a provider keeps. Its download link is fetched when asked for and never kept. */
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
