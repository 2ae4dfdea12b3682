/** A row of a feed. `moment` never increases within a feed, even if the provider's order is wrong. */
export interface Row<T> {
  readonly item: T;
  readonly moment: string | null;
  /** The start of its upstream page; undefined is the top. */
  readonly page: string | undefined;
}
