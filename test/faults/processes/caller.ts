import { vi } from 'vitest';
import { type Move, textOf } from './moves.js';
import type { Answer, RealGateway } from './real-gateway.js';

const LONGEST_MS = 60_000;
const ASK_EVERY_MS = 200;
const FINAL = ['SUCCEEDED', 'FAILED', 'NEEDS_REVIEW'];

/** Asks for it once. **Throws** when the gateway goes away meanwhile. */
export function ask(gateway: RealGateway, move: Move): Promise<Answer> {
  return gateway.ask(textOf(move.kind), { input: { idempotencyKey: move.key, ...move.input } });
}

/** Asks, and does not mind when no answer comes. */
export async function askInVain(gateway: RealGateway, move: Move): Promise<Answer | null> {
  return ask(gateway, move).catch(() => null);
}

/** What a caller with patience gets: it asks with the same key until it is told how it ended. */
export function settled(gateway: RealGateway, move: Move): Promise<any> {
  return vi.waitFor(
    async () => {
      const { data, errors } = await ask(gateway, move);
      const status = data?.payload?.operation?.status;
      if (FINAL.includes(status)) return data.payload;
      throw new Error(`${move.kind.name} is not settled: ${JSON.stringify({ data, errors })}`);
    },
    { timeout: LONGEST_MS, interval: ASK_EVERY_MS },
  );
}

/** What the gateway knows of a key; null: nothing. */
export async function known(gateway: RealGateway, { key }: Move): Promise<any> {
  const query = 'query ($key: String) { operation(idempotencyKey: $key) { id status provenBy attempts } }';
  return (await gateway.ask(query, { key })).data.operation;
}

/** Resolves once the gateway knows the key in that status. */
export function reaches(gateway: RealGateway, move: Move, status: string): Promise<void> {
  return vi.waitFor(
    async () => {
      const seen = (await known(gateway, move))?.status;
      if (seen !== status) throw new Error(`${move.kind.name}: required ${status}, arrived ${seen}`);
    },
    { timeout: LONGEST_MS, interval: ASK_EVERY_MS / 10 },
  );
}

/** Every operation of the caller. */
export async function operations(gateway: RealGateway): Promise<readonly any[]> {
  const nodes = 'nodes { id status connector { name } } pageInfo { endCursor hasNextPage }';
  const query = `query ($after: String) { operations(first: 50, after: $after) { ${nodes} } }`;
  const all: any[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors }: Answer = await gateway.ask(query, { after });
    if (!data?.operations) throw new Error(`no operations: ${JSON.stringify(errors)}`);
    all.push(...data.operations.nodes);
    const { endCursor, hasNextPage } = data.operations.pageInfo;
    [after, more] = [endCursor, hasNextPage];
  }
  return all;
}
