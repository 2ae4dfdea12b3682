import { MalformedResponseError } from '../../../domain/errors.js';
import { ownText, REFERENCE_KEY } from '../../../domain/own-user-data.js';
import type { Finding, Mark } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { DAY_MS, judge, type Looked, MAX_LOOK_PAGES } from '../../writing/findings.js';
import { toDays } from '../narrowing.js';
import { type CursorList, type Reading, readListPage } from '../reads/lists.js';

/** A row with the fields that identify an operation. */
interface Candidate {
  readonly fields: Fields;
  readonly reference: string | null;
}

/**
 * Searches a list, from a day before the operation on, for the one object with its reference. If `toDomain` throws, the finding is
 * unclear.
 *
 * **Throws** `UpstreamError` when a page cannot be read.
 */
export async function findByReference<T>(
  reading: Reading,
  { reference, sentAt }: Mark,
  list: CursorList<T>,
): Promise<Finding<T>> {
  const createdFrom = new Date(Date.parse(sentAt) - DAY_MS).toISOString().slice(0, 10);
  const query = { ...list.query, ...toDays({ createdFrom }) };
  const looked = await lookFor(reading, { ...list, query, toDomain: toCandidate }, reference);
  return judge(looked, 'objects', list.toDomain);
}

async function lookFor(
  reading: Reading,
  list: CursorList<Candidate>,
  reference: string,
): Promise<Looked<Fields>> {
  const candidates: Fields[] = [];
  const seen = new Set<string>();
  let unreadable = 0;
  let cursor: string | undefined;
  for (let pages = 0; pages < MAX_LOOK_PAGES; pages += 1) {
    const page = await readListPage({ ...reading, isFresh: true }, list, cursor);
    unreadable += page.unreadable;
    candidates.push(...page.items.filter((row) => row.reference === reference).map(({ fields }) => fields));
    if (page.next === null || page.received === 0) return { candidates, isWhole: unreadable === 0 };
    if (seen.has(page.next)) break;
    seen.add(page.next);
    cursor = page.next;
  }
  return { candidates, isWhole: false };
}

/** A row without readable user data could be the object. */
function toCandidate(fields: Fields): Candidate {
  const userdata = fields.userData('userdata');
  if (userdata === null && fields.raw('userdata') !== null)
    throw new MalformedResponseError(`${fields.path}.userdata`, 'an object or null', fields.raw('userdata'));
  return { fields, reference: ownText(userdata, REFERENCE_KEY) };
}
