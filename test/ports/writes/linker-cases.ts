import type {
  CreateRecurringTransfer,
  CreateTransfer,
  Recurrence,
  TransferDestination,
} from '../../../src/domain/commands.js';
import type { RecurringTransfer } from '../../../src/domain/recurring-transfer.js';
import { all, fundedAccounts, one, usd } from './objects.js';
import type { Stage } from './stage.js';
import { liesAt, type WriteCase, writeCase } from './write-case.js';

const SERIES = '/baas/recurring-transfers/*';
const LIST = { method: 'GET', path: '/baas/recurring-transfers' };
const DAY_MS = 86_400_000;

/** A transfer between two accounts of the bank. */
export async function betweenAccounts(
  stage: Stage,
  more: Partial<CreateTransfer> = {},
): Promise<CreateTransfer> {
  const [from, to] = await fundedAccounts(stage, stage.bank);
  return {
    source: from.id,
    destination: { account: to.id },
    amount: usd(1234n),
    rail: 'INTERNAL',
    direction: 'PUSH',
    ach: null,
    description: null,
    userData: null,
    ...more,
  };
}

async function someone(stage: Stage): Promise<TransferDestination> {
  const rows = await all(stage, 'counterparties', stage.bank);
  return { counterparty: one(rows, ({ ach }) => ach !== null, 'a counterparty reached by ACH').id };
}

const bankDetails: TransferDestination = {
  bankDetails: {
    firstName: 'Nora',
    lastName: 'Field',
    accountNumber: '00012344702',
    routingNumber: '021000021',
    accountType: 'CHECKING',
  },
};

export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** A new series, by default from a week hence on. */
export async function newSeries(
  stage: Stage,
  more: Partial<Recurrence> = {},
): Promise<CreateRecurringTransfer> {
  const { source: from, destination: to, amount, direction } = await betweenAccounts(stage);
  const recurrence: Recurrence = {
    frequency: 'monthly',
    frequencyData: 15,
    startingDate: inDays(7),
    duration: 'NUMBER_OF_TRANSFERS',
    transfersQuantity: 6,
    memo: 'Harbour dues',
    transferNow: false,
    ...more,
  };
  return { source: from, destination: to, amount, direction, recurrence };
}

/** A series of the user that fits. */
export async function seriesThat(
  stage: Stage,
  fits: (series: RecurringTransfer) => boolean,
): Promise<RecurringTransfer> {
  return one(await all(stage, 'recurringTransfers'), fits, 'a series that fits');
}

export const isRunning = ({ status }: RecurringTransfer): boolean => status === 'ACTIVE';
export const isPaused = ({ status, remainingTransfers }: RecurringTransfer): boolean =>
  status === 'INACTIVE' && remainingTransfers !== 0;
export const isFinished = ({ status, remainingTransfers }: RecurringTransfer): boolean =>
  status === 'INACTIVE' && remainingTransfers === 0;

/** A change of nothing but the amount. */
export async function newAmount(stage: Stage, transferNow = false) {
  const { id } = await seriesThat(stage, isRunning);
  return {
    ...{ id, amount: usd(4321n), transferNow, memo: null },
    ...{ frequency: null, frequencyData: null, startingDate: null, duration: null, transfersQuantity: null },
  };
}

/** Nothing comes back, and nothing lists single transfers. */
const single = (title: string, path: string, command: (stage: Stage) => Promise<CreateTransfer>) =>
  writeCase('createTransfer', {
    title,
    command,
    shows: () => null,
    request: { method: 'POST', path },
    lies: [],
    evidence: null,
  });

/** The first series of the list with one field changed. */
const OTHER_SERIES = Object.fromEntries(
  Object.entries({
    ...{ amount: '12.35', frequency: 'weekly', frequencyData: '14', startingDate: inDays(9) },
    ...{ durationType: 'continuous', remainingTransfersQuantity: 99 },
  }).map(([field, value]) => [`/data/recurringTransfers/0/${field}`, value]),
);

const seriesCase = (title: string, transferNow: boolean) =>
  writeCase('createRecurringTransfer', {
    title,
    command: (stage) => newSeries(stage, { transferNow }),
    shows: ({ amount, recurrence: { frequency, frequencyData, startingDate, duration, memo } }) => ({
      ...{ amount, frequencyData, startingDate, duration, memo, status: 'ACTIVE' },
      ...{ frequency: 'MONTHLY', providerFrequency: frequency },
      remainingTransfers: transferNow ? 5 : 6,
    }),
    request: { method: 'POST', path: '/baas/transfer-internal' },
    // What is made at once is looked for beforehand too, in a list that has nothing to be changed.
    lies: transferNow ? [] : liesAt(OTHER_SERIES, LIST),
    evidence: transferNow ? 'partly' : 'mark',
  });

export const linkerCases: readonly WriteCase[] = [
  single('between accounts', '/baas/transfer-internal', betweenAccounts),
  single('to a counterparty', '/baas/transfer-ach', async (stage) =>
    betweenAccounts(stage, { rail: 'ACH', destination: await someone(stage), direction: 'PULL' }),
  ),
  single('to bank details', '/baas/transfer-ach', (stage) =>
    betweenAccounts(stage, { rail: 'ACH', destination: bankDetails }),
  ),
  seriesCase('from a later day on', false),
  seriesCase('with a first transfer now', true),
  writeCase('updateRecurringTransfer', {
    command: (stage) => newAmount(stage),
    shows: ({ id, amount }) => ({ id, ...(amount && { amount }) }),
    request: { method: 'PUT', path: SERIES },
    lies: liesAt({ '/data/amount': '43.22' }, { method: 'GET', path: SERIES }),
    evidence: 'state',
  }),
  writeCase('activateRecurringTransfer', {
    command: async (stage) => ({
      id: (await seriesThat(stage, isPaused)).id,
      localDateTime: `${inDays(0)}T09:00:00`,
    }),
    shows: ({ id }) => ({ id, status: 'ACTIVE' }),
    request: { method: 'PUT', path: SERIES },
    lies: liesAt({ '/data/status': 'INACTIVE' }, { method: 'GET', path: SERIES }),
    evidence: null,
  }),
  writeCase('deactivateRecurringTransfer', {
    command: async (stage) => ({ id: (await seriesThat(stage, isRunning)).id }),
    shows: ({ id }) => ({ id, status: 'INACTIVE' }),
    request: { method: 'PUT', path: SERIES },
    lies: liesAt({ '/data/status': 'ACTIVE' }, { method: 'GET', path: SERIES }),
    evidence: null,
  }),
  writeCase('deleteRecurringTransfer', {
    command: async (stage) => ({ id: (await seriesThat(stage, isRunning)).id }),
    shows: () => null,
    request: { method: 'DELETE', path: SERIES },
    lies: [],
    evidence: null,
  }),
  writeCase('cancelScheduledTransfer', {
    command: async (stage) => {
      const jobs = await all(stage, 'scheduledTransfers');
      return { id: one([...jobs].reverse(), () => true, 'a scheduled transfer').id };
    },
    shows: () => null,
    request: { method: 'DELETE', path: SERIES },
    lies: [],
    evidence: null,
  }),
];
