import type { CallerView } from '../datasources/index.js';
import { fromGlobalId, type NodeKind, toGlobalId } from '../domain/ids.js';
import type { UserError } from '../domain/operation.js';
import { userError } from '../domain/rules/user-errors.js';
import type { NamedObject } from './mutation-rows.js';
import type { Use } from './mutations.js';

/** What each use requires of the caller: to see the object, or to be one who may change it. */
export const REQUIRED: Readonly<Record<Use, 'SEE' | 'CHANGE'>> = {
  PAYS_FROM: 'CHANGE',
  PAYS_TO: 'SEE',
  CHANGES: 'CHANGE',
  READS: 'SEE',
};

/** What the caller may not use for this does not exist for it. */
export async function outOfReach(
  view: CallerView,
  objects: readonly NamedObject[],
): Promise<readonly UserError[]> {
  const checks = objects.map(async (object) =>
    (await mayUse(view, object)) ? [] : [notFound(object.field)],
  );
  return (await Promise.all(checks)).flat();
}

/** Whether what was done with these objects is nothing to the caller any more, not even that it did that itself once. */
export async function isWithdrawn(view: CallerView, objects: readonly NamedObject[]): Promise<boolean> {
  const asked = objects.filter(
    ({ id, use }) => REQUIRED[use] === 'CHANGE' || fromGlobalId(id)?.kind === 'Account',
  );
  const kept = await Promise.all(asked.map((object) => view.writes.canReplay(checkedId(view, object))));
  return kept.includes(false);
}

async function mayUse(view: CallerView, object: NamedObject): Promise<boolean> {
  const { sources, writes, isAccountScoped } = view;
  // An id of the provider's own may be anybody's.
  if (object.acceptsProviderId && !fromGlobalId(object.id)) return !isAccountScoped;
  const id = checkedId(view, object);
  return REQUIRED[object.use] === 'CHANGE' ? writes.canChange(id) : (await sources.node(id)) !== null;
}

/** That an object does not exist, for all that the caller may know. */
function notFound(field: string): UserError {
  return userError(field, 'required the id of something that you reach', 'NOT_FOUND');
}

function checkedId({ isAccountScoped }: CallerView, { id, limitedAs }: NamedObject): string {
  return isAccountScoped && limitedAs !== undefined ? withKind(id, limitedAs) : id;
}

function withKind(id: string, kind: NodeKind): string {
  const parsed = fromGlobalId(id);
  return parsed ? toGlobalId({ ...parsed, kind }) : id;
}
