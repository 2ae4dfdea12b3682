import type { WriteKind } from '../../../src/datasources/index.js';
import {
  betweenAccounts,
  inDays,
  isFinished,
  linkerCases,
  newAmount,
  newSeries,
  seriesThat,
} from './linker-cases.js';
import { availableIn, fundedAccounts, idAt, usd } from './objects.js';
import { type RealRefusal, refusing } from './real-refusal.js';
import type { Stage } from './stage.js';
import { caseIn } from './write-case.js';

const NO_FUNDS = "400, 422 with the bank's words about funds";
const NOBODY = '00000000-0000-4000-8000-000000000000';
const USER = 'harper';

/** Every mutation is refused to a user whom the bank does not know. */
const notEnrolled = (kind: WriteKind): RealRefusal => ({
  kind,
  theirs: '403',
  because: 'the user is not enrolled any more',
  command: async (stage) => {
    const asked = await caseIn(linkerCases, kind).command(stage);
    await stage.command({ action: 'user', user: USER, enrolled: false });
    return asked;
  },
});

const KINDS = [...new Set(linkerCases.map(({ kind }) => kind))];

/** More than the account has. */
const tooMuch = async (stage: Stage) => usd(availableIn((await fundedAccounts(stage, stage.bank))[0]) + 1n);

const unknownAccount = (stage: Stage) => ({ account: idAt(stage.bank, 'Account', 'acct_none') });

const unknownSeries = (
  kind: 'updateRecurringTransfer' | 'activateRecurringTransfer' | 'deactivateRecurringTransfer',
) =>
  refusing(kind, '404', 'there is none of this id', async (stage) => ({
    ...(await newAmount(stage)),
    id: idAt(stage.connector, 'RecurringTransfer', NOBODY),
    localDateTime: inDays(0),
  }));

export const realLinker: readonly RealRefusal[] = [
  ...KINDS.map(notEnrolled),
  refusing('createTransfer', NO_FUNDS, 'the account has less', async (stage) =>
    betweenAccounts(stage, { amount: await tooMuch(stage) }),
  ),
  refusing('createRecurringTransfer', NO_FUNDS, 'the account has less for the first', async (stage) => ({
    ...(await newSeries(stage, { transferNow: true })),
    amount: await tooMuch(stage),
  })),
  refusing(
    'updateRecurringTransfer',
    '400, 422 with words about funds',
    'the account has less',
    async (stage) => {
      await stage.command({ action: 'fail-bookings' });
      return newAmount(stage, true);
    },
  ),
  refusing('createTransfer', '400, 422', 'the bank knows no such account', async (stage) =>
    betweenAccounts(stage, { destination: unknownAccount(stage) }),
  ),
  refusing('createTransfer', '400, 422', 'the bank refuses it for another reason', async (stage) => {
    await stage.command({ action: 'fail-bookings', error: 'Account acct_9 is locked.' });
    return betweenAccounts(stage);
  }),
  refusing('createRecurringTransfer', '400, 422', 'the bank knows no such account', async (stage) => ({
    ...(await newSeries(stage)),
    destination: unknownAccount(stage),
  })),
  refusing('createRecurringTransfer', '400, 422', 'the day is over', (stage) =>
    newSeries(stage, { startingDate: inDays(-3) }),
  ),
  refusing('createRecurringTransfer', '400, 422', 'there is no such rhythm', (stage) =>
    newSeries(stage, { frequency: 'fortnightly' }),
  ),
  refusing('updateRecurringTransfer', '400, 422', 'there is no such rhythm', async (stage) => ({
    ...(await newAmount(stage)),
    frequency: 'fortnightly',
  })),
  refusing('activateRecurringTransfer', '400, 422', 'it has no transfers left', async (stage) => ({
    id: (await seriesThat(stage, isFinished)).id,
    localDateTime: inDays(0),
  })),
  unknownSeries('updateRecurringTransfer'),
  unknownSeries('activateRecurringTransfer'),
  unknownSeries('deactivateRecurringTransfer'),
];
