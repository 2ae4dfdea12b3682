import type { Card } from '../../../domain/card.js';
import type { Reader } from '../../reading/records.js';
import type { KnownCard } from '../known-cards.js';
import { toAccountId, toCardId, toLedgerId } from './global-ids.js';

/** A card as far as it is known here. Cardbiller reads none back, so that its state and money are not known. **Source** endpoints. */
export function toCard(reader: Reader, { uuid, account, ledger }: KnownCard): Card {
  return {
    id: toCardId(reader, uuid),
    connector: reader.connector.name,
    providerId: uuid,
    accountId: toAccountId(reader, account),
    ledgerId: toLedgerId(reader, ledger),
    label: null,
    form: 'UNKNOWN',
    status: 'UNKNOWN',
    providerStatus: null,
    last4: null,
    expiresOn: null,
    balance: null,
    nextSuspensionChangeAt: null,
    createdAt: null,
    userData: null,
  };
}
