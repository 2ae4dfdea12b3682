/** The hosts to which a hosted page can redirect the browser. */
export interface TrustedDomainConfig {
  readonly id: string;
  readonly connector: string;
  /** Exact hosts, or `*.parent` for the subdomains of a host. */
  readonly domains: readonly string[];
}
