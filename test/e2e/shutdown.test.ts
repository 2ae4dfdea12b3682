import { expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

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
