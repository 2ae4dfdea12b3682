/** Closes one part. */
export type Close = () => void | Promise<void>;

/** The parts that a start has opened. */
export class OpenParts {
  readonly #closes: Close[] = [];
  #closing: Promise<void> | null = null;

  /** Adds a part that is open. */
  add(close: Close): void {
    this.#closes.push(close);
  }

  /** Closes every part once, the newest first. **Throws** the first error after every part was asked. */
  close(): Promise<void> {
    this.#closing ??= closeAll(this.#closes.toReversed());
    return this.#closing;
  }
}

/** Runs a start. If it fails, closes the parts that it had opened and **throws** the error of the start. */
export async function openTogether<T>(start: (opened: OpenParts) => Promise<T>): Promise<T> {
  const opened = new OpenParts();
  try {
    return await start(opened);
  } catch (error) {
    await opened.close().catch(() => {});
    throw error;
  }
}

async function closeAll(closes: readonly Close[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closes) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
