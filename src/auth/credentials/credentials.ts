/** Headers that a caller sent for a connector, by lower-case name. */
export type CallerHeaders = Readonly<Record<string, string>>;

/** How one connector proves itself to its provider. */
export interface Credentials {
  /** True when every caller brings its own: then nothing that is read with them may reach another caller. */
  readonly isCallers?: boolean;
  /**
   * The headers to add to one attempt. Called for every attempt, so that a renewed token or a replaced secret is used.
   * `callerHeaders` are those of the caller whose request it is; absent for calls that are nobody's.
   */
  sign(callerHeaders?: CallerHeaders): Promise<Readonly<Record<string, string>>>;
  /**
   * Tells that the provider answered 401 to headers that `sign` gave. True: they are renewed, one repeat makes sense.
   */
  refused(sent: Readonly<Record<string, string>>): Promise<boolean>;
}
