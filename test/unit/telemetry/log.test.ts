import { describe, expect, it } from 'vitest';
import { createLogger, createLogs } from '../../../src/telemetry/log.js';

function open() {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  return { lines, logger };
}

describe('the log', () => {
  it('is one JSON object a line, with level, time and message', () => {
    const { lines, logger } = open();

    logger.info({ connector: 'bank' }, 'hello');

    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
      connector: 'bank',
      msg: 'hello',
    });
  });

  it('hides secrets and account numbers two levels deep', () => {
    const { lines, logger } = open();

    logger.info({
      token: 'hush',
      headers: { authorization: 'Bearer hush' },
      a: { b: { password: 'hush', accountNumber: 'hush' } },
    });

    expect(lines[0]).not.toContain('hush');
    expect(lines[0]).toContain('[hidden]');
  });

  it('shows of an error what it is and why, not what libraries hang on it', () => {
    const { lines, logger } = open();
    const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET', request: { body: 'hush' } });

    logger.error({ err: new Error('bank is not available', { cause }) }, 'failed');

    expect(JSON.parse(lines[0] ?? '').err).toEqual({
      type: 'Error',
      message: 'bank is not available',
      stack: expect.any(String),
      cause: { type: 'Error', message: 'reset', code: 'ECONNRESET' },
    });
  });

  it('has a line of each request with the declared fields alone', () => {
    const lines: string[] = [];
    const logs = createLogs({ level: 'info', destination: { write: (line) => void lines.push(line) } });
    const line = {
      requestId: 'r1',
      method: 'POST',
      route: '/graphql',
      status: 200,
      durationMs: 3,
      caller: 'ops',
    };

    logs.request({ ...line, ...{ authorization: 'Bearer hush' } });
    logs.logger.info({ authorization: 'Bearer hush' }, 'hello');

    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.any(String),
      ...line,
      msg: 'request',
    });
    expect(lines.join()).not.toContain('hush');
  });
});
