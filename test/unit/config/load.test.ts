import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { loadConfiguration } from '../../../src/config/load.js';
import {
  aConnectorEntry,
  configurationOf,
  newFolder,
  problemsOf,
  SMALL_KNOWLEDGE,
} from '../../support/configuration.js';

const GOOD = 'connectors: [{ name: bank, provider: n, environment: sandbox, credentials: { key: k } }]\n';

function written(text: string): string {
  const path = join(newFolder(), 'exchequer.yaml');
  writeFileSync(path, text);
  return path;
}

const load = (text: string, env = {}) => loadConfiguration(written(text), env, SMALL_KNOWLEDGE);

describe('loadConfiguration', () => {
  it('reads a file, with secret files beside it', async () => {
    const path = written(`${GOOD}server: { cursorSecret: "\${file:cursor}" }\n`);
    writeFileSync(join(path, '..', 'cursor'), 'sealed\n');

    const { server, connectors } = loadConfiguration(path, {}, SMALL_KNOWLEDGE);

    expect(connectors.map(({ name }) => name)).toEqual(['bank']);
    expect(await (server.cursorSecret as () => Promise<string>)()).toBe('sealed');
  });

  it('says what an empty file lacks', () => {
    expect(problemsOf(() => load(''))).toEqual(['connectors: required a list, arrived nothing']);
  });

  it('says that there is no such file', () => {
    const missing = join(newFolder(), 'none.yaml');

    expect(problemsOf(() => loadConfiguration(missing, {}, SMALL_KNOWLEDGE))).toEqual([
      'the file: required a file that can be read, arrived ENOENT',
    ]);
  });

  it.each(['a: |s3cret', 'a: *s3cret', 'a: "\\s3cret"', 'a: {k: s3cret]', 's3cret: 1\ns3cret: 2'])(
    'says where %j is no YAML without quoting it',
    (text) => {
      const problems = problemsOf(() => load(text));

      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^the file: required YAML, /);
      expect(problems[0]).not.toContain('s3cret');
    },
  );

  it('prints no line of the file as a warning either', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);

    load(`${GOOD}logLevel: !s3cret info\n`);

    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe('the environment', () => {
  it('stands above the file', () => {
    const env = { PORT: '8080', HOST: '0.0.0.0', EXCHEQUER_DATA_DIR: '/data', LOG_LEVEL: 'debug' };
    const file = {
      server: { port: 1, host: 'h', publicUrl: 'https://x.example' },
      store: { dataDir: 'd' },
      logLevel: 'warn',
    };

    expect(configurationOf(file, { env })).toMatchObject({
      server: { port: 8080, host: '0.0.0.0', publicUrl: 'https://x.example' },
      store: { dataDir: '/data' },
      logLevel: 'debug',
    });
  });

  it('leaves the file alone where a variable is empty', () => {
    const env = { PORT: '', HOST: '', EXCHEQUER_DATA_DIR: '', LOG_LEVEL: '' };

    expect(configurationOf({ server: { port: 1 } }, { env })).toMatchObject({
      server: { port: 1, host: '127.0.0.1' },
      logLevel: 'info',
    });
  });

  it('is checked like the file', () => {
    expect(problemsOf(() => configurationOf({}, { env: { PORT: '99999', LOG_LEVEL: 'loud' } }))).toEqual([
      'server.port: required a whole number from 0 to 65535; the environment variable PORT sets it',
      expect.stringMatching(/^logLevel: required one of "fatal"/),
    ]);
  });

  it('closes GraphiQL and introspection in production unless the file opens them', () => {
    const env = { NODE_ENV: 'production' };

    expect(configurationOf().server).toMatchObject({ graphiql: true, introspection: true });
    expect(configurationOf({}, { env }).server).toMatchObject({ graphiql: false, introspection: false });
    expect(configurationOf({ server: { graphiql: true } }, { env }).server).toMatchObject({
      graphiql: true,
      introspection: false,
    });
  });
});

describe('a configuration', () => {
  it('is frozen to its depth', () => {
    const configuration = configurationOf({ server: { cors: { origins: ['https://a.example'] } } });

    const parts = [
      configuration,
      configuration.server.cors.origins,
      configuration.connectors,
      configuration.connectors[0]?.limits,
      configuration.connectors[0]?.options.credentials,
      configuration.callers.apiKeys,
    ];
    expect(parts.every(Object.isFrozen)).toBe(true);
  });

  it('says null where nothing is configured', () => {
    expect(configurationOf().server).toMatchObject({ publicUrl: null, cursorSecret: null });
  });

  it('tells every problem at once, whichever kind it is of', () => {
    const file = {
      server: { port: 99_999, colour: 'red', publicUrl: 'here', graphiql: 'maybe', cursorSecret: 5 },
      connectors: [
        aConnectorEntry({ name: 'Bank', credentials: undefined, limits: { speed: 1 } }),
        aConnectorEntry({ baseUrl: '${NOT_SET}' }),
        aConnectorEntry(),
      ],
      callers: { apiKeys: [{ id: 'ops', sha256: 'a'.repeat(64), scopes: ['print'], connectors: [] }] },
      extra: { deep: 1 },
    };

    const problems = problemsOf(() => configurationOf(file));

    expect(problems.map((each) => each.replace(/: .*/, '')).sort()).toEqual([
      'callers.apiKeys[0].scopes[0]',
      'connectors[0].credentials',
      'connectors[0].limits.speed',
      'connectors[0].name',
      'connectors[1].baseUrl',
      'connectors[2].name',
      'extra',
      'server.colour',
      'server.cursorSecret',
      'server.graphiql',
      'server.port',
      'server.publicUrl',
    ]);
    expect(problems).toContain('server.colour: unknown setting');
    expect(problems).toContain('server.graphiql: required true or false');
    expect(problems).toContain('server.publicUrl: required an absolute URL');
  });

  it('complains of a value once', () => {
    const connectorProblems = () => ['credentials.key: required a key'];
    const file = { connectors: [aConnectorEntry({ credentials: { key: '${NOT_SET}' } })] };

    expect(
      problemsOf(() => configurationOf(file, { knowledge: { ...SMALL_KNOWLEDGE, connectorProblems } })),
    ).toEqual(['connectors[0].credentials.key: required the environment variable NOT_SET, it is not set']);
  });

  it('never shows what a secret holds', () => {
    const env = { KEY: 's3cret' };
    const values = { sha256: '${KEY}', id: 's3cret s3cret', scopes: '${KEY}', connectors: ['*'] };
    const file = {
      server: { cursorSecret: ['${KEY}'], host: ['${KEY}'], port: '${KEY}', publicUrl: '${KEY}' },
      connectors: [
        aConnectorEntry({ name: '${KEY}!', environment: '${KEY}', limits: '${KEY}', baseUrl: '${KEY}' }),
      ],
      callers: { apiKeys: [values] },
      logLevel: '${KEY}',
    };

    const problems = problemsOf(() => configurationOf(file, { env }));

    expect(problems).toHaveLength(12);
    expect(problems.join('\n')).not.toContain('s3cret');
  });

  it.each([[[]], ['text'], [null], [5]])('is not made of %j', (raw) => {
    expect(problemsOf(() => load(JSON.stringify(raw)))[0]).toMatch(/^(the file|connectors): required/);
  });
});
