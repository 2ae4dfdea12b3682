import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../support/configuration.js';
import { RunningGateway } from '../support/gateway.js';

const PAY = readFileSync('examples/20-pay-another-account.graphql', 'utf8');
const TWO_STARTS_MS = 300_000;
const TRANSFER = 'query ($id: ID!) { transfer(id: $id) { id } }';

/** Pays with one key; the answer of the gateway, and whether the bank knows the transfer. */
async function pay(gateway: RunningGateway) {
  const { data } = await gateway.query(PAY, { key: 'invoice-1' });
  const { replayed, transfer, operation } = data.createTransfer;
  const found = await gateway.query(TRANSFER, { id: transfer.id });
  return { replayed, status: operation.status, isKnown: found.data.transfer !== null };
}

describe('a restart over the sandbox', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'after %s answers for no transfer that the new bank does not know, and says so',
    async (signal) => {
      const env = { EXCHEQUER_DATA_DIR: newFolder() };
      const first = await RunningGateway.start(env);
      const before = [await pay(first), await pay(first)];
      const ended = once(first.process, 'exit');
      first.process.kill(signal);
      await ended;

      const second = await RunningGateway.start(env);
      const after = await pay(second);
      const screen = second.output();
      await second.stop();

      expect(before.map(({ replayed }) => replayed)).toEqual([false, true]);
      expect(after).toEqual({ replayed: false, status: 'SUCCEEDED', isKnown: true });
      expect(screen).toContain('They start anew each time, and the journal with them.');
      expect(screen).toContain('The journal of the last start was set aside');
    },
    TWO_STARTS_MS,
  );
});
