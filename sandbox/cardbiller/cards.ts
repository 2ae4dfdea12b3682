import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { fail } from './errors.js';
import { bodyOf, booleanOf, labelOf } from './fields.js';
import { scheduleActivation } from './lifecycle.js';
import { accountOf, activeLedger, cardOf } from './lookup.js';
import type { AccountRecord, CardRecord, LedgerRecord } from './state.js';
import { changeState } from './suspension.js';
import { answerOne, cardView } from './views.js';
import type { World } from './world.js';

const VALID_YEARS = 3;

/** The routes that issue and suspend cards. No route reads a card. **Source** contract 4.2, 4.3. */
export function cardRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/treasury/:treasuryAccountUuid/issue-card',
      handler: (request) => issue(world, request),
    },
    {
      method: 'POST',
      path: '/v1/treasury/:accountUuid/suspend-card/:cardUuid',
      handler: (request) => suspend(world, request),
    },
  ];
}

function issue(world: World, request: SimRequest): SimResponse {
  const account = accountOf(world, request, 'treasuryAccountUuid');
  const body = bodyOf(request);
  const label = labelOf(body);
  const ledger = activeLedger(world, request, body['ledgerUuid']);
  requireOwnLedger(account, ledger);
  if (account.cardType === 'Physical' && !account.programEnabled) {
    throw fail('CARD_PROGRAM_NOT_ENABLED', 'Physical cards need a card programme, and none is set up.');
  }
  const card = newCard(world, { account, ledger, label });
  world.state.cards.set(card.uuid, card);
  world.countEffect(label ?? card.uuid);
  scheduleActivation(world, card);
  return answerOne(world, 201, cardView(world, card));
}

function requireOwnLedger(account: AccountRecord, ledger: LedgerRecord): void {
  if (ledger.accountUuid === account.uuid) return;
  throw fail('FORBIDDEN', `The ledger ${ledger.uuid} belongs to another account.`);
}

function newCard(
  world: World,
  {
    account,
    ledger,
    label,
  }: { readonly account: AccountRecord; readonly ledger: LedgerRecord; readonly label: string | null },
): CardRecord {
  const now = new Date(world.nowMs);
  return {
    uuid: world.random.uuid(),
    accountUuid: account.uuid,
    ledgerUuid: ledger.uuid,
    currency: ledger.currency,
    minor: 0n,
    label,
    cardType: account.cardType,
    status: account.cardType === 'Physical' ? 'Pending' : 'Active',
    lastFour: world.random.digits(4),
    expiryMonth: now.getUTCMonth() + 1,
    expiryYear: now.getUTCFullYear() + VALID_YEARS,
    createdMs: world.nowMs,
    changes: [],
  };
}

function suspend(world: World, request: SimRequest): SimResponse {
  const card = cardOf(world, accountOf(world, request), request);
  const isSuspending = booleanOf(bodyOf(request), 'suspend');
  changeState(world, card, isSuspending ? 'Suspended' : 'Active');
  return answerOne(world, 200, cardView(world, card));
}
