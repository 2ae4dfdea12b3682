import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, RunningGateway } from '../support/gateway.js';

const VIEWER = '{ viewer { subject } }';

describe('the gateway over HTTP', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway.stop());

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(gateway.sandbox.graphql, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${gateway.sandbox.tokens.operator}`,
        ...headers,
      },
      body,
    });

  it.each([
    ['no header', ''],
    ['another scheme', 'Basic b3BzOm9wcw=='],
    ['a key that nobody has', 'Bearer nonsense'],
    ['no key', 'Bearer '],
  ])('answers 401 UNAUTHENTICATED to %s', async (_, authorization) => {
    const answer = await post(JSON.stringify({ query: VIEWER }), { authorization });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('knows its three callers by their tokens', async () => {
    const { operator, analyst, endUser } = gateway.sandbox.tokens;

    const subjects = await Promise.all(
      [operator, analyst, endUser].map((token) => gateway.query(VIEWER, {}, token)),
    );

    expect(subjects.map(({ data }) => data.viewer.subject)).toEqual(['operator', 'analyst', 'end-user']);
  });

  it('answers in GraphQL shape to a body that is no JSON', async () => {
    const answer = await post('{"query": ');

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('answers queries by GET, and by GET nothing else', async () => {
    const get = (query: string, headers: Record<string, string>) =>
      fetch(`${gateway.sandbox.graphql}?query=${encodeURIComponent(query)}`, { headers });
    const ours = { authorization: `Bearer ${gateway.sandbox.tokens.operator}` };

    const query = await get(VIEWER, ours);
    const crossSite = await get(VIEWER, {});
    const mutation = await get('mutation { deleteRecurringTransfer(input: null) { replayed } }', ours);

    expect(await query.json()).toMatchObject({ data: { viewer: { subject: 'operator' } } });
    expect(crossSite.status).toBe(401);
    expect(mutation.status).toBeGreaterThanOrEqual(400);
  });

  it('takes a well-formed request id and makes one otherwise', async () => {
    const taken = await post(JSON.stringify({ query: VIEWER }), { 'x-request-id': 'my-id-1' });
    const made = await post(JSON.stringify({ query: '{ nothing }' }), { 'x-request-id': 'no good id!' });

    expect(taken.headers.get('x-request-id')).toBe('my-id-1');
    const id = made.headers.get('x-request-id');
    expect(id).toMatch(/^[\w-]{36}$/);
    expect(await made.json()).toMatchObject({ errors: [{ extensions: { requestId: id } }] });
  });

  it('refuses what is too deep, too long or too many, with a clear message', async () => {
    const deep =
      '{ accounts { nodes '.repeat(1) +
      '{ business { accounts { nodes '.repeat(5) +
      '{ id' +
      ' } } }'.repeat(5) +
      ' } } }';
    const many = `{ ${'viewer { subject } '.repeat(3000)} }`;

    expect((await gateway.query(deep)).errors?.[0]?.message).toContain('depth of at most 12');
    expect((await gateway.query(many)).errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
    const { errors } = await gateway.query('{ accounts(first: 101) { nodes { id } } }');
    expect(errors?.[0]).toMatchObject({
      message: 'first: required 1..100, arrived 101',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('is alive and ready without a caller, and shows metrics only to one', async () => {
    const get = (path: string, headers = {}) => fetch(`${gateway.origin}${path}`, { headers });

    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/health/ready')).status).toBe(200);
    expect((await get('/metrics')).status).toBe(401);
    const metrics = await get('/metrics', { authorization: `Bearer ${gateway.sandbox.tokens.operator}` });
    expect(await metrics.text()).toContain('# HELP');
  });
});

describe('the program', () => {
  const main = (...args: string[]) =>
    spawnSync(process.execPath, ['dist/main.js', ...args], { encoding: 'utf8' });

  function configFile(text: string): string {
    const path = join(mkdtempSync(join(tmpdir(), 'exchequer-')), 'exchequer.yaml');
    writeFileSync(path, text);
    return path;
  }

  it('ends with status 0 on SIGTERM and leaves no simulator behind', async () => {
    const gateway = await RunningGateway.start();
    const simulator = Object.values(gateway.sandbox.simulators)[0] ?? '';

    expect(await gateway.stop()).toBe(0);
    await expect(fetch(simulator)).rejects.toThrow();
  });

  it('takes a SIGTERM through npm start as well', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'exchequer-'));
    const env = { ...process.env, PORT: String(await freePort()), EXCHEQUER_DATA_DIR: dataDir };
    const child = spawn('npm', ['start'], { env });
    const ended = new Promise((resolve) => child.once('exit', resolve));

    await new Promise<void>((resolve) => {
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
        if (output.includes('Ctrl+C')) resolve();
      });
    });
    child.kill('SIGTERM');

    expect(await ended).toBe(0);
  });

  it('says every problem of a configuration with its path, and ends with status 2', () => {
    const path = configFile(`
server: { port: 99999, colour: red }
connectors:
  - { name: Bad_Name, provider: treasure, environment: sandbox, credentials: { clientId: x, clientSecret: "\${NOT_SET_ANYWHERE}" } }
callers: { apiKeys: [{ id: ops, sha256: abc, scopes: ["*"], connectors: ["*"] }] }
`);

    const { status, stderr } = main('start', '--config', path);

    expect(status).toBe(2);
    for (const where of [
      'server.port',
      'server.colour',
      'connectors[0].name',
      'connectors[0].credentials.clientSecret',
      'callers.apiKeys[0].sha256',
    ]) {
      expect(stderr).toContain(where);
    }
  });

  it('says what a provider misses in its entry', () => {
    const path = configFile(`
connectors:
  - { name: t, provider: treasure, environment: production, credentials: { clientId: x } }
  - { name: u, provider: nobank, environment: sandbox }
`);

    const { status, stderr } = main('check-config', path);

    expect(status).toBe(2);
    expect(stderr).toContain('connectors[0].baseUrl');
    expect(stderr).toContain('connectors[0].credentials.clientSecret');
    expect(stderr).toMatch(/connectors\[1\]\.provider: required one of .*treasure/);
  });

  it('says that its port is in use, and ends with status 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const dataDir = mkdtempSync(join(tmpdir(), 'exchequer-'));

    const child = spawn(process.execPath, ['dist/main.js', 'start'], {
      env: { ...process.env, PORT: String(port), EXCHEQUER_DATA_DIR: dataDir },
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    other.close();

    expect(code).toBe(1);
    expect(stderr).toContain(`port ${port} on 127.0.0.1 is in use`);
  });

  it('knows its version, its help and its schema', () => {
    expect(main('--version').stdout).toMatch(/^\d+\.\d+\.\d+/);
    expect(main('--help').stdout).toContain('check-config FILE');
    expect(main('schema').stdout).toContain('type Query');
    expect(main('dance').status).toBe(2);
  });
});
