import { createHash } from 'node:crypto';

/** The uuid of a fixed name: the same for every seed, size and start. **Shape** RFC 4122 version 5. */
export function uuidOf(name: string): string {
  const hex = createHash('sha1').update(`cardbiller-sandbox ${name}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

function uuidsOf(noun: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => uuidOf(`${noun} ${index + 1}`));
}

/** Our merchant's accounts that can own ledgers and cards. */
export const TREASURY_ACCOUNTS = uuidsOf('treasury account', 2);
/** Our merchant's account of the other kind. */
export const PAYMENTS_ACCOUNT = uuidOf('payments account 1');
/** Our merchant's ledgers; the second one was never activated. */
export const LEDGERS = uuidsOf('ledger', 4);
/** Our merchant's cards. */
export const CARDS = uuidsOf('card', 40);
/** Another merchant's account and ledger. */
export const FOREIGN_ACCOUNT = uuidOf('foreign treasury account 1');
export const FOREIGN_LEDGER = uuidOf('foreign ledger 1');
