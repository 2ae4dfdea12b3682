import type { SimRequest } from '../kernel/types.js';
import { accessOf } from './auth.js';
import { fail, notFound } from './errors.js';
import { uuidOf } from './fields.js';
import type { AccountRecord, CardRecord, LedgerRecord } from './state.js';
import type { World } from './world.js';

/** The Treasury account in the path. **Throws** `HttpReply` 400, 403, 404, 409. **Source** contract 8. */
export function accountOf(world: World, request: SimRequest, field = 'accountUuid'): AccountRecord {
  const uuid = uuidOf(request.params[field], field);
  const account = world.state.accounts.get(uuid);
  if (!account) throw notFound('account', uuid);
  if (!accessOf(world.settings, request).accounts.has(uuid)) {
    throw fail('FORBIDDEN', `This token does not open the account ${uuid}.`);
  }
  if (account.kind === 'Treasury') return account;
  throw fail('ACCOUNT_NOT_TREASURY', `The account ${uuid} is a ${account.kind} account.`);
}

/** The ledger of a request. **Throws** `HttpReply` 400, 403, 404, 409 for one that is not active. */
export function activeLedger(world: World, request: SimRequest, value: unknown): LedgerRecord {
  const uuid = uuidOf(value, 'ledgerUuid');
  const ledger = world.state.ledgers.get(uuid);
  if (!ledger) throw notFound('ledger', uuid);
  if (!accessOf(world.settings, request).ledgers.has(uuid)) {
    throw fail('FORBIDDEN', `This token does not open the ledger ${uuid}.`);
  }
  return requireActive(ledger);
}

/** The ledger if it is active. **Throws** `HttpReply` 409. */
export function requireActive(ledger: LedgerRecord): LedgerRecord {
  if (ledger.isActive) return ledger;
  throw fail('LEDGER_NOT_ACTIVE', `The ledger ${ledger.uuid} has not been activated.`);
}

/** The card in the path. **Throws** `HttpReply` 400, 404. */
export function cardOf(world: World, account: AccountRecord, request: SimRequest): CardRecord {
  const uuid = uuidOf(request.params['cardUuid'], 'cardUuid');
  const card = world.state.cards.get(uuid);
  if (card?.accountUuid !== account.uuid) throw notFound('card', uuid);
  return card;
}

/** The ledger that the card was issued on. */
export function ledgerOf(world: World, card: CardRecord): LedgerRecord {
  const ledger = world.state.ledgers.get(card.ledgerUuid);
  if (!ledger) throw notFound('ledger', card.ledgerUuid);
  return ledger;
}
