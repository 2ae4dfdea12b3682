/** How one connector proves itself to its provider. */
export interface Credentials {
  /** The headers to add to one attempt. Called for every attempt, so that a renewed token or a replaced secret is used. */
  sign(): Promise<Readonly<Record<string, string>>>;
  /**
   * Tells that the provider answered 401 to headers that `sign` gave. True: they are renewed, one repeat makes sense.
   */
  refused(sent: Readonly<Record<string, string>>): Promise<boolean>;
}
