import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  existingDevelopmentKey,
  keptDevelopmentKey,
} from '../../../../src/server/sandbox/development-key.js';
import { newFolder } from '../../../support/configuration.js';

describe('the development key', () => {
  it('is made once, for its owner alone', async () => {
    const dataDir = newFolder();

    const made = await keptDevelopmentKey(dataDir);
    const kept = await keptDevelopmentKey(dataDir);

    expect(kept.equals(made)).toBe(true);
    expect(made.asymmetricKeyType).toBe('ed25519');
    expect(statSync(join(dataDir, 'development.key')).mode & 0o777).toBe(0o600);
  });

  it('is another one in another data directory', async () => {
    const [one, two] = [await keptDevelopmentKey(newFolder()), await keptDevelopmentKey(newFolder())];

    expect(one.equals(two)).toBe(false);
  });

  it('is not made where it is only looked for', async () => {
    const dataDir = newFolder();

    expect(await existingDevelopmentKey(dataDir)).toBeNull();
    expect(existsSync(join(dataDir, 'development.key'))).toBe(false);
    const made = await keptDevelopmentKey(dataDir);
    expect((await existingDevelopmentKey(dataDir))?.equals(made)).toBe(true);
  });
});
