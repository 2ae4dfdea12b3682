import type { Provider } from './provider.js';
import { treasure } from './treasure/index.js';
import { treasuryPrime } from './treasury-prime/index.js';

/** Every provider that a connector can name: one line each. */
export const PROVIDERS: readonly Provider[] = [treasuryPrime, treasure];
