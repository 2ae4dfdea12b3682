import { UpstreamError } from '../../../domain/errors.js';
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
import { type ReadOptions, readBalance } from './ledger-reads.js';

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
  return toLedger(api, ledger, await readBalance(api, call, ledger, options));
}

/** A ledger that is not there for our token is left out and counted: somebody meant it to be. */
async function readAll(
  api: CardbillerApi,
  call: Call,
  ledgers: readonly string[],
): Promise<Omit<Page<Ledger>, 'next'>> {
  const read = await mapBounded(ledgers, (ledger) => orOutOfReach(readLedger(api, call, ledger)));
  const items = read.filter((ledger) => ledger !== null);
  return { items, unreadable: ledgers.length - items.length };
}

async function orOutOfReach<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    const isOut =
      error instanceof UpstreamError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN');
    if (isOut) return null;
    throw error;
  }
}
