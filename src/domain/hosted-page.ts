export const HOSTED_PAGE_PURPOSES = ['FUNDING_ACCOUNTS'] as const;
export type HostedPagePurpose = (typeof HOSTED_PAGE_PURPOSES)[number];

/** Opens one page at a provider for a while. Never cached, stored or logged. */
export interface HostedPageToken {
  readonly token: string;
  readonly purpose: HostedPagePurpose;
  /** With the token in it. */
  readonly hostedPageUrl: string;
  /** RFC 3339 UTC: it does not live longer. */
  readonly expiresAt: string;
  readonly returnUrl: string | null;
  /** A return URL was asked for, and the provider dropped it. */
  readonly returnUrlIgnored: boolean;
}
