import { type UpstreamCode, UpstreamError } from '../../../domain/errors.js';
import type { Ledger } from '../../../domain/ledger.js';
import { type Page, wholeFeed } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import type { LedgersPort } from '../../ports/ports.js';
import { mapBounded } from '../../reading/bounded.js';
import { orNull } from '../../reading/records.js';
import type { CardbillerApi } from '../api.js';
import { toLedger } from '../mappers/to-ledger.js';
import { toUuid } from '../refs.js';
import { ledgersWithin } from '../resources.js';
import { type ReadOptions, readBalanceOfLedger } from './ledger-reads.js';

/** The configured ledgers, each known by its balance alone. */
export function ledgersPort(api: CardbillerApi): LedgersPort {
  return {
    list: async (call, { accounts }) => {
      const ledgers = ledgersWithin(api.resources, accounts);
      return ledgers.length === 0 ? [] : [wholeFeed('ledgers', () => readAll(api, call, ledgers))];
    },
    read: async (call, ref) => {
      const ledger = toUuid(ref);
      if (ledger === null || !api.resources.ledgers.includes(ledger)) return null;
      return orNull(readLedger(api, call, ledger, { fresh: true }));
    },
  };
}

async function readLedger(
  api: CardbillerApi,
  call: Call,
  ledger: string,
  options?: ReadOptions,
): Promise<Ledger> {
  return toLedger(api, ledger, await readBalanceOfLedger(api, call, ledger, options));
}

/**
 * A ledger that our token cannot see, or whose balance is malformed, is left out and counted. **Throws** `UpstreamError` if no balance
 * has the documented shape.
 */
async function readAll(
  api: CardbillerApi,
  call: Call,
  ledgers: readonly string[],
): Promise<Omit<Page<Ledger>, 'next'>> {
  const read = await mapBounded(ledgers, (ledger) => orLeftOut(readLedger(api, call, ledger)));
  const items = read.filter((each) => !(each instanceof UpstreamError));
  const malformed = read.find((each) => each instanceof UpstreamError && each.code === 'INVALID_RESPONSE');
  if (items.length === 0 && malformed) throw malformed;
  return { items, unreadable: ledgers.length - items.length };
}

/** Other errors concern all ledgers. */
const OF_ONE_LEDGER: ReadonlySet<UpstreamCode> = new Set(['NOT_FOUND', 'FORBIDDEN', 'INVALID_RESPONSE']);

async function orLeftOut<T>(reading: Promise<T>): Promise<T | UpstreamError> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && OF_ONE_LEDGER.has(error.code)) return error;
    throw error;
  }
}
