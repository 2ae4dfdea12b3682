import type { Card } from '../../../domain/card.js';
import type { CardbillerApi } from '../api.js';
import type { KnownCard } from '../reads/known-cards.js';
import { nextChangeAt } from '../writes/suspension-window.js';
import { toAccountId, toCardId, toLedgerId } from './global-ids.js';

/** A card as far as it is known here: whose it is, and what the last answers of our own have told. **Source** endpoints, traps: 2. */
export function toCard(
  api: Pick<CardbillerApi, 'connector' | 'telemetry' | 'clock'>,
  { uuid, account, ledger, facts }: KnownCard,
): Card {
  return {
    id: toCardId(api, uuid),
    connector: api.connector.name,
    providerId: uuid,
    accountId: toAccountId(api, account),
    ledgerId: toLedgerId(api, ledger),
    label: facts.label,
    form: facts.form,
    status: facts.status,
    providerStatus: facts.providerStatus,
    last4: facts.last4,
    expiresOn: facts.expiresOn,
    balance: facts.balance?.amount ?? null,
    nextSuspensionChangeAt: nextChangeAt(facts, api.clock.nowMs()),
    createdAt: facts.createdAt,
    userData: null,
  };
}
