export const HOSTED_PAGE_PURPOSES = ['FUNDING_ACCOUNTS'] as const;
export type HostedPagePurpose = (typeof HOSTED_PAGE_PURPOSES)[number];

/** A token that opens one page at a provider for a limited time. It is never cached, stored or logged. */
export interface HostedPageToken {
  readonly token: string;
  readonly purpose: HostedPagePurpose;
  /** Contains the token. */
  readonly hostedPageUrl: string;
  /** The latest expiry. **Shape** RFC 3339 UTC. */
  readonly expiresAt: string;
  readonly returnUrl: string | null;
  /** True if the provider dropped the requested return URL. */
  readonly returnUrlIgnored: boolean;
}
