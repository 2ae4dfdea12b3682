import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller files fit into one packet. **Units** bytes. */
const LEAST_BYTES = 1_024;

/** The next higher quality takes five times as long. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Writes `<file>.br` and `<file>.gz` beside every file of the build, for the server to send. */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle)) {
        const bytes = readFileSync(join(dir, name));
        if (bytes.length < LEAST_BYTES) continue;
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes, BROTLI));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
