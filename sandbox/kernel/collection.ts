/** The fields of every stored object. */
export interface Stamped {
  readonly id: string;
  readonly createdMs: number;
  updatedMs: number;
}

/** Objects of one resource by id, and in the order of its list: newest first, ties by id descending. */
export class Collection<T extends Stamped> {
  readonly #byId = new Map<string, T>();
  #sorted: T[] = [];
  #isSorted = true;

  get size(): number {
    return this.#byId.size;
  }

  /** Replaces the object with the same id. */
  add(row: T): T {
    if (this.#byId.has(row.id)) this.remove(row.id);
    this.#byId.set(row.id, row);
    this.#sorted.push(row);
    this.#isSorted = false;
    return row;
  }

  get(id: unknown): T | undefined {
    return typeof id === 'string' ? this.#byId.get(id) : undefined;
  }

  remove(id: string): void {
    this.#byId.delete(id);
    this.#sorted = this.#sorted.filter((row) => row.id !== id);
  }

  newestFirst(): readonly T[] {
    if (!this.#isSorted) {
      this.#sorted.sort(newerFirst);
      this.#isSorted = true;
    }
    return this.#sorted;
  }
}

/** Negative if `a` precedes `b` in a list, zero for the same position. */
export function newerFirst(a: Stamped, b: Stamped): number {
  if (a.createdMs !== b.createdMs) return b.createdMs - a.createdMs;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}
