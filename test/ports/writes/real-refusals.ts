import { realCardbiller } from './real-cardbiller.js';
import { realLinker } from './real-linker.js';
import type { RealRefusal } from './real-refusal.js';
import { realTreasure } from './real-treasure.js';
import { realTreasuryPrime } from './real-treasury-prime.js';

/** Refusals that the providers themselves come to. */
const REAL: Readonly<Record<string, readonly RealRefusal[]>> = {
  cardbiller: realCardbiller,
  linker: realLinker,
  treasure: realTreasure,
  'treasury-prime': realTreasuryPrime,
};

export function realRefusalsOf(provider: string): readonly RealRefusal[] {
  return REAL[provider] ?? [];
}
