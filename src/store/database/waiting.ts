import type { Clock } from '../../domain/clock.js';
import type { Notices } from './database.js';

export interface Watch {
  readonly notices: Pick<Notices, 'on'>;
  readonly topic: string;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal: AbortSignal;
  /** Longest between two looks: notices can get lost. */
  readonly pauseMs: number;
}

/**
 * Looks at once, after each notice and after each pause, until a look gives something.
 * **Throws** what a look throws, and the signal's reason when that is aborted.
 */
export async function lookUntil<T>(watch: Watch, look: () => Promise<T | null>): Promise<T> {
  const { notices, topic, clock, signal, pauseMs } = watch;
  for (;;) {
    // Listening begins before the look, so that nothing falls between the look and the wait.
    const noticed = new AbortController();
    const off = notices.on(topic, () => noticed.abort());
    try {
      signal.throwIfAborted();
      const found = await look();
      if (found !== null) return found;
      await pause(clock, pauseMs, AbortSignal.any([signal, noticed.signal]));
    } finally {
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
