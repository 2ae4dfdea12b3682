import type { Clock } from '../../domain/clock.js';
import type { Secret } from '../../domain/secret.js';
import { fingerprintOf } from './fingerprint.js';

/** A pause after refusals, which doubles with each of them. It ends early when a secret changes. */
export interface CredentialPause {
  isOn(): Promise<boolean>;
  /** Records a refusal and starts its pause. */
  refused(): void;
  /** Forgets all refusals. */
  accepted(): void;
}

export interface CredentialPauseOptions {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly secrets: readonly Secret[];
  /** How many refusals in a row start no pause. */
  readonly free: number;
}

/** **Units** milliseconds. */
const FIRST_PAUSE_MS = 1000;
export const LONGEST_PAUSE_MS = 60_000;

export function createCredentialPause({ clock, secrets, free }: CredentialPauseOptions): CredentialPause {
  let refusals = 0;
  let untilMs = Number.NEGATIVE_INFINITY;
  let secretsThen: Promise<string> | null = null;
  const forget = () => {
    refusals = 0;
    untilMs = Number.NEGATIVE_INFINITY;
    secretsThen = null;
  };

  return {
    async isOn() {
      if (clock.monotonicMs() >= untilMs) return false;
      const [then, now] = await Promise.all([secretsThen, versionOf(secrets)]);
      if (then !== null && then !== now) forget();
      return clock.monotonicMs() < untilMs;
    },
    refused() {
      const now = clock.monotonicMs();
      if (now - untilMs > LONGEST_PAUSE_MS) refusals = 0;
      refusals += 1;
      const doubled = refusals - free - 1;
      const pauseMs =
        doubled < 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(doubled, 16));
      untilMs = now + pauseMs;
      secretsThen = versionOf(secrets);
    },
    accepted: forget,
  };
}

/** Changes with the secrets. A secret that cannot be read has a version too. */
function versionOf(secrets: readonly Secret[]): Promise<string> {
  return fingerprintOf(secrets).catch(() => 'unreadable');
}
