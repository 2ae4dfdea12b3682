import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { newFolder } from '../support/configuration.js';
import { ConfiguredGateway } from '../support/configured-gateway.js';
import { type Answer, RunningGateway, START } from '../support/gateway.js';

const ACCOUNTS = '{ accounts(first: 2, filter: { connectors: ["tp-main"] }) { nodes { id } } }';

it('finishes the request that runs when SIGTERM comes, takes no other, and ends with status 0', async () => {
  const gateway = await RunningGateway.start();
  const hold = (await gateway.control('tp-main', 'POST', 'faults', {
    match: { path: '/*' },
    fault: { kind: 'hold' },
    times: 0,
  })) as { id: string };
  const answer = gateway.query(ACCOUNTS);
  await gateway.control('tp-main', 'POST', `faults/${hold.id}/wait`);

  const ended = gateway.stop();
  await refusesConnections(gateway.sandbox.graphql);
  await gateway.control('tp-main', 'POST', `faults/${hold.id}/release`);

  expect((await answer).data.accounts.nodes).toHaveLength(2);
  expect(await ended).toBe(0);
});

/** Resolves when nothing listens any more: each try waits for its answer. */
async function refusesConnections(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url, { headers: { connection: 'close' } });
    } catch {
      return;
    }
  }
}

describe('a client that is connected and sends nothing', () => {
  const agent = new Agent({ keepAlive: true });
  afterEach(() => agent.destroy());

  it.each<[string, readonly [string, ...string[]], boolean]>([
    ['a process of its own', START, true],
    ['the process that a shell becomes', ['sh', '-c', `exec ${START.join(' ')}`], true],
    ['process 1, as in a container', ['unshare', '--pid', '--fork', '--kill-child', ...START], mayUnshare()],
  ])('does not delay the end of %s', async (_, command, isPossible) => {
    if (!isPossible) return;
    const gateway = await RunningGateway.start({}, command);
    const { hostname, port } = new URL(gateway.origin);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    const [idle] = await once(get(`${gateway.origin}/health/live`, { agent }), 'response');
    const ends = [silent, idle.socket].map((each) => new Promise((resolve) => each.once('close', resolve)));
    idle.resume();
    await once(idle, 'end');
    const startedMs = performance.now();

    const status = await gateway.stop(
      command[0] === 'unshare' ? onlyChildOf(gateway.process.pid) : undefined,
    );
    await Promise.all(ends);

    expect(status).toBe(0);
    expect(performance.now() - startedMs).toBeLessThan(9_000);
  });
});

it('finishes a mutation when a supervisor signals the whole group, and says that the connection ends', async () => {
  const gateway = await RunningGateway.start();
  const hold = (await gateway.control('tp-main', 'POST', 'faults', {
    match: { method: 'POST', path: '/*' },
    fault: { kind: 'hold' },
    times: 0,
  })) as { id: string };
  const answer = fetch(gateway.sandbox.graphql, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${gateway.sandbox.tokens.operator}`,
    },
    body: JSON.stringify({ query: readFileSync('examples/20-pay-another-account.graphql', 'utf8') }),
  });
  await gateway.control('tp-main', 'POST', `faults/${hold.id}/wait`);
  // The simulators are children of the gateway. A parent of the gateway passes its own signal on.
  for (const pid of [gateway.process.pid, onlyChildOf(gateway.process.pid)])
    process.kill(pid ?? 0, 'SIGTERM');
  const ended = gateway.stop();

  await refusesConnections(gateway.sandbox.graphql);
  await gateway.control('tp-main', 'POST', `faults/${hold.id}/release`);
  const response = await answer;

  expect(response.headers.get('connection')).toBe('close');
  expect(((await response.json()) as Answer).data.createTransfer.operation.status).toBe('SUCCEEDED');
  expect(await ended).toBe(0);
});

it('says that it is not ready for server.drainMs, and answers requests meanwhile', async () => {
  const gateway = await ConfiguredGateway.start({ server: { drainMs: 120_000 } });
  const ready = () => fetch(`${gateway.origin}/health/ready`, { headers: { connection: 'close' } });
  const before = await ready();
  gateway.process.kill('SIGTERM');

  let after = await ready();
  while (after.status === 200) after = await ready();
  const answer = await gateway.post({ query: '{ __typename }' });
  const ended = once(gateway.process, 'exit');
  while (gateway.process.exitCode === null) {
    gateway.process.kill('SIGTERM');
    await Promise.race([ended, ready().catch(() => undefined)]);
  }

  expect([before.status, after.status, answer.status]).toEqual([200, 503, 200]);
  expect(await after.json()).toEqual({ status: 'the gateway is shutting down' });
  expect(gateway.process.exitCode).toBe(1);
  expect(gateway.written).toContain('a second signal ended the gateway');
  await gateway.stop();
}, 60_000);

it.skipIf(!mayUnshare())('ends process 1 on a signal that comes while it starts', async () => {
  const { EXCHEQUER_CONFIG: _, ...rest } = process.env;
  const env = { ...rest, PORT: '0', EXCHEQUER_DATA_DIR: newFolder() };
  const child = spawn('unshare', ['--pid', '--fork', '--kill-child', ...START], { env });
  await once(child.stdout, 'data');

  process.kill(onlyChildOf(child.pid), 'SIGTERM');

  expect(await once(child, 'exit')).toEqual([0, null]);
});

function mayUnshare(): boolean {
  return spawnSync('unshare', ['--pid', '--fork', 'true']).status === 0;
}

function onlyChildOf(pid = 0): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
}
