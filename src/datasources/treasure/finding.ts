import type { UserData } from '../../domain/account.js';
import { MalformedResponseError } from '../../domain/errors.js';
import { ownText, REFERENCE_KEY } from '../../domain/own-user-data.js';
import { type Finding, type Mark, UnexpectedEffectError } from '../ports/writes.js';
import type { Fields } from '../reading/fields.js';
import { readRecords } from '../reading/records.js';
import type { TreasureApi } from './api.js';

/** Records in which the effect of an operation would be. */
export interface Looked {
  readonly records: readonly unknown[];
  /** Whether everything of the time in question is there. */
  readonly isWhole: boolean;
}

/** How an effect is recognised, and what it is then. */
export interface Search<T> {
  readonly noun: string;
  readonly mark: Mark;
  /** Whatever it objects to leaves the finding unclear. */
  readonly toDomain: (fields: Fields) => T;
}

/** A record with what an operation is recognised by. */
interface Candidate {
  readonly id: string;
  readonly fields: Fields;
  readonly isMarked: boolean;
}

/** The one record that carries the operation's reference or its key. */
export function findMarked<T>(
  api: TreasureApi,
  { records, isWhole }: Looked,
  { noun, mark, toDomain }: Search<T>,
): Finding<T> {
  const { items, unreadable } = readRecords(api, noun, records, (fields) => toCandidate(fields, mark));
  const marked = new Map(items.filter(({ isMarked }) => isMarked).map((each) => [each.id, each.fields]));
  const [fields, ...more] = marked.values();
  if (more.length > 0) return unclear(`${marked.size} objects carry the reference`);
  if (fields) return toFinding(fields, toDomain);
  return isWhole && unreadable === 0 ? { kind: 'absent' } : unclear('the list could not be read whole');
}

/** A record that does not say what its user data or its key is could be the one. */
function toCandidate(fields: Fields, { providerKey, reference }: Mark): Candidate {
  const userData = fields.json('user_data');
  if (userData === null && fields.has('user_data')) {
    throw new MalformedResponseError(`${fields.path}.user_data`, 'an object', fields.raw('user_data'));
  }
  const isMarked =
    ownText(userData, REFERENCE_KEY) === reference || fields.maybeText('idempotency_key') === providerKey;
  return { id: fields.text('id'), fields, isMarked };
}

function toFinding<T>(fields: Fields, toDomain: (fields: Fields) => T): Finding<T> {
  try {
    return { kind: 'found', result: toDomain(fields) };
  } catch (error) {
    if (error instanceof UnexpectedEffectError || error instanceof MalformedResponseError)
      return unclear(error.message);
    throw error;
  }
}

export function unclear(why: string): { readonly kind: 'unclear'; readonly why: string } {
  return { kind: 'unclear', why };
}

/** An object that carries another reference is another operation's. **Throws** `UnexpectedEffectError`. */
export function confirmReference(userData: UserData | null, { reference }: Mark): void {
  const carried = ownText(userData, REFERENCE_KEY) ?? reference;
  if (carried !== reference) throw new UnexpectedEffectError('user_data', reference, carried);
}
