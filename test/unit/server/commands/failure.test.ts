import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../../../src/config/index.js';
import { commandFailure } from '../../../../src/server/commands/failure.js';
import { DataDirectoryError } from '../../../../src/server/data-directory.js';

const failureOf = (error: unknown, env = {}) => commandFailure(error, { help: 'usage: …', env });

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('toFailure', () => {
  it('prints one problem of a configuration per line and names the variable that set it', () => {
    const problems = ['server.port: required number, arrived string', 'logLevel: required info'];

    const failure = failureOf(new ConfigurationError('c.yaml', problems), { PORT: 'abc', HOST: 'x' });

    expect(failure).toEqual({
      status: 2,
      text: [
        'c.yaml: 2 problems',
        '  server.port: required number, arrived string (from the variable PORT)',
        '  logLevel: required info',
      ].join('\n'),
    });
  });

  it('prints the message of an error that an operator can correct, without a stack', () => {
    const cause = Object.assign(new Error('no'), { code: 'EROFS' });

    const { status, text } = failureOf(new DataDirectoryError('./.data', cause));

    expect(status).toBe(1);
    expect(text).toMatch(/^the data directory \.\/\.data: .*arrived EROFS; .*$/);
  });

  it('prints the help after a problem of the arguments', () => {
    const error = thrownBy(() => parseArgs({ args: ['--colour'], options: {} }));

    expect(failureOf(error)).toMatchObject({
      status: 2,
      text: expect.stringMatching(/--colour[\s\S]*usage: …$/),
    });
  });

  it('names the file that the system refuses', () => {
    const error = thrownBy(() => readFileSync('/nowhere/at/all'));

    expect(failureOf(error)).toEqual({
      status: 1,
      text: '/nowhere/at/all: this user cannot use it, or it does not exist (ENOENT)',
    });
  });

  it('prints the stack of an error that nobody expects', () => {
    expect(failureOf(new Error('a mistake')).text).toMatch(/^unexpected error: Error: a mistake\n +at /);
  });
});
