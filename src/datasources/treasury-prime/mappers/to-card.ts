import type { Card, CardForm, CardStatus } from '../../../domain/card.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { CardJson } from '../json/records.js';
import { toAccountId } from './to-account.js';

/** **Source** cards: lifecycle. */
const STATUSES: Readonly<Record<string, CardStatus>> = {
  unactivated: 'UNACTIVATED',
  active: 'ACTIVE',
  suspended: 'SUSPENDED',
  terminated: 'TERMINATED',
};

/** **Source** cards: type of a card product. */
const FORMS: Readonly<Record<string, CardForm>> = { physical: 'PHYSICAL', virtual: 'VIRTUAL' };

/** The form of a card follows from its product, which `toForm` is given the type of; null where that is not known. */
export interface CardMapper {
  toCard(json: CardJson, form: CardForm): Card;
  toForm(productType: string | null): CardForm;
}

/** The mapper of cards. */
export function cardMapper(reader: Reader): CardMapper {
  const toStatus = wordTable(reader, 'card.status', STATUSES, 'UNKNOWN');
  return {
    toForm: wordTable(reader, 'cardproduct.type', FORMS, 'UNKNOWN'),
    toCard: (json, form) => ({
      id: toGlobalId({ connector: reader.connector.name, kind: 'Card', ref: json.id }),
      connector: reader.connector.name,
      providerId: json.id,
      accountId: json.account_id === null ? null : toAccountId(reader, json.account_id),
      ledgerId: null,
      label: null,
      form,
      status: toStatus(json.status),
      providerStatus: json.status,
      last4: json.last4,
      expiresOn: toExpiry(json.expiration),
      balance: null,
      nextSuspensionChangeAt: null,
      createdAt: json.created_at,
      userData: toShownUserData(json.userdata),
    }),
  };
}

/** MMYY → the last day of that month. */
export function toExpiry(expiration: string | null): string | null {
  const match = /^(0[1-9]|1[0-2])(\d{2})$/.exec(expiration ?? '');
  if (!match) return null;
  const [, month, year] = match;
  return new Date(Date.UTC(2000 + Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
