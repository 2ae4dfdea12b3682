import { MalformedResponseError } from '../../../domain/errors.js';
import type { Money } from '../../../domain/money.js';
import type { Fields } from '../../reading/fields.js';
import type { Reader } from '../../reading/records.js';
import { referenceIn } from '../mappers/reference.js';
import { CARD_MOVE } from '../mappers/to-transfer.js';
import type { Movement, StatedMovement } from '../writes/movement.js';
import {
  maybeUuid,
  readAmount,
  readCreated,
  readNumber,
  type TransactionJson,
  unwrapped,
} from './records.js';
import { orNothing } from './tolerance.js';

/** The answer to a load or debit. **Source** load card (assumed), and that it may be no more than a yes. */
export interface MovementJson {
  readonly stated: StatedMovement;
  /** The operation whose reference it carries; null for none. */
  readonly reference: string | null;
  readonly transactionUuid: string | null;
  readonly transactionNumber: string | null;
  readonly description: string | null;
  readonly status: string | null;
  readonly createdAt: string | null;
  readonly ledgerBalance: Money | null;
  readonly cardBalance: Money | null;
}

/** An answer that says less than it may is fine; one that says it in another shape proves nothing. */
export function readMovement(reader: Reader, answer: Fields, currency: string): MovementJson {
  const fields = unwrapped(answer);
  if (fields.raw('success') === false)
    throw new MalformedResponseError(`${fields.path}.success`, 'that it was done', false);
  const description = fields.maybeText('description');
  const balance = (key: string) =>
    orNothing(reader, 'movement', () => (fields.has(key) ? readAmount(fields, key, currency) : null));
  return {
    stated: {
      account: maybeUuid(fields, 'accountUuid') ?? maybeUuid(fields, 'treasuryAccountUuid'),
      ledger: maybeUuid(fields, 'ledgerUuid'),
      card: maybeUuid(fields, 'cardUuid'),
      entryType: fields.maybeText('entryType'),
      amount: fields.has('amount') ? readAmount(fields, 'amount', currency) : null,
    },
    reference: referenceIn(description),
    transactionUuid: maybeUuid(fields, 'transactionUuid'),
    transactionNumber: orNothing(reader, 'movement', () => readNumber(fields)),
    description,
    status: fields.maybeWord('status'),
    createdAt: orNothing(reader, 'movement', () => readCreated(fields)),
    ledgerBalance: balance('ledgerBalance'),
    cardBalance: balance('cardBalance'),
  };
}

/** The transaction that it was booked with: what the answer does not say is as it was asked for. Null without an id. */
export function toTransaction(json: MovementJson, asked: Movement, at: string): TransactionJson | null {
  const { stated, transactionUuid } = json;
  if (transactionUuid === null) return null;
  return asMovement(
    {
      transactionUuid,
      transactionNumber: json.transactionNumber,
      ledgerUuid: stated.ledger,
      cardUuid: stated.card,
      entryType: asked.entryType,
      transactionType: CARD_MOVE,
      amount: asked.amount,
      description: json.description ?? asked.description,
      status: json.status,
      createdAt: json.createdAt ?? at,
    },
    asked,
  );
}

/** A transaction that is known to be the movement: whatever words it has for that, and whichever end it leaves out. */
export function asMovement(row: TransactionJson, { ledger, card, entryType }: Movement): TransactionJson {
  const { ledgerUuid } = row;
  return { ...row, ledgerUuid: ledgerUuid ?? ledger, cardUuid: card, entryType, transactionType: CARD_MOVE };
}
