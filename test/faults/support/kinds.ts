import type { WriteKind } from '../../../src/datasources/index.js';
import { type NodeKind, toGlobalId } from '../../../src/domain/ids.js';
import type { OperationRecord } from '../../../src/store/index.js';
import type { Ground, Provider } from './ground.js';
import type { Effects } from './simulators.js';

/** What an operation is made of. */
export interface Making {
  readonly ground: Ground;
  readonly provider: Provider;
  /** Its place in the schedule: no two of one schedule change the same object. */
  readonly place: number;
  /** In hundredths. */
  readonly minor: bigint;
}

/** What is asked for, and another that is not the same. */
export interface Prepared {
  readonly command: object;
  readonly other: object | null;
  /** How often it took effect, by what the provider itself shows. */
  count(record: OperationRecord, effects: Effects): number | Promise<number>;
}

/** One kind of write that schedules are made of. */
export interface Kind {
  readonly name: string;
  readonly kind: WriteKind;
  readonly connector: string;
  /** Where its requests go, as faults match them. */
  readonly match: { readonly method: string; readonly path: string };
  prepare(making: Making): Promise<Prepared>;
}

const USD = (minor: bigint) => ({ minor, currency: 'USD' });
const id = (connector: string, kind: NodeKind, ref: string) => toGlobalId({ connector, kind, ref });
const bank = (kind: NodeKind, ref: string) => id('tp-main', kind, ref);

/** Two commands that differ in their amount alone. */
function moving(minor: bigint, command: object, count: Prepared['count'] = byKey): Prepared {
  return {
    command: { ...command, amount: USD(minor) },
    other: { ...command, amount: USD(minor + 1n) },
    count,
  };
}

const PLAIN = { direction: 'PUSH', ach: null, description: null, userData: null };

function byKey({ providerKey }: OperationRecord, effects: Effects): number {
  return effects.get(String(providerKey)) ?? 0;
}

/** Descriptions and labels begin with the reference. */
function byReference({ reference }: OperationRecord, effects: Effects): number {
  const counts = [...effects].map(([key, count]) => (key.split(' ')[0] === reference ? count : 0));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What is counted is an end state: it is there or not. */
const isThere = async (state: Promise<string>, wanted: string) => ((await state) === wanted ? 1 : 0);

function internal({ ground: { accounts }, minor }: Making): Prepared {
  const [from = '', to = ''] = accounts;
  const ends = { source: bank('Account', from), destination: { account: bank('Account', to) } };
  return moving(minor, { ...PLAIN, ...ends, rail: 'INTERNAL' });
}

function ach({ ground: { accounts, counterparties }, minor, place }: Making): Prepared {
  const [from = ''] = accounts;
  const to = { counterparty: bank('Counterparty', counterparties[place] ?? '') };
  return moving(minor, { ...PLAIN, source: bank('Account', from), destination: to, rail: 'ACH' });
}

function funding({ ground, place, minor }: Making): Prepared {
  const card = id('cards-main', 'Card', ground.fundedCards[place % ground.fundedCards.length] ?? '');
  return moving(minor, { card, description: place % 2 === 0 ? null : 'for lunch' }, byReference);
}

const TP_TRANSFER = { kind: 'createTransfer', connector: 'tp-main' } as const;
const LINKED = { kind: 'createTransfer', connector: 'linker-app' } as const;
const CARDS = '/v1/treasury/*';

/** One row adds one. */
export const ALL_KINDS: readonly Kind[] = [
  {
    ...{ name: 'book', ...TP_TRANSFER, match: { method: 'POST', path: '/book' } },
    prepare: async (making) => internal(making),
  },
  {
    ...{ name: 'ach', ...TP_TRANSFER, match: { method: 'POST', path: '/ach' } },
    prepare: async (making) => ach(making),
  },
  {
    ...{ name: 'cancel', kind: 'cancelTransfer', connector: 'tp-main' },
    match: { method: 'PATCH', path: '/ach/*' },
    prepare: async ({ ground: { accounts, counterparties }, provider, place }) => {
      const body = { account_id: accounts[0], counterparty_id: counterparties[place], amount: '1.00' };
      const more = { direction: 'credit', sec_code: 'ccd', userdata: { manual: true } };
      const made = await provider.bank('POST', '/ach', { ...body, ...more });
      const state = async () => (await provider.bank('GET', `/ach/${made['id']}`))['status'] as string;
      return {
        command: { id: bank('Transfer', `ach/${made['id']}`) },
        other: null,
        count: () => isThere(state(), 'canceled'),
      };
    },
  },
  {
    ...{ name: 'suspend', kind: 'suspendCard', connector: 'tp-main' },
    match: { method: 'PATCH', path: '/card/*' },
    prepare: async ({ ground: { bankCards }, provider, place }) => {
      const card = bankCards[place] ?? '';
      const { status } = await provider.bank('GET', `/card/${card}`);
      if (status !== 'active') await provider.bank('PATCH', `/card/${card}`, { status: 'active' });
      const state = async () => (await provider.bank('GET', `/card/${card}`))['status'] as string;
      return {
        command: { id: bank('Card', card) },
        other: null,
        count: () => isThere(state(), 'suspended'),
      };
    },
  },
  {
    ...{ name: 'withdrawal', kind: 'createTransfer', connector: 'treasure-main' },
    match: { method: 'POST', path: '/v1/businesses/*' },
    prepare: async ({ ground: { business, bankAccount }, minor }) => {
      const account = (ref: string) => id('treasure-main', 'Account', ref);
      const to = { account: account(`bank_account/${business}/${bankAccount}`) };
      return moving(minor, {
        ...PLAIN,
        source: account(`portfolio/${business}`),
        destination: to,
        rail: 'WIRE',
      });
    },
  },
  {
    ...{ name: 'load', kind: 'loadCard', connector: 'cards-main', match: { method: 'POST', path: CARDS } },
    prepare: async (making) => funding(making),
  },
  {
    ...{ name: 'debit', kind: 'debitCard', connector: 'cards-main', match: { method: 'POST', path: CARDS } },
    prepare: async (making) => funding(making),
  },
  {
    ...{ name: 'issue', kind: 'issueCard', connector: 'cards-main', match: { method: 'POST', path: CARDS } },
    prepare: async ({ ground }) => {
      const account = id('cards-main', 'Account', ground.cardAccount);
      const ledger = id('cards-main', 'Ledger', ground.ledger);
      const command = { account, ledger, label: null, form: 'VIRTUAL', userData: null };
      return { command, other: { ...command, label: 'another' }, count: byReference };
    },
  },
  {
    ...{ name: 'linked-internal', ...LINKED, match: { method: 'POST', path: '/baas/*' } },
    prepare: async (making) => internal(making),
  },
  {
    ...{ name: 'linked-ach', ...LINKED, match: { method: 'POST', path: '/baas/*' } },
    prepare: async (making) => ach(making),
  },
  {
    ...{ name: 'series', kind: 'createRecurringTransfer', connector: 'linker-app' },
    match: { method: 'POST', path: '/baas/*' },
    prepare: async ({ ground: { accounts }, minor }) => {
      const [from = '', to = ''] = accounts;
      const recurrence = {
        ...{ frequency: 'monthly', frequencyData: 5, startingDate: '2044-01-05', duration: 'CONTINUOUS' },
        ...{ transfersQuantity: null, memo: null, transferNow: false },
      };
      const ends = { source: bank('Account', from), destination: { account: bank('Account', to) } };
      return moving(minor, { ...ends, direction: 'PUSH', recurrence });
    },
  },
];
