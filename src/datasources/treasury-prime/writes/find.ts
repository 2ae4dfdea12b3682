import { MalformedResponseError } from '../../../domain/errors.js';
import { ownText, REFERENCE_KEY } from '../../../domain/own-user-data.js';
import { DAY_MS } from '../../../domain/times.js';
import type { Finding, Mark } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { judge, type Looked, MAX_LOOK_PAGES } from '../../writing/findings.js';
import { toDays } from '../narrowing.js';
import { type CursorList, type Reading, walkList } from '../reads/lists.js';

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
  let hasGaps = false;
  const end = await walkList({ ...reading, isFresh: true }, list, MAX_LOOK_PAGES, (page) => {
    candidates.push(...page.items.filter((row) => row.reference === reference).map(({ fields }) => fields));
    hasGaps ||= page.unreadable > 0;
    return true;
  });
  return { candidates, isWhole: end === 'whole' && !hasGaps };
}

/** A row without readable user data could be the object. */
function toCandidate(fields: Fields): Candidate {
  const userdata = fields.userData('userdata');
  if (userdata === null && fields.raw('userdata') !== null)
    throw new MalformedResponseError(`${fields.path}.userdata`, 'an object or null', fields.raw('userdata'));
  return { fields, reference: ownText(userdata, REFERENCE_KEY) };
}
