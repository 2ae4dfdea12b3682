/** The time for running requests to finish: longer than any of them may take. **Units** milliseconds. */
const PATIENCE_MS = 27_000;
/** A supervisor can send one signal to each process of the group, and a parent passes its own on. **Units** milliseconds. */
const SAME_SIGNAL_MS = 1_000;

const SECOND =
  'a second signal ended the gateway; the outcome of a running mutation is settled at the next start';
const PATIENCE =
  'requests did not end in time; the outcome of a running mutation is settled at the next start';

/**
 * Ends the process after SIGTERM or SIGINT: with status 0 when `close` resolves, with status 1 when it does not within `graceMs` and the
 * time of a request. A second signal, at least one second later, ends it immediately with status 1.
 */
export function closeOnSignals(close: () => Promise<void>, graceMs = 0): void {
  let signalledMs: number | null = null;
  const onSignal = () => {
    const nowMs = performance.now();
    if (signalledMs !== null) return nowMs - signalledMs < SAME_SIGNAL_MS ? undefined : fail(SECOND);
    signalledMs = nowMs;
    setTimeout(() => fail(PATIENCE), graceMs + PATIENCE_MS).unref();
    close().then(
      () => process.exit(0),
      (error) => fail(`the shutdown failed: ${error instanceof Error ? error.message : error}`),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
