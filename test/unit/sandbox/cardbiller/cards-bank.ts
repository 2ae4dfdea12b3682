import { afterAll, beforeEach } from 'vitest';
import {
  CARDS,
  FOREIGN_ACCOUNT,
  FOREIGN_LEDGER,
  LEDGERS,
  PAYMENTS_ACCOUNT,
  TREASURY_ACCOUNTS,
} from '../../../../sandbox/cardbiller/identities.js';
import { definition } from '../../../../sandbox/cardbiller/index.js';
import { createClock } from '../../../../sandbox/kernel/clock.js';
import { startSimulator } from '../../../../sandbox/kernel/server.js';
import type { Size } from '../../../../sandbox/kernel/types.js';
import { type Answer, ask, type Row } from '../answer.js';

interface Asked {
  readonly body?: unknown;
  /** Sent as it stands instead of a body. */
  readonly text?: string;
  readonly token?: string;
}

/** The simulator over HTTP, with the steps that the tests repeat. */
export interface Bank {
  call(method: string, path: string, asked?: Asked): Promise<Answer>;
  load(card: string, amount: number, description?: string): Promise<Answer>;
  takeBack(card: string, amount: number, description?: string): Promise<Answer>;
  suspend(card: string, suspend: unknown): Promise<Answer>;
  list(query?: string): Promise<Answer>;
  command(command: Row): Promise<Answer>;
  settings(changes: Row): Promise<Answer>;
  fault(path: string, fault: Row): Promise<Answer>;
  check(): Promise<Row>;
  /** The balances of a card and its ledger, as text. */
  balances(card: string): Promise<{ card: string; ledger: string }>;
  reset(size: Size, seed?: number): Promise<Answer>;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const at = (uuids: readonly string[], index: number): string => uuids[index] ?? '';

export const ACCOUNT = at(TREASURY_ACCOUNTS, 0);
export const SECOND_ACCOUNT = at(TREASURY_ACCOUNTS, 1);
export const PAYMENTS = PAYMENTS_ACCOUNT;
export const LEDGER = at(LEDGERS, 0);
export const INACTIVE_LEDGER = at(LEDGERS, 1);
export const SECOND_LEDGER = at(LEDGERS, 2);
export const THEIR_ACCOUNT = FOREIGN_ACCOUNT;
export const THEIR_LEDGER = FOREIGN_LEDGER;
export const ACTIVE_CARD = at(CARDS, 0);
export const SUSPENDED_CARD = at(CARDS, 1);
export const CYCLED_CARD = at(CARDS, 2);
export const PENDING_CARD = at(CARDS, 3);
export const NOBODY = '00000000-0000-4000-8000-000000000000';
export const TREASURY = `/v1/treasury/${ACCOUNT}`;
export const HOUR = 3_600_000;

/** Noon of a winter day, standing still unless a test moves it. */
const START_MS = Date.parse('2025-03-05T12:00:00Z');

/** Starts a bank of its own for a test file. */
export async function openBank(size: Size = 'small', seed = 7): Promise<Bank> {
  const clock = createClock({ startMs: START_MS, wallMs: () => START_MS });
  const simulator = await startSimulator(definition, { seed, size, clock });
  const call: Bank['call'] = (method, path, asked = {}) => send(simulator.url + path, method, asked);
  const control = (name: string, body: unknown): Promise<Answer> =>
    call('POST', `/__sandbox/${name}`, { body });
  const money =
    (verb: string) =>
    (card: string, amount: number, description?: string): Promise<Answer> =>
      call('POST', `${TREASURY}/${verb}/${card}`, { body: { amount, description } });
  return {
    call,
    load: money('load-card'),
    takeBack: money('debit-card'),
    suspend: (card, suspend) => call('POST', `${TREASURY}/suspend-card/${card}`, { body: { suspend } }),
    list: (query = '') => call('GET', `${TREASURY}/transactions${query}`),
    command: (command) => control('webhooks', command),
    settings: (changes) => control('settings', changes),
    fault: (path, fault) => control('faults', { match: { path }, fault }),
    check: async () => (await call('GET', '/__sandbox/check')).body,
    balances: async (uuid) => {
      const { cards, ledgers } = (await control('webhooks', { action: 'inventory' })).body;
      const card = cards.find((row: Row) => row['cardUuid'] === uuid);
      return {
        card: card.balance,
        ledger: ledgers.find((row: Row) => row['uuid'] === card.ledgerUuid).balance,
      };
    },
    reset: (newSize, newSeed = 7) => control('reset', { size: newSize, seed: newSeed }),
    advance: (ms) => clock.advance(ms),
    close: () => simulator.close(),
  };
}

/** A bank for the tests of one file, made new before each of them; `use` is handed it then. */
export function useBank(use: (bank: Bank) => unknown): void {
  let bank: Bank | undefined;
  beforeEach(async () => {
    bank ??= await openBank();
    await bank.reset('small');
    await use(bank);
  });
  afterAll(() => bank?.close());
}

/** All rows of a list, page by page. */
export async function collect(bank: Bank, query = ''): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await bank.list(`?limit=100&page=${page}${query}`);
    rows.push(...body['data']);
    if (page >= body['totalPages']) return rows;
  }
}

function send(url: string, method: string, asked: Asked): Promise<Answer> {
  const { body, text = JSON.stringify(body), token = 'cardbiller-sandbox-token' } = asked;
  return ask(url, { method, auth: token && `Bearer ${token}`, text });
}
