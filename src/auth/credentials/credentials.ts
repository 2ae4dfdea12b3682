/** Headers that a caller sent for a connector, by lowercase name. */
export type CallerHeaders = Readonly<Record<string, string>>;

/** Authenticates one connector to its provider. */
export interface Credentials {
  /** True if every caller sends its own credentials. Data that is read with them must not reach another caller. */
  readonly isCallers?: boolean;
  /**
   * The headers to add to one attempt. Called for every attempt, so that a renewed token or a replaced secret is used.
   * `callerHeaders` are the headers of the requesting caller; absent for calls that the gateway makes itself.
   */
  sign(callerHeaders?: CallerHeaders): Promise<Readonly<Record<string, string>>>;
  /**
   * Reports that the provider answered 401 to headers from `sign`. True: the credentials changed, and one retry can succeed.
   */
  refused(sent: Readonly<Record<string, string>>): Promise<boolean>;
}
