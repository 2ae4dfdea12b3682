/** One step of the schema. A released step is never changed. */
export interface Migration {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}
