import type { CardForm, CardStatus } from '../../../domain/card.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { WireCard } from '../json/card.js';
import type { CardFacts } from '../writes/card-facts.js';

/** **Source** object models: card, status (assumed). */
const STATUSES: Readonly<Record<string, CardStatus>> = {
  Active: 'ACTIVE',
  Suspended: 'SUSPENDED',
  Pending: 'UNACTIVATED',
};

/** **Source** object models: card, cardType (assumed). */
const FORMS: Readonly<Record<string, CardForm>> = { Virtual: 'VIRTUAL', Physical: 'PHYSICAL' };

/** What an answer that arrived at `at` tells of a card: nothing of what it does not say. */
export type CardFactsMapper = (wire: WireCard, at: string) => Partial<CardFacts>;

/** The mapper of what answers tell of cards. */
export function cardFactsMapper(reader: Reader): CardFactsMapper {
  const toStatus = wordTable<CardStatus>(reader, 'card.status', STATUSES, 'UNKNOWN');
  const toForm = wordTable<CardForm>(reader, 'card.cardType', FORMS, 'UNKNOWN');
  return (wire, at) => ({
    ...(wire.accountUuid !== null && { account: wire.accountUuid }),
    ...(wire.ledgerUuid !== null && { ledger: wire.ledgerUuid }),
    ...(wire.label !== null && { label: wire.label }),
    ...(wire.cardType !== null && { form: toForm(wire.cardType) }),
    ...(wire.status !== null && { status: toStatus(wire.status), providerStatus: wire.status }),
    ...(wire.lastFour !== null && { last4: wire.lastFour }),
    ...(wire.expiresOn !== null && { expiresOn: wire.expiresOn }),
    ...(wire.balance !== null && { balance: { amount: wire.balance, at } }),
    ...(wire.createdAt !== null && { createdAt: wire.createdAt }),
  });
}
