/** Every provider that a connector can name: one line each. */
export { cardbiller } from './cardbiller/index.js';
export { linker } from './linker/index.js';
export { treasure } from './treasure/index.js';
export { treasuryPath } from './treasury-path/index.js';
export { treasuryPrime } from './treasury-prime/index.js';
