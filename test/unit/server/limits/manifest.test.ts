import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseManifest, watchManifest } from '../../../../src/server/limits/manifest.js';
import { newFolder } from '../../../support/configuration.js';

describe('parseManifest', () => {
  it('finds documents by their hashes, and knows their texts', () => {
    const manifest = parseManifest('{ "h1": "query A { a }", "h2": "query B { b }" }');

    expect(manifest.size).toBe(2);
    expect(manifest.find('h1')).toBe('query A { a }');
    expect(manifest.find('h3')).toBeUndefined();
    expect(manifest.find('__proto__')).toBeUndefined();
    expect(manifest.has('query B { b }')).toBe(true);
    expect(manifest.has('query B { b } ')).toBe(false);
  });

  it.each([
    ['{', 'required JSON'],
    ['[]', 'required an object'],
    ['null', 'required an object'],
    ['{ "h1": 1 }', 'required a text under h1'],
    ['{ "h1": "query {" }', 'required a GraphQL document under h1'],
  ])('refuses %s', (text, problem) => {
    expect(() => parseManifest(text)).toThrow(problem);
  });
});

describe('watchManifest', () => {
  const given = async () => {
    const path = join(newFolder(), 'manifest.json');
    const changes: Array<() => void> = [];
    let reloaded = () => {};
    const log = vi.fn();
    const change = async (text: string) => {
      writeFileSync(path, text);
      const done = new Promise<void>((resolve) => (reloaded = resolve));
      for (const each of changes) each();
      await done;
    };
    const watch = (_: readonly string[], onChange: () => void) => {
      changes.push(onChange);
      return () => void changes.pop();
    };
    writeFileSync(path, '{ "h1": "{ a }" }');
    const manifest = await watchManifest({ path, watch, log, onReload: () => reloaded() });
    return { manifest, change, log, changes };
  };

  it('follows its file', async () => {
    const { manifest, change } = await given();
    await change('{ "h2": "{ b }" }');

    expect(manifest.find('h1')).toBeUndefined();
    expect(manifest.find('h2')).toBe('{ b }');
    expect(manifest.has('{ b }')).toBe(true);
  });

  it('keeps the last good one while the file is no good, and says so', async () => {
    const { manifest, change, log } = await given();
    await change('{ "h2": ');

    expect(manifest.find('h1')).toBe('{ a }');
    expect(log).toHaveBeenLastCalledWith(
      expect.stringContaining('the last one stays'),
      expect.any(TypeError),
    );
  });

  it('is no manifest without a good one to begin with', async () => {
    const source = { path: join(newFolder(), 'none.json'), watch: () => () => {}, log: vi.fn() };

    await expect(watchManifest(source)).rejects.toThrow('ENOENT');
  });

  it('stops following when it is closed', async () => {
    const { manifest, changes } = await given();
    manifest.close();

    expect(changes).toEqual([]);
  });
});
