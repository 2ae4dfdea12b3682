import type { Reached, WriteKind } from '../datasources/index.js';
import { fromGlobalId, toGlobalId } from '../domain/ids.js';
import type { UserError } from '../domain/operation.js';
import { userError } from '../domain/rules/user-errors.js';

/** The objects that a request names, by the path of its field. */
export interface NamedObjects {
  readonly kind: WriteKind;
  readonly objects: Readonly<Record<string, string>>;
}

/** What the caller may not use for this does not exist for it. */
export async function outOfReach(reached: Reached, named: NamedObjects): Promise<readonly UserError[]> {
  const { sources, writes } = reached;
  const checks = toUses(reached, named).map(async ({ field, id, isPaid }) => {
    const isFine = isPaid ? (await sources.node(id)) !== null : await writes.changes(id);
    return isFine ? [] : [notFound(field)];
  });
  return (await Promise.all(checks)).flat();
}

/** Whether what was done with these objects is nothing to the caller any more, not even that it did that itself once. */
export async function isWithdrawn(reached: Reached, named: NamedObjects): Promise<boolean> {
  const asked = toUses(reached, named).filter(
    ({ id, isPaid }) => !isPaid || fromGlobalId(id)?.kind === 'Account',
  );
  const kept = await Promise.all(asked.map(({ id }) => reached.writes.keeps(id)));
  return kept.includes(false);
}

/** That an object does not exist, for all that the caller may know. */
export function notFound(field: string): UserError {
  return userError(field, 'required the id of something that you reach', 'NOT_FOUND');
}

interface Use {
  readonly field: string;
  readonly id: string;
  /** It is given money, and stays as it is. */
  readonly isPaid: boolean;
}

function toUses({ isLimited }: Reached, { kind, objects }: NamedObjects): readonly Use[] {
  return Object.entries(objects).map(([field, id]) => ({
    field,
    // A portfolio goes by the id of its business, and is an account of its own to whoever is held to accounts.
    id: isLimited && kind === 'setPortfolioAllocation' ? toPortfolioId(id) : id,
    isPaid: field.startsWith('to.'),
  }));
}

function toPortfolioId(business: string): string {
  const parsed = fromGlobalId(business);
  return parsed ? toGlobalId({ ...parsed, kind: 'Portfolio' }) : business;
}
