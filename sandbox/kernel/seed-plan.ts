/** What the parts of a simulator's seed share. */
export interface SeedPlan<TWorld, TCounts> {
  readonly world: TWorld;
  readonly counts: TCounts;
  /** The full hour at which the data ends. */
  readonly anchorMs: number;
}
