import { askInVain } from './caller.js';
import { LAST_READ, type Move, TOKEN_PATH, WITHDRAWAL } from './moves.js';
import type { Hold } from './providers.js';
import type { Answer, RealGateway } from './real-gateway.js';
import type { Scene } from './scene.js';

/** A withdrawal that waits for its credential. */
export interface Waiting {
  readonly token: Hold;
  readonly asked: Promise<Answer | null>;
}

/**
 * Asks for a withdrawal, and resolves when it is written down as sent while the credential for its first byte is still being fetched.
 * Every request fetches one of its own. Those before the write must not be held: its bank account is read once to see whether the caller
 * reaches it, once more to check it, and after that answer only the write is left.
 */
export async function holdCredential(
  { providers }: Scene,
  gateway: RealGateway,
  move: Move,
): Promise<Waiting> {
  const { connector, input } = WITHDRAWAL;
  await providers.fetchForEach(true);
  const warmed = await gateway.ask('query ($id: ID!) { node(id: $id) { id } }', { id: Object(input).source });
  if (!warmed.data?.node) throw new Error(`the bank account cannot be read: ${JSON.stringify(warmed)}`);
  await providers.fault(connector, LAST_READ, { kind: 'delay', ms: 0 });
  const lastRead = await providers.hold(connector, LAST_READ, 'after');
  const asked = askInVain(gateway, move);
  await lastRead.reached();
  const token = await providers.hold(connector, { method: 'POST', path: TOKEN_PATH }, 'before', 0);
  await lastRead.release();
  await token.reached();
  return { token, asked };
}
