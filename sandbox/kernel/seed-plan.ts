/** What the parts of a simulator's seed share. */
export interface SeedPlan<TWorld, TCounts> {
  readonly world: TWorld;
  readonly counts: TCounts;
  /** The full hour that the data ends at. */
  readonly anchorMs: number;
}
