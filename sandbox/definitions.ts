import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SimDefinition } from './kernel/types.js';

const NO_PROVIDER: readonly string[] = ['kernel'];

/** The simulated providers: every folder in this directory except the kernel. */
export const definitions: readonly SimDefinition[] = await Promise.all(
  readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_PROVIDER.includes(entry.name))
    .map(async ({ name }): Promise<SimDefinition> => {
      const file = join(import.meta.dirname, name, `index${extname(import.meta.filename)}`);
      const { definition } = await import(/* @vite-ignore */ pathToFileURL(file).href);
      return definition;
    }),
);
