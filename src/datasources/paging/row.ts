/** A row of a feed. `moment` never rises within a feed, even where a provider's order slips. */
export interface Row<T> {
  readonly item: T;
  readonly moment: string | null;
  /** Where the upstream page starts that it came with; undefined is the top. */
  readonly page: string | undefined;
}
