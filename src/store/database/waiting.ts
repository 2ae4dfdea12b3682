import type { Clock } from '../../domain/clock.js';
import type { Notices } from './database.js';

export interface Watch {
  readonly notices: Pick<Notices, 'on'>;
  readonly topic: string;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal: AbortSignal;
  /** The polling interval, because notices can be lost. **Units** milliseconds. */
  readonly pauseMs: number;
}

/**
 * Calls `look` immediately, after each notice and after each pause, until it returns a value.
 * **Throws** the error of `look`, and the reason of the signal if it is aborted.
 */
export async function lookUntil<T>(watch: Watch, look: () => Promise<T | null>): Promise<T> {
  const { notices, topic, clock, signal, pauseMs } = watch;
  for (;;) {
    // The subscription starts before `look`, so that no notice is missed between `look` and the wait.
    const over = new AbortController();
    const end = () => over.abort();
    const off = notices.on(topic, end);
    signal.addEventListener('abort', end, { once: true });
    try {
      signal.throwIfAborted();
      const found = await look();
      if (found !== null) return found;
      await pause(clock, pauseMs, over.signal);
    } finally {
      signal.removeEventListener('abort', end);
      off();
    }
  }
}

async function pause(clock: Pick<Clock, 'sleep'>, ms: number, over: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, over);
  } catch (error) {
    if (!over.aborted) throw error;
  }
}
