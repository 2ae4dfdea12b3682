/** The hosts that a hosted page may send the browser back to. */
export interface TrustedDomainConfig {
  readonly id: string;
  readonly connector: string;
  /** Exact hosts, or `*.parent` for what lies below a host. */
  readonly domains: readonly string[];
}
