import { unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { interpolate } from '../../../src/config/interpolate.js';
import type { Secret } from '../../../src/domain/secret.js';
import { newFolder } from '../../support/configuration.js';

function run(value: unknown, env: Record<string, string> = {}, folder = newFolder()) {
  const problems: string[] = [];
  return { value: interpolate(value, { env, folder }, problems) as any, problems };
}

describe('${NAME}', () => {
  it('becomes the environment variable, wherever it stands in a text', () => {
    const { value, problems } = run(
      { a: ['${HOST_1}', 'https://${HOST_1}:${PORT}/'] },
      { HOST_1: 'h', PORT: '1' },
    );

    expect(value).toEqual({ a: ['h', 'https://h:1/'] });
    expect(problems).toEqual([]);
  });

  it('is a problem with its path when it is not set, and every one is told', () => {
    const { problems } = run({ a: { b: ['x', '${ONE}'] }, c: '${TWO}' });

    expect(problems).toEqual([
      'a.b[1]: required the environment variable ONE, it is not set',
      'c: required the environment variable TWO, it is not set',
    ]);
  });

  it('may be set to nothing', () => {
    expect(run('${EMPTY}', { EMPTY: '' })).toEqual({ value: '', problems: [] });
  });

  it('is not looked for in what a variable holds', () => {
    expect(run('${A}', { A: '${B}', B: 'secret' }).value).toBe('${B}');
  });

  it.each([5, true, null, '$NAME', '${1ST}', 'no variable'])('leaves %j as it is', (value) => {
    expect(run({ value })).toEqual({ value: { value }, problems: [] });
  });

  it('leaves the file as it was read alone', () => {
    const file = { a: '${A}' };

    run(file, { A: '1' });

    expect(file).toEqual({ a: '${A}' });
  });
});

describe('${file:PATH}', () => {
  it('becomes a secret that reads the file anew at each use, without the line end', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'key'), 'first\n');
    const secret: Secret = run('${file:key}', {}, folder).value;

    expect(await secret()).toBe('first');
    writeFileSync(join(folder, 'key'), 'second\n');
    expect(await secret()).toBe('second');
    unlinkSync(join(folder, 'key'));
    await expect(secret()).rejects.toThrow('ENOENT');
  });

  it('fails to read, and does not become empty, while the file is empty', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'key'), 'first');
    const secret: Secret = run({ a: '${file:key}' }, {}, folder).value.a;
    writeFileSync(join(folder, 'key'), '\n');

    await expect(secret()).rejects.toThrow('a: required a secret in key, it is empty');
  });

  it('starts at the folder of the configuration unless it is absolute', async () => {
    const path = join(newFolder(), 'key');
    writeFileSync(path, 'there');

    expect(await run(`\${file:${path}}`).value()).toBe('there');
    expect(run('${file:key}').problems).toEqual([': required a file that can be read, key cannot']);
  });

  it('is a problem with its path when there is no such file or nothing in it', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'empty'), ' \n');

    const { problems } = run({ a: { b: '${file:none}', c: ['${file:empty}'] } }, {}, folder);

    expect(problems).toEqual([
      'a.b: required a file that can be read, none cannot',
      'a.c[0]: required a secret in empty, it is empty',
    ]);
  });
});
