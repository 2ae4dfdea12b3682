import { describe, expect, it } from 'vitest';
import {
  type BalanceReads,
  LastBalances,
  readBalance,
  readYoungBalance,
} from '../../../../src/datasources/loading/balances.js';
import type { AccountBalance } from '../../../../src/domain/account.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { newCall } from '../../../support/attempts.js';
import { aBalance, anAccount, FakeConnector } from '../../../support/fake-connector.js';
import { manualClock } from '../../../support/manual-clock.js';

const ACCOUNT = anAccount('bank', 'a');
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

/** A bank with one account, whose balance is as old as it is read. */
class Bank {
  readonly clock = manualClock();
  readonly last = new LastBalances(this.clock);
  readonly fake: FakeConnector;
  minor = 100n;

  constructor(private readonly callerHeader?: string) {
    const balances = { read: async () => this.read() };
    this.fake = new FakeConnector('bank', [], { balances });
  }

  reads(shareKey = 'alice'): BalanceReads {
    return {
      call: newCall({ shareKey }),
      connector: { ...this.fake.connector, callerHeader: this.callerHeader },
      full: async () => ({ ...ACCOUNT, balance: this.read() }),
      last: this.last,
    };
  }

  /** What the balance is now. */
  now(): AccountBalance {
    return aBalance(this.minor, { asOf: new Date(this.clock.nowMs()).toISOString() });
  }

  private read(): AccountBalance {
    if (this.fake.down) throw this.fake.down;
    return this.now();
  }
}

describe('a balance that cannot be read', () => {
  it('is the caller’s last one, marked stale, for a day and no longer', async () => {
    const bank = new Bank();
    const earlier = await readBalance(bank.reads(), ACCOUNT);
    bank.fake.fail();

    bank.clock.advance(DAY_MS);
    expect(await readBalance(bank.reads(), ACCOUNT)).toEqual({ ...earlier, stale: true });

    bank.clock.advance(1);
    await expect(readBalance(bank.reads(), ACCOUNT)).rejects.toBe(bank.fake.down);
  });

  it('is no other caller’s', async () => {
    const bank = new Bank();
    await readBalance(bank.reads('alice'), ACCOUNT);
    bank.fake.fail();

    await expect(readBalance(bank.reads('bob'), ACCOUNT)).rejects.toBe(bank.fake.down);
  });

  it('is no other account’s', async () => {
    const bank = new Bank();
    await readBalance(bank.reads(), ACCOUNT);
    bank.fake.fail();

    await expect(readBalance(bank.reads(), anAccount('bank', 'b'))).rejects.toBe(bank.fake.down);
  });

  it('is none that was read with a token of the caller’s own, be it the same caller’s', async () => {
    const bank = new Bank('X-Bank-Token');
    await readBalance(bank.reads(), ACCOUNT);
    await readYoungBalance(bank.reads(), ACCOUNT, 'a', MINUTE_MS);
    bank.fake.fail();

    await expect(readBalance(bank.reads(), ACCOUNT)).rejects.toBe(bank.fake.down);
  });

  it.each(['FORBIDDEN', 'NOT_FOUND', 'INVALID_RESPONSE'] as const)(
    'is missing after a clear %s',
    async (code) => {
      const bank = new Bank();
      await readBalance(bank.reads(), ACCOUNT);
      bank.fake.fail(code);

      await expect(readBalance(bank.reads(), ACCOUNT)).rejects.toBe(bank.fake.down);
    },
  );
});

describe('a balance of at most some age', () => {
  it('is the last one while that is young enough, and is read again afterwards', async () => {
    const bank = new Bank();
    const first = await readYoungBalance(bank.reads(), ACCOUNT, 'a', MINUTE_MS);
    bank.minor = 200n;

    bank.clock.advance(MINUTE_MS);
    expect(await readYoungBalance(bank.reads(), ACCOUNT, 'a', MINUTE_MS)).toEqual(first);

    bank.clock.advance(1);
    expect(await readYoungBalance(bank.reads(), ACCOUNT, 'a', MINUTE_MS)).toEqual(bank.now());
  });

  it('is read again where no age is allowed', async () => {
    const bank = new Bank();
    await readYoungBalance(bank.reads(), ACCOUNT, 'a', 0);
    bank.minor = 200n;

    expect(await readYoungBalance(bank.reads(), ACCOUNT, 'a', 0)).toEqual(bank.now());
  });

  it('is read again for another caller', async () => {
    const bank = new Bank();
    await readYoungBalance(bank.reads('alice'), ACCOUNT, 'a', MINUTE_MS);
    bank.minor = 200n;

    expect(await readYoungBalance(bank.reads('bob'), ACCOUNT, 'a', MINUTE_MS)).toEqual(bank.now());
  });

  it('is read again where callers bring tokens of their own', async () => {
    const bank = new Bank('X-Bank-Token');
    await readYoungBalance(bank.reads(), ACCOUNT, 'a', MINUTE_MS);
    await readBalance(bank.reads(), ACCOUNT);
    bank.minor = 200n;

    expect(await readYoungBalance(bank.reads(), ACCOUNT, 'a', MINUTE_MS)).toEqual(bank.now());
  });

  it('is the one that came with the account where that is young enough', async () => {
    const bank = new Bank();
    const own = bank.now();
    bank.minor = 200n;
    const account = { ...ACCOUNT, balance: own };

    bank.clock.advance(MINUTE_MS);
    expect(await readYoungBalance(bank.reads(), account, 'a', MINUTE_MS)).toEqual(own);

    bank.clock.advance(1);
    expect(await readYoungBalance(bank.reads(), account, 'a', MINUTE_MS)).toEqual(bank.now());
  });

  it('fails rather than be older', async () => {
    const bank = new Bank();
    const asOf = new Date(bank.clock.nowMs() - MINUTE_MS - 1).toISOString();
    bank.now = () => aBalance(1n, { asOf });

    const error = await readYoungBalance(bank.reads(), ACCOUNT, 'a', MINUTE_MS).catch((thrown) => thrown);

    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ code: 'UNAVAILABLE', sent: 'yes' });
    expect(await readYoungBalance(bank.reads(), ACCOUNT, 'a', 0)).toMatchObject({ asOf });
  });

  it('is none where the provider has none', async () => {
    const bank = new Bank();
    const { connector, ...reads } = bank.reads();
    const without = { ...connector, ports: { ...connector.ports, balances: { read: async () => null } } };

    expect(await readYoungBalance({ ...reads, connector: without }, ACCOUNT, 'a', MINUTE_MS)).toBeNull();
  });
});
