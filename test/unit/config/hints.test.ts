import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../../src/config/load.js';
import { providerChecks } from '../../../src/server/provider-checks.js';
import { newFolder, problemsOf } from '../../support/configuration.js';

const GOOD_KEY = 'credentials: { keyId: a, keyValue: b }';

/** The problems of a file with one connector of a real provider, with a secret file beside it. */
function problemsIn(text: string, env = {}): readonly string[] {
  const folder = newFolder();
  const path = join(folder, 'exchequer.yaml');
  writeFileSync(join(folder, 'secret'), 's3cret');
  writeFileSync(path, text);
  return problemsOf(() => loadConfiguration(path, env, providerChecks));
}

const connector = (rest: string) =>
  `connectors: [{ name: tp, provider: treasury-prime, environment: sandbox, ${rest} }]\n`;

describe('the hints of a problem', () => {
  it.each([
    ['keyId: 0123456', 'credentials.keyId: required the id of the API key', 'a number'],
    ['keyId: true', 'credentials.keyId: required the id of the API key', 'true or false'],
  ])('say that %s lacks quotes', (given, problem, kind) => {
    const problems = problemsIn(connector(`credentials: { ${given}, keyValue: b }`));

    expect(problems).toEqual([
      `connectors[0].${problem}; put a text in quotes: without them, YAML reads ${kind}`,
    ]);
  });

  it.each([
    ['store: { dataDir: 5 }', 'store.dataDir: required a text, arrived a number'],
    ['server: { cursorSecret: 123456 }', 'server.cursorSecret: required a text or a secret file'],
  ])('say that a common setting lacks quotes: %s', (given, problem) => {
    expect(problemsIn(`${connector(GOOD_KEY)}${given}\n`)).toEqual([
      `${problem}; put a text in quotes: without them, YAML reads a number`,
    ]);
  });

  it.each([
    ['server: { graphiql: 1 }', 'server.graphiql: required true or false'],
    ['server: { port: 99999 }', 'server.port: required a whole number from 0 to 65535'],
    ['server: { prot: 4000 }', 'server.prot: unknown setting'],
    ['server: 4000', 'server: required a group of settings, arrived a number'],
    ['logLevel: 5', 'logLevel: required one of "fatal", "error", "warn", "info", "debug", "trace", "silent"'],
  ])('do not suggest quotes for %s', (given, problem) => {
    expect(problemsIn(`${connector(GOOD_KEY)}${given}\n`)).toEqual([problem]);
  });

  it('do not suggest quotes for the value of an unknown key of a provider', () => {
    const [problem, ...others] = problemsIn(connector('credentials: { keyId: a, keyValue: b, key: 5 }'));

    expect(others).toEqual([]);
    expect(problem).toMatch(/^connectors\[0\]\.credentials\.key: required a key among [^;]+$/);
  });

  it.each([
    [
      `${connector(GOOD_KEY)}store: { url: "\${file:secret}", sealingKey: "\${file:secret}" }\n`,
      'store.url: required a text, arrived a secret file; ',
    ],
    [
      connector(`${GOOD_KEY}, baseUrl: "\${file:secret}"`),
      'connectors[0].baseUrl: required an absolute URL; ',
    ],
  ])('say where a secret file is not accepted: %s', (text, problem) => {
    expect(problemsIn(text)).toEqual([
      `${problem}\${file:PATH} is accepted for secrets only: write the value or \${NAME}`,
    ]);
  });

  it('name an empty variable', () => {
    const problems = problemsIn(connector('credentials: { keyId: "${KEY_ID}", keyValue: b }'), {
      KEY_ID: '',
    });

    expect(problems).toEqual([
      'connectors[0].credentials.keyId: required the id of the API key; the environment variable KEY_ID is empty',
    ]);
  });

  it('name the variable that overrides a setting', () => {
    const env = { PORT: 'abc', HOST: '256.1.1.1', LOG_LEVEL: 'loud' };

    expect(problemsIn(connector(GOOD_KEY), env)).toEqual([
      'server.host: required a host name or an IP address; the environment variable HOST sets it',
      'server.port: required a whole number from 0 to 65535; the environment variable PORT sets it',
      expect.stringMatching(/^logLevel: required one of .*; the environment variable LOG_LEVEL sets it$/),
    ]);
  });

  it('report a group that is no group, also if a variable sets a value in it', () => {
    expect(problemsIn(`${connector(GOOD_KEY)}server: here\n`, { PORT: '4000' })).toEqual([
      'server: required a group of settings, arrived a text',
    ]);
  });

  it.each(['a: { keyId: ${X} }', 'a: [${X}]', 'a: { keyId: ${file:x}, b: "c" }'])(
    'say that a reference lacks quotes in %s',
    (text) => {
      expect(problemsIn(text)).toEqual([
        expect.stringMatching(/\); put \$\{NAME\} and \$\{file:PATH\} in quotes within \{ \} and \[ \]$/),
      ]);
    },
  );

  it('say nothing of quotes for another error of syntax', () => {
    expect(problemsIn('a: { b: "${X}" ]')).toEqual([expect.stringMatching(/^the file: required YAML.*\)$/)]);
  });
});
