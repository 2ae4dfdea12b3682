import type { CardForm, CardStatus } from '../../../domain/card.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { CardJson } from '../json/card.js';
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
export type CardFactsMapper = (json: CardJson, at: string) => Partial<CardFacts>;

/** The mapper of what answers tell of cards. */
export function cardFactsMapper(reader: Reader): CardFactsMapper {
  const toStatus = wordTable<CardStatus>(reader, 'card.status', STATUSES, 'UNKNOWN');
  const toForm = wordTable<CardForm>(reader, 'card.cardType', FORMS, 'UNKNOWN');
  return (json, at) => ({
    ...(json.accountUuid !== null && { account: json.accountUuid }),
    ...(json.ledgerUuid !== null && { ledger: json.ledgerUuid }),
    ...(json.label !== null && { label: json.label }),
    ...(json.cardType !== null && { form: toForm(json.cardType) }),
    ...(json.status !== null && { status: toStatus(json.status), providerStatus: json.status }),
    ...(json.lastFour !== null && { last4: json.lastFour }),
    ...(json.expiresOn !== null && { expiresOn: json.expiresOn }),
    ...(json.balance !== null && { balance: { amount: json.balance, at } }),
    ...(json.createdAt !== null && { createdAt: json.createdAt }),
  });
}
