import type { ServerResponse } from 'node:http';
import type { Bank } from './bank.js';

/** One request to the provider. */
export interface Visit {
  /** Without the prefix of the mode. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly response: ServerResponse;
  /** An address at which nothing may arrive. */
  readonly elsewhere: string;
}

/** What the provider answers with. */
export interface Reply {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string | Buffer;
}

/** What the answer of the gateway shows of the provider in one list. */
export interface Shown {
  /** The rows; of `cashPosition`, the accounts that it counts. Null: not stated. */
  readonly rows: number | null;
  /** The codes that `unavailable` can name. Empty: the connector is not named. */
  readonly codes: readonly string[];
}

export const NOUNS = ['accounts', 'cashPosition', 'transactions', 'transfers'] as const;
export type Noun = (typeof NOUNS)[number];

/** One hostile behaviour. */
export interface Mode {
  /** Also the name of the connector, and the first part of its paths. */
  readonly name: string;
  readonly bank?: (bank: Bank) => Bank;
  /** Changes the text of every answer. */
  readonly text?: (text: string) => string;
  /** Changes the answer, or takes the response over and returns null. */
  readonly act?: (visit: Visit, reply: Reply) => Reply | null;
  /** What differs from a provider without a fault. */
  readonly shows: Readonly<Partial<Record<Noun, Shown>>>;
  readonly maxCalls: number;
  /** A part of the answer's JSON, unchanged. */
  readonly keeps?: string;
  /** True if the provider does not answer in time. The connector then has a short time limit. */
  readonly isSilent?: boolean;
  /** True if the gateway sends nothing for the same request a moment later. */
  readonly isHeld?: boolean;
}

/** The calls that the lists of a provider without a fault take, with room for one more page each. */
export const FEW_CALLS = 24;

export function shown(rows: number | null, ...codes: readonly string[]): Shown {
  return { rows, codes };
}

/** What a provider without a fault shows. */
export const WHOLE: Readonly<Record<Noun, Shown>> = {
  accounts: shown(3),
  cashPosition: shown(3),
  transactions: shown(3),
  transfers: shown(4),
};

/** No row of the provider, and it is named. */
export function nothing(...codes: readonly string[]): Record<Noun, Shown> {
  const none = shown(0, ...codes);
  return { accounts: none, cashPosition: none, transactions: none, transfers: none };
}

/** One account is left out of the list, and the connector out of the total. */
export const ACCOUNT_LEFT_OUT = {
  accounts: shown(2, 'INVALID_RESPONSE'),
  cashPosition: shown(0, 'INVALID_RESPONSE'),
};
