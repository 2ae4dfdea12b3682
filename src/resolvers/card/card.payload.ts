import type * as domain from '../../domain/card.js';
import type * as ledgers from '../../domain/ledger.js';
import type * as transfers from '../../domain/transfer.js';
import { Ledger } from '../ledger/ledger.type.js';
import { payloadOf } from '../shared/payload-of.js';
import { Transfer } from '../transfer/transfer.type.js';
import { Card } from './card.type.js';

const CARD = {
  card: { type: () => Card, description: 'The card after the change; null until the operation succeeds.' },
};

export const IssueCardPayload = payloadOf<{ card: domain.Card }>('issueCard', CARD);
export type IssueCardPayload = InstanceType<typeof IssueCardPayload>;

export const SuspendCardPayload = payloadOf<{ card: domain.Card }>('suspendCard', CARD);
export type SuspendCardPayload = InstanceType<typeof SuspendCardPayload>;

export const UnsuspendCardPayload = payloadOf<{ card: domain.Card }>('unsuspendCard', CARD);
export type UnsuspendCardPayload = InstanceType<typeof UnsuspendCardPayload>;

/** The results of moving money between a ledger and a card. */
interface Funding {
  readonly card: domain.Card;
  readonly transfer: transfers.Transfer;
  readonly ledger: ledgers.Ledger;
}

const FUNDING = {
  card: {
    type: () => Card,
    description:
      'The card after the change; null until the operation succeeds, or if the provider does not return it.',
  },
  transfer: {
    type: () => Transfer,
    description:
      'The transfer between the ledger and the card; null until the operation succeeds, or if the provider does not return it.',
  },
  ledger: {
    type: () => Ledger,
    description:
      'The ledger after the change; null until the operation succeeds, or if the provider does not return it.',
  },
};

export const LoadCardPayload = payloadOf<Funding>('loadCard', FUNDING);
export type LoadCardPayload = InstanceType<typeof LoadCardPayload>;

export const DebitCardPayload = payloadOf<Funding>('debitCard', FUNDING);
export type DebitCardPayload = InstanceType<typeof DebitCardPayload>;
