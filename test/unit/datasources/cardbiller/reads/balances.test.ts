import { describe, expect, it } from 'vitest';
import { balancesPort } from '../../../../../src/datasources/cardbiller/reads/balances.js';
import { newCall } from '../../../../support/attempts.js';
import {
  AT,
  account,
  balance,
  fakeCardbiller,
  ledger,
  ledgerPath,
  ONE_OF_EACH,
  refusal,
} from '../fake-cardbiller.js';

const TWO_LEDGERS = { ...ONE_OF_EACH, ledgers: [ledger(1), ledger(2)] };

describe('balances of Cardbiller', () => {
  it('are read at Cardbiller every time', async () => {
    const fake = fakeCardbiller({ [ledgerPath(1)]: balance(10, { asOf: undefined }) });
    const call = newCall();
    const port = balancesPort(fake.api);

    expect(await port.read(call, account(1))).toMatchObject({ available: { minor: 1000n }, asOf: AT });
    await port.read(call, account(1));

    expect(fake.asked.map(({ fresh }) => fresh)).toEqual([true, true]);
  });

  it('are null where no ledger is active, or the account is not ours', async () => {
    const port = balancesPort(fakeCardbiller({ [ledgerPath(1)]: refusal(409) }).api);

    expect(await port.read(newCall(), account(1))).toBeNull();
    expect(await port.read(newCall(), account(9))).toBeNull();
    expect(await port.read(newCall(), 'x')).toBeNull();
  });

  it('are not known where one ledger cannot be read', async () => {
    const of = (second: unknown) =>
      balancesPort(
        fakeCardbiller({ [ledgerPath(1)]: balance(1), [ledgerPath(2)]: second }, TWO_LEDGERS).api,
      ).read(newCall(), account(1));

    await expect(of(refusal(403))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(of(undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(of(balance(null))).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });

  it('are not added up over currencies', async () => {
    const routes = { [ledgerPath(1)]: balance(1), [ledgerPath(2)]: balance(1, { currency: 'CAD' }) };
    const fake = fakeCardbiller(routes, TWO_LEDGERS);

    await expect(balancesPort(fake.api).read(newCall(), account(1))).rejects.toMatchObject({
      code: 'INVALID_RESPONSE',
    });
    expect(fake.unreadable).toEqual([expect.stringContaining('ledger_balance.currency')]);
  });
});
