/** The time for running requests to finish. **Units** milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Ends the process with status 0 after SIGTERM or SIGINT, when `close` resolves or times out. A second signal ends it
 * immediately.
 */
export function closeOnSignals(close: () => Promise<void>): void {
  let closing = false;
  const onSignal = () => {
    if (closing) process.exit(0);
    closing = true;
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(0),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
