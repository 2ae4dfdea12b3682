import type { Card } from '../../../src/domain/card.js';
import type { FundCard, IssueCard } from '../../../src/domain/commands.js';
import { all, one, refOf, usd } from './objects.js';
import type { Stage } from './stage.js';
import { liesAt, type WriteCase, writeCase } from './write-case.js';

const PREFIX = '/v1/treasury/*';
const ANOTHER = '00000000-0000-4000-8000-000000000000';

interface Inventory {
  readonly accounts: readonly { readonly uuid: string }[];
  readonly ledgers: readonly { readonly uuid: string; readonly isActive: boolean }[];
  readonly cards: readonly {
    readonly cardUuid: string;
    readonly status: string;
    readonly balance: string;
    readonly ledgerUuid: string;
  }[];
}

/** All that the simulator has. */
export async function inventory(stage: Stage): Promise<Inventory> {
  return (await stage.command({ action: 'inventory' })) as Inventory;
}

/** Cards that we have, of one state at the provider: which it is no answer tells. The first were not changed today. */
export async function cardsThatAre(stage: Stage, status: string): Promise<readonly Card[]> {
  const ours = await all(stage, 'cards');
  const { cards } = await inventory(stage);
  return cards.flatMap((card) =>
    card.status === status ? ours.filter(({ id }) => refOf(id) === card.cardUuid) : [],
  );
}

/** The one with the most money on it. */
export async function richestCard(stage: Stage): Promise<Card> {
  const { cards } = await inventory(stage);
  const active = cards.filter(({ status }) => status === 'Active');
  const [richest] = [...active].sort((a, b) => Number(b.balance) - Number(a.balance));
  return one(await all(stage, 'cards'), ({ id }) => refOf(id) === richest?.cardUuid, 'a card with money');
}

/** A card for a ledger that is in use. */
export async function cardOrder(stage: Stage, more: Partial<IssueCard> = {}): Promise<IssueCard> {
  const ledger = one(await all(stage, 'ledgers'), ({ status }) => status === 'ACTIVE', 'a ledger in use');
  const account = one(await all(stage, 'accounts'), ({ id }) => id === ledger.accountId, 'its account');
  return {
    account: account.id,
    ledger: ledger.id,
    label: 'Delivery van 7',
    form: 'VIRTUAL',
    userData: null,
    ...more,
  };
}

/** Money to or from a card. */
export async function funding(stage: Stage, more: Partial<FundCard> = {}): Promise<FundCard> {
  return { card: (await richestCard(stage)).id, amount: usd(105n), description: 'Fuel', ...more };
}

const fundCase = (kind: 'loadCard' | 'debitCard', rail: 'CARD_LOAD' | 'CARD_DEBIT') =>
  writeCase(kind, {
    command: (stage) => funding(stage),
    shows: ({ card, amount, description }) => ({
      card: { id: card },
      transfer: { amount, rail, description, status: 'COMPLETED' },
    }),
    request: { method: 'POST', path: PREFIX },
    lies: liesAt({
      ...{ '/amount': 1.06, '/accountUuid': ANOTHER, '/ledgerUuid': ANOTHER, '/cardUuid': ANOTHER },
      '/entryType': kind === 'loadCard' ? 'Credit' : 'Debit',
      '/description': 'XQ7M2KTR9PA Fuel',
    }),
    evidence: 'mark',
  });

const turnCase = (kind: 'suspendCard' | 'unsuspendCard', from: string, to: 'SUSPENDED' | 'ACTIVE') =>
  writeCase(kind, {
    command: async (stage) => {
      const [card] = await cardsThatAre(stage, from);
      return { id: card?.id ?? '' };
    },
    shows: ({ id }) => ({ id, status: to }),
    request: { method: 'POST', path: PREFIX },
    lies: liesAt({ '/status': from, '/cardUuid': ANOTHER, '/treasuryAccountUuid': ANOTHER }),
    evidence: null,
  });

export const cardbillerCases: readonly WriteCase[] = [
  writeCase('issueCard', {
    command: (stage) => cardOrder(stage),
    shows: ({ account, ledger, label }) => ({
      ...{ accountId: account, ledgerId: ledger, label, form: 'VIRTUAL', status: 'ACTIVE' },
    }),
    request: { method: 'POST', path: PREFIX },
    lies: liesAt({ '/ledgerUuid': ANOTHER, '/treasuryAccountUuid': ANOTHER }),
    evidence: null,
  }),
  turnCase('suspendCard', 'Active', 'SUSPENDED'),
  turnCase('unsuspendCard', 'Suspended', 'ACTIVE'),
  fundCase('loadCard', 'CARD_LOAD'),
  fundCase('debitCard', 'CARD_DEBIT'),
];
