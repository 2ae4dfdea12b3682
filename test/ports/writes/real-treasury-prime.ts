import { all, availableIn, fullAccounts, fundedAccounts, idAt, one, refOf, usd } from './objects.js';
import { type RealRefusal, refusing } from './real-refusal.js';
import type { Stage } from './stage.js';
import { achTransfer, bookTransfer, cardThatIs, newTransfer, wireTransfer } from './treasury-prime-cases.js';

const MANUAL = { manual: true };

/** The account of a transfer in this state. */
const accountThatIs = async (stage: Stage, status: string) =>
  one(await fullAccounts(stage), (account) => account.status === status, `an account that is ${status}`).id;

/** More than the account has. */
const tooMuch = async (stage: Stage) => usd(availableIn((await fundedAccounts(stage))[0]) + 1n);

const overdrawn = (title: string, make: typeof bookTransfer) =>
  refusing('createTransfer', '400', `${title}, of more than the account has`, async (stage) => ({
    ...(await make(stage)),
    amount: await tooMuch(stage),
  }));

const unknownId = (kind: 'cancelTransfer' | 'suspendCard' | 'unsuspendCard', made: string, ref: string) =>
  refusing(kind, '404', 'there is none of this id', async (stage) => ({
    id: idAt(stage.connector, made === 'card' ? 'Card' : 'Transfer', ref),
  }));

/** An ACH that has gone out since it was looked at. */
async function sentTransfer(stage: Stage): Promise<{ readonly id: string }> {
  const { id, providerId } = await newTransfer(stage, await achTransfer(stage, { userData: MANUAL }));
  await stage.command({ action: 'ach', id: providerId, to: 'sent' });
  return { id };
}

export const realTreasuryPrime: readonly RealRefusal[] = [
  overdrawn('an ACH', achTransfer),
  overdrawn('a book transfer', bookTransfer),
  overdrawn('a wire', wireTransfer),
  refusing('createTransfer', '400', 'from a locked account', async (stage) =>
    achTransfer(stage, { source: await accountThatIs(stage, 'LOCKED') }),
  ),
  refusing('createTransfer', '400', 'from a closed account', async (stage) =>
    achTransfer(stage, { source: await accountThatIs(stage, 'CLOSED') }),
  ),
  refusing('createTransfer', '400', 'to a counterparty that there is not', async (stage) =>
    achTransfer(stage, { destination: { counterparty: idAt(stage.connector, 'Counterparty', 'cp_none') } }),
  ),
  refusing('createTransfer', '400', 'by wire to a counterparty without wire details', async (stage) => {
    const rows = await all(stage, 'counterparties');
    const counterparty = one(rows, ({ wire }) => wire === null, 'a counterparty without wire details').id;
    return achTransfer(stage, { rail: 'WIRE', destination: { counterparty } });
  }),
  refusing('cancelTransfer', '400', 'it has gone out', sentTransfer),
  unknownId('cancelTransfer', 'transfer', 'ach/ach_none'),
  unknownId('suspendCard', 'card', 'card_none'),
  unknownId('unsuspendCard', 'card', 'card_none'),
  refusing('suspendCard', '400', 'it was never activated', (stage) => cardThatIs(stage, 'UNACTIVATED')),
  refusing('suspendCard', '400', 'it is terminated', (stage) => cardThatIs(stage, 'TERMINATED')),
  refusing('unsuspendCard', '400', 'it is terminated', (stage) => cardThatIs(stage, 'TERMINATED')),
  refusing('updateUserData', '400', 'it is too large', async (stage) => {
    const [{ id }] = await fundedAccounts(stage);
    return { id, userData: { note: 'x'.repeat(1024) } };
  }),
  refusing('updateUserData', '404', 'there is none of this id', async (stage) => ({
    id: idAt(stage.connector, 'Account', `${refOf((await fundedAccounts(stage))[0].id)}0`),
    userData: {},
  })),
];
