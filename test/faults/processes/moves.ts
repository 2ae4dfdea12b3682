import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { definition as cardbiller } from '../../../sandbox/cardbiller/index.js';
import { fromGlobalId, toGlobalId } from '../../../src/domain/ids.js';
import type { Match, Name } from './providers.js';

/** One way to move money, as a caller asks for it. */
export interface Kind {
  readonly name: string;
  readonly connector: Name;
  readonly mutation: string;
  readonly inputType: string;
  /** Where its write goes. */
  readonly write: Match;
  readonly input: object;
}

/** One movement that a caller wants, under one key. */
export interface Move {
  readonly kind: Kind;
  readonly key: string;
  readonly input: object;
}

const [from, account] = exampleIds('20-pay-another-account');
const [portfolio, linked] = exampleIds('24-withdraw-from-a-portfolio');

/** An idempotency key, and lists in which the effect is recognised. */
export const PAYMENT: Kind = {
  name: 'a payment',
  connector: 'tp-main',
  mutation: 'createTransfer',
  inputType: 'CreateTransferInput',
  write: { method: 'POST', path: '/book' },
  input: { source: from, destination: { account } },
};

/** The same, with credentials that are fetched. */
export const WITHDRAWAL: Kind = {
  name: 'a withdrawal',
  connector: 'treasure-main',
  mutation: 'createTransfer',
  inputType: 'CreateTransferInput',
  write: { method: 'POST', path: '/v1/businesses/*' },
  input: { source: portfolio, destination: { account: linked }, rail: 'WIRE' },
};

/** No key at all: only lists tell. */
export const LOAD: Kind = {
  name: 'a load of a card',
  connector: 'cards-main',
  mutation: 'loadCard',
  inputType: 'LoadCardInput',
  write: { method: 'POST', path: '/v1/treasury/*' },
  input: { card: toGlobalId({ connector: 'cards-main', kind: 'Card', ref: firstCard() }) },
};

/** Where a credential for withdrawals is fetched. */
export const TOKEN_PATH = '/v1/oauth/token';
/** The last thing that is read before a withdrawal. */
export const LAST_READ: Match = {
  method: 'GET',
  path: `/v1/businesses/${businessOf(linked)}/bank_accounts/*`,
};

let moves = 0;

/** A movement that was not asked for before: of another amount than all others, under a key of its own. */
export function newMove(kind: Kind): Move {
  const minor = 100 + ++moves;
  return { kind, key: randomUUID(), input: withAmount(kind.input, minor) };
}

/** The same under the same key, but for the amount. */
export function otherAmount(move: Move): Move {
  return { ...move, input: withAmount(move.input, 99) };
}

/** The text of its mutation. */
export function textOf({ mutation, inputType }: Kind): string {
  const payload = 'operation { id status provenBy } replayed transfer { id } errors { field code messages }';
  return `mutation ($input: ${inputType}!) { payload: ${mutation}(input: $input) { ${payload} } }`;
}

function withAmount(input: object, minor: number): object {
  const amount = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
  return { ...input, amount: { amount, currency: 'USD' } };
}

/** The ids that an example is written with. */
function exampleIds(name: string): readonly string[] {
  const text = readFileSync(`examples/${name}.graphql`, 'utf8');
  return [...text.matchAll(/ID! = "([^"]+)"/g)].map(([, id]) => id ?? '');
}

function businessOf(account = ''): string {
  const [, business = ''] = fromGlobalId(account)?.ref.split('/') ?? [];
  return business;
}

function firstCard(): string {
  const { resources } = cardbiller.configuration as {
    readonly resources: { readonly cards: ReadonlyArray<string | { readonly id: string }> };
  };
  const [card = ''] = resources.cards;
  return typeof card === 'string' ? card : card.id;
}
