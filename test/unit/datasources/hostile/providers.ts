import { accountsPort as cardbillerAccounts } from '../../../../src/datasources/cardbiller/reads/accounts.js';
import { ledgersPort } from '../../../../src/datasources/cardbiller/reads/ledgers.js';
import { transactionsPort as cardbillerTransactions } from '../../../../src/datasources/cardbiller/reads/transactions.js';
import { transfersPort as cardbillerTransfers } from '../../../../src/datasources/cardbiller/reads/transfers.js';
import { recurringTransfersPort } from '../../../../src/datasources/linker/reads/recurring-transfers.js';
import { scheduledTransfersPort } from '../../../../src/datasources/linker/reads/scheduled-transfers.js';
import { accountsPort as treasureAccounts } from '../../../../src/datasources/treasure/reads/accounts.js';
import { businessesPort as treasureBusinesses } from '../../../../src/datasources/treasure/reads/businesses.js';
import { documentsPort } from '../../../../src/datasources/treasure/reads/documents.js';
import { portfoliosPort } from '../../../../src/datasources/treasure/reads/portfolios.js';
import { transfersPort as treasureTransfers } from '../../../../src/datasources/treasure/reads/transfers.js';
import { accountsPort as pathAccounts } from '../../../../src/datasources/treasury-path/reads/accounts.js';
import { businessesPort as pathBusinesses } from '../../../../src/datasources/treasury-path/reads/businesses.js';
import { counterpartiesPort as pathCounterparties } from '../../../../src/datasources/treasury-path/reads/counterparties.js';
import { transfersPort as pathTransfers } from '../../../../src/datasources/treasury-path/reads/transfers.js';
import { accountsPort } from '../../../../src/datasources/treasury-prime/reads/accounts.js';
import { businessesPort } from '../../../../src/datasources/treasury-prime/reads/businesses.js';
import { cardsPort } from '../../../../src/datasources/treasury-prime/reads/cards.js';
import { counterpartiesPort } from '../../../../src/datasources/treasury-prime/reads/counterparties.js';
import { transactionsPort } from '../../../../src/datasources/treasury-prime/reads/transactions.js';
import { transfersPort } from '../../../../src/datasources/treasury-prime/reads/transfers.js';
import { noMemory } from '../../../../src/domain/memory.js';
import type { Place } from '../../../support/hostile-json.js';
import { manualClock } from '../../../support/manual-clock.js';
import * as cards from '../cardbiller/fake-cardbiller.js';
import * as linker from '../linker/fake-linker.js';
import * as treasure from '../treasure/fake-treasure.js';
import * as path from '../treasury-path/fake-treasury-path.js';
import * as pathRecords from '../treasury-path/records.js';
import * as prime from '../treasury-prime/fake-treasury-prime.js';
import * as records from '../treasury-prime/records.js';
import type { Subject } from './subjects.js';

const two = <T>(make: (id: string) => T, name: string): readonly T[] => [
  make(`${name}_1`),
  make(`${name}_2`),
];
const whole: Place = [];

const LISTS = {
  '/account': two(records.accountRow, 'acct'),
  '/account_lock': [records.accountLock('acct_1'), records.accountLock('acct_2')],
  '/transaction': two(records.transaction, 'ttx'),
  '/ach': two(records.ach, 'ach'),
  '/book': two(records.book, 'book'),
  '/wire': two(records.wire, 'wire'),
  '/fednow': two(records.fednow, 'fednow'),
  '/counterparty': two(records.counterparty, 'cp'),
  '/card': two(records.card, 'card'),
  '/business': two(records.business, 'biz'),
};

const TREASURY_PRIME: Subject = {
  connector: prime.connector,
  at: prime.AT,
  open: (api) => {
    const accounts = accountsPort(api);
    return {
      accounts,
      transactions: transactionsPort(api),
      transfers: transfersPort(api),
      counterparties: counterpartiesPort(api),
      cards: cardsPort(api),
      businesses: businessesPort(api, accounts),
    };
  },
  documents: {
    ...Object.fromEntries(Object.entries(LISTS).map(([list, rows]) => [list, prime.data(...rows)])),
    '/account/acct_1': records.account('acct_1'),
    '/cardproduct/cdpt_1': records.cardProduct('cdpt_1'),
    '/ach/ach_1': records.ach('ach_1'),
  },
  records: [
    ...Object.keys(LISTS).map((list) => ({ path: list, place: ['data', 0] })),
    { path: '/account/acct_1', place: whole },
    { path: '/cardproduct/cdpt_1', place: whole },
    { path: '/ach/ach_1', place: whole },
  ],
  refs: { accounts: 'acct_1', transfers: 'ach/ach_1' },
};

const business = (id: string) => `/v1/businesses/${id}`;
const ofBusinesses = (documents: (id: string) => Readonly<Record<string, unknown>>) =>
  Object.assign({}, ...['b1', 'b2'].map(documents));

const TREASURE: Subject = {
  connector: treasure.connector,
  at: treasure.AT,
  open: (api) => ({
    accounts: treasureAccounts(api),
    businesses: treasureBusinesses(api),
    transfers: treasureTransfers(api),
    documents: documentsPort(api),
    portfolios: portfoliosPort(api),
  }),
  documents: {
    '/v1/businesses': { businesses: [treasure.business('b1'), treasure.business('b2')] },
    ...ofBusinesses((id) => ({
      [business(id)]: treasure.business(id),
      [`${business(id)}/portfolio`]: treasure.portfolio(id),
      [`${business(id)}/bank_accounts`]: { bank_accounts: two(treasure.bankAccount, `ba-${id}`) },
      [`${business(id)}/transfers`]: { transfers: two(treasure.transfer, `t-${id}`) },
      [`${business(id)}/documents`]: { documents: two(treasure.document, `d-${id}`) },
    })),
    [`${business('b1')}/documents/d-b1_1`]: {
      ...treasure.document('d-b1_1'),
      download_url: 'https://files.example/d',
    },
    [`${business('b1')}/wire_instructions`]: {
      wire_instructions: { bank_name: 'Prairie Bank', account_number: '1', currency: 'USD' },
    },
  },
  records: [
    { path: '/v1/businesses', place: ['businesses', 0] },
    { path: business('b1'), place: whole },
    { path: `${business('b1')}/portfolio`, place: whole },
    { path: `${business('b1')}/bank_accounts`, place: ['bank_accounts', 0] },
    { path: `${business('b1')}/transfers`, place: ['transfers', 0] },
    { path: `${business('b1')}/documents`, place: ['documents', 0] },
    { path: `${business('b1')}/documents/d-b1_1`, place: whole },
    { path: `${business('b1')}/wire_instructions`, place: whole },
  ],
  refs: { accounts: 'portfolio/b1', businesses: 'b1', portfolios: 'b1', documents: 'b1/d-b1_1' },
};

const C1 = `${path.COMPANIES}/c1`;

const TREASURY_PATH: Subject = {
  connector: path.connector,
  at: '2026-01-05T12:00:00.000Z',
  open: (tools) => {
    const refuse = () => Promise.reject(new Error('nothing is written here'));
    const api = { ...tools, clock: manualClock(), graphql: refuse };
    return {
      accounts: pathAccounts(api),
      businesses: pathBusinesses(api),
      counterparties: pathCounterparties(api),
      transfers: pathTransfers(api),
    };
  },
  documents: {
    ...pathRecords.workspace(),
    [`${C1}/entities`]: path.listOf(pathRecords.entity('e1'), pathRecords.entity('e3')),
    [`${C1}/entities/e3/features`]: { data: [] },
    [`${C1}/payments`]: path.listOf(pathRecords.payment('t1'), pathRecords.payment('t2')),
    [`${C1}/recipients`]: { data: [pathRecords.recipient('r1'), pathRecords.recipient('r2')] },
  },
  // A company with another id has other lists, which are not there: its values are left as they are.
  records: [
    { path: `${C1}/entities`, place: ['data', 0] },
    { path: `${C1}/entities/e1/features`, place: ['data', 0] },
    { path: `${C1}/bank_accounts`, place: ['data', 0] },
    { path: `${C1}/bank_accounts/b1`, place: ['data'] },
    { path: `${C1}/recipients`, place: ['data', 0] },
    { path: `${C1}/payments`, place: ['data', 0] },
  ],
  refs: { accounts: 'c1/b1' },
};

const ENTRIES = cards.transactionsPath(1);
const ENTRY = `${ENTRIES}/${cards.entry(1)}`;

const CARDBILLER: Subject = {
  connector: cards.connector,
  at: cards.AT,
  open: (tools) => {
    const clock = { nowMs: () => Date.parse(cards.AT) };
    const resources = { ...cards.ONE_OF_EACH, ledgers: [cards.ledger(1), cards.ledger(2)] };
    const api = { ...tools, clock, currency: 'USD', resources };
    return {
      accounts: cardbillerAccounts(api),
      ledgers: ledgersPort(api),
      transactions: cardbillerTransactions(api),
      transfers: cardbillerTransfers(api),
    };
  },
  documents: {
    [ENTRIES]: { data: [cards.record(1), cards.record(2)], total: 2, totalPages: 1 },
    [ENTRY]: { data: cards.record(1) },
    [cards.ledgerPath(1)]: cards.balance('250.10'),
    [cards.ledgerPath(2)]: cards.balance('99.90'),
  },
  records: [
    { path: ENTRIES, place: ['data', 0] },
    { path: ENTRY, place: ['data'] },
    { path: cards.ledgerPath(1), place: whole },
  ],
  refs: {
    accounts: cards.account(1),
    ledgers: cards.ledger(1),
    transactions: `${cards.account(1)}/${cards.entry(1)}`,
    transfers: `${cards.account(1)}/${cards.entry(1)}`,
  },
  filters: {
    transactions: { createdFrom: '2026-03-05', createdTo: '2026-03-05' },
    transfers: { createdFrom: '2026-03-05', createdTo: '2026-03-05' },
  },
};

const LINKER: Subject = {
  connector: linker.connector,
  at: linker.AT,
  open: (tools) => {
    const clock = manualClock(Date.parse(linker.AT));
    const settings = { currency: 'USD', isCallersOwn: false, accountsFrom: linker.BANK };
    const api = { ...tools, ...settings, clock, memory: noMemory };
    return {
      recurringTransfers: recurringTransfersPort(api),
      scheduledTransfers: scheduledTransfersPort(api),
    };
  },
  documents: {
    [linker.SERIES]: linker.listed('recurringTransfers', ...two(linker.series, 's')),
    [linker.JOBS]: linker.listed('recurringTransferJobs', ...two(linker.job, 'j')),
    [`${linker.SERIES}/s_1`]: linker.data(linker.series('s_1')),
  },
  records: [
    { path: linker.SERIES, place: ['data', 'recurringTransfers', 0] },
    { path: linker.JOBS, place: ['data', 'recurringTransferJobs', 0] },
    { path: `${linker.SERIES}/s_1`, place: ['data'] },
  ],
  refs: { recurringTransfers: 's_1' },
};

export const SUBJECTS: readonly Subject[] = [TREASURY_PRIME, TREASURE, TREASURY_PATH, CARDBILLER, LINKER];
