import { entryOf, type JsonObject } from '../kernel/json.js';
import type { SimResponse } from '../kernel/types.js';
import { fail, invalid, notFound } from './errors.js';
import { booleanOf, descriptionOf, positive, uuidOf, wordOf } from './fields.js';
import { Amount, writeAmounts } from './money.js';
import { deposit, spend, withdraw } from './postings.js';
import { type AccountRecord, type CardRecord, type LedgerRecord, TRANSACTION_TYPES } from './state.js';
import { cardView, transactionView, type View } from './views.js';
import type { World } from './world.js';

type Command = (world: World, command: JsonObject) => View;

const LEDGER_TYPES = TRANSACTION_TYPES.filter((type) => type !== 'Debit Card');

const COMMANDS: Readonly<Record<string, Command>> = {
  'ledger-deposit': (world, command) => moveLedger(world, command, { run: deposit, type: 'ACH' }),
  'ledger-withdrawal': (world, command) => moveLedger(world, command, { run: withdraw, type: 'Transfer' }),
  'ledger-fee': (world, command) => moveLedger(world, command, { run: withdraw, type: 'System' }),
  'card-spend': spendOnCard,
  'insert-transactions': insertTransactions,
  ledger: setLedger,
  account: setAccount,
  card: setCard,
  inventory,
};

/** `POST /__sandbox/webhooks`: commands for events outside of the API. **Throws** `HttpReply` 400 for an invalid command. */
export function runCommand(world: World, command: JsonObject): SimResponse {
  const action = command['action'];
  const run = entryOf(COMMANDS, action);
  if (!run) {
    const known = Object.keys(COMMANDS).join(', ');
    throw fail('VALIDATION_ERROR', `Unknown action '${String(action)}': one of ${known}.`);
  }
  return { status: 200, body: writeAmounts(run(world, command), 'string') };
}

function moveLedger(
  world: World,
  command: JsonObject,
  { run, type }: { readonly run: typeof deposit; readonly type: (typeof LEDGER_TYPES)[number] },
): View {
  const row = run(world, ledgerIn(world, command), {
    minor: amountIn(command),
    type: wordOf(command['type'] ?? type, 'type', LEDGER_TYPES),
    description: descriptionOf(command),
  });
  return transactionView(world, row);
}

function spendOnCard(world: World, command: JsonObject): View {
  const card = cardIn(world, command);
  if (card.status !== 'Active') throw fail('CARD_NOT_ACTIVE', `The card is ${card.status.toLowerCase()}.`);
  const isListed = command['listed'] === undefined || booleanOf(command, 'listed');
  const row = spend(world, card, { minor: amountIn(command), description: descriptionOf(command), isListed });
  return { card: cardView(world, card), transaction: row ? transactionView(world, row) : null };
}

/** Makes `count` deposits of 1.00. */
function insertTransactions(world: World, command: JsonObject): View {
  const ledger = ledgerIn(world, command);
  const count = command['count'];
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
    throw invalid('count', 'must be a whole number above 0');
  }
  const uuids = Array.from({ length: count }, (_, index) => {
    const description = `Inserted ${index + 1}`;
    return deposit(world, ledger, { minor: 100n, type: 'ACH', description }).uuid;
  });
  return { transactionUuids: uuids };
}

function setLedger(world: World, command: JsonObject): View {
  const ledger = ledgerIn(world, command);
  ledger.isActive = booleanOf(command, 'active');
  return ledgerRow(ledger);
}

function setAccount(world: World, command: JsonObject): View {
  const uuid = uuidOf(command['account'], 'account');
  const account = world.state.accounts.get(uuid);
  if (!account) throw notFound('account', uuid);
  const { kind = account.kind, cardType = account.cardType } = command;
  account.kind = wordOf(kind, 'kind', ['Treasury', 'Payments']);
  account.cardType = wordOf(cardType, 'cardType', ['Virtual', 'Physical']);
  if (command['programEnabled'] !== undefined) account.programEnabled = booleanOf(command, 'programEnabled');
  return accountRow(account);
}

/** Returns a card, or changes its status without using its daily allowance. */
function setCard(world: World, command: JsonObject): View {
  const card = cardIn(world, command);
  if (command['status'] !== undefined) {
    card.status = wordOf(command['status'], 'status', ['Active', 'Suspended', 'Pending']);
  }
  return cardView(world, card);
}

/** All objects, because the API lists none of them. */
function inventory(world: World): View {
  const { accounts, ledgers, cards } = world.state;
  return {
    accounts: [...accounts.values()].map(accountRow),
    ledgers: [...ledgers.values()].map(ledgerRow),
    cards: [...cards.values()].map((card) => cardView(world, card)),
  };
}

function accountRow(account: AccountRecord): View {
  return { ...account };
}

function ledgerRow({ minor, ...ledger }: LedgerRecord): View {
  return { ...ledger, balance: new Amount(minor) };
}

function ledgerIn({ state }: World, command: JsonObject): LedgerRecord {
  const uuid = uuidOf(command['ledger'], 'ledger');
  const ledger = state.ledgers.get(uuid);
  if (!ledger) throw notFound('ledger', uuid);
  return ledger;
}

function cardIn({ state }: World, command: JsonObject): CardRecord {
  const uuid = uuidOf(command['card'], 'card');
  const card = state.cards.get(uuid);
  if (!card) throw notFound('card', uuid);
  return card;
}

function amountIn(command: JsonObject): bigint {
  const { amount } = command;
  if (typeof amount !== 'string' && typeof amount !== 'number') throw invalid('amount', 'is required');
  return positive(String(amount));
}
