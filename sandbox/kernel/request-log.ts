/** One received request. `status` null: no response yet, or a cut connection. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark; empty when there was none. */
  readonly query: string;
  readonly headerNames: readonly string[];
  readonly idempotencyKey: string | null;
  status: number | null;
  readonly at: string;
}

/** The received requests in order of arrival. */
export class RequestLog {
  #rows: LoggedRequest[] = [];

  get rows(): readonly LoggedRequest[] {
    return this.#rows;
  }

  add(row: LoggedRequest): LoggedRequest {
    this.#rows.push(row);
    return row;
  }

  clear(): void {
    this.#rows = [];
  }
}
