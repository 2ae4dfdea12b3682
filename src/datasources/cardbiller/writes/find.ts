import { DAY_MS } from '../../../domain/times.js';
import type { Call, Query } from '../../http/upstream.js';
import { shiftDay } from '../../paging/days.js';
import type { Finding, Mark } from '../../ports/writes.js';
import { readRecords } from '../../reading/records.js';
import { foundBy, unclear } from '../../writing/findings.js';
import type { CardbillerApi } from '../api.js';
import { asMovement } from '../json/movement-fields.js';
import { readTransaction, type TransactionJson } from '../json/records.js';
import { referenceIn } from '../mappers/reference.js';
import { CARD_MOVE } from '../mappers/to-transfer.js';
import { MAX_PAGES, readDays } from '../reads/transaction-reads.js';
import { confirmMovement, type Movement } from './movement.js';

/**
 * The days to search, counted from the day on which the operation began. Cardbiller's days may be in another time zone. **Source**
 * transactions.
 */
const DAYS = [-1, 0, 1];

/** The transactions of the time in question, each once, and whether they are complete. */
interface Looked {
  readonly rows: readonly TransactionJson[];
  readonly isWhole: boolean;
}

/**
 * Searches for the transaction of a load or debit. It is identified only by the operation's reference, and must match the command. A
 * transaction that could match but carries no reference leaves the finding unclear, because descriptions may be returned cut, or not at
 * all.
 *
 * The first search filters by the types that are assumed for movements. The result is "absent" only after a search without this filter.
 * **Source** idempotency: 3. **Throws** `UpstreamError` when a page cannot be read.
 */
export async function findMovement(
  { api, call }: { readonly api: CardbillerApi; readonly call: Call },
  asked: Movement,
  { sentAt }: Mark,
): Promise<Finding<TransactionJson>> {
  const narrow = { transactionType: CARD_MOVE, entryType: asked.entryType };
  for (const query of [narrow, {}]) {
    const finding = judge(await look({ api, call, account: asked.account, query }, sentAt), asked, sentAt);
    if (finding.kind !== 'absent') return finding;
  }
  return { kind: 'absent' };
}

async function look(
  reading: {
    readonly api: CardbillerApi;
    readonly call: Call;
    readonly account: string;
    readonly query: Query;
  },
  sentAt: string,
): Promise<Looked> {
  const { api, account } = reading;
  const found = new Map<string, TransactionJson>();
  let isWhole = true;
  for (const offset of DAYS) {
    const day = shiftDay(sentAt.slice(0, 10), offset);
    const { records, isComplete } = await readDays(
      { ...reading, isFresh: true },
      { from: day, to: day },
      MAX_PAGES,
    );
    const { items, unreadable } = readRecords(api, 'transaction', records, (fields) =>
      readTransaction(fields, account, api.currency),
    );
    for (const row of items) found.set(row.transactionUuid, row);
    isWhole &&= isComplete && unreadable === 0;
  }
  return { rows: [...found.values()], isWhole };
}

function judge({ rows, isWhole }: Looked, asked: Movement, sentAt: string): Finding<TransactionJson> {
  const marked = rows.filter((row) => isMarked(row, asked));
  const [only, ...more] = marked;
  if (more.length > 0) return unclear(`${marked.length} transactions carry the reference`);
  if (only) return foundBy(() => toFound(only, asked));
  const sinceMs = Date.parse(sentAt) - 2 * DAY_MS;
  if (rows.some((row) => couldBe(row, asked, sinceMs)))
    return unclear('a transaction fits that does not say which operation it is of');
  return isWhole ? { kind: 'absent' } : unclear('the list could not be read whole');
}

/** The reference is the first word of the description. */
function isMarked({ description }: TransactionJson, { reference }: Movement): boolean {
  return description?.trimStart().split(/\s/, 1)[0] === reference;
}

/** A transaction with the reference of another operation belongs to that operation. Values that are only assumed rule nothing out. */
function couldBe(row: TransactionJson, asked: Movement, sinceMs: number): boolean {
  const { description, cardUuid, amount, createdAt } = row;
  if (referenceIn(description) !== null || Date.parse(createdAt) < sinceMs) return false;
  if (description?.includes(asked.reference)) return true;
  const isOfCard = cardUuid === null || cardUuid === asked.card;
  return isOfCard && amount.minor === asked.amount.minor && amount.currency === asked.amount.currency;
}

function toFound(row: TransactionJson, asked: Movement): TransactionJson {
  const { ledgerUuid: ledger, cardUuid: card, entryType, amount } = row;
  confirmMovement({ account: null, ledger, card, entryType, amount }, asked);
  return asMovement(row, asked);
}
