import type { CallerView } from '../datasources/index.js';
import { fromGlobalId, type NodeKind, toGlobalId } from '../domain/ids.js';
import type { UserError } from '../domain/operation.js';
import { userError } from '../domain/rules/user-errors.js';
import type { NamedObject } from './mutation-rows.js';
import type { Use } from './mutations.js';

/** What each use requires of the caller: access to see the object, or access to change it. */
export const REQUIRED: Readonly<Record<Use, 'SEE' | 'CHANGE'>> = {
  PAYS_FROM: 'CHANGE',
  PAYS_TO: 'SEE',
  CHANGES: 'CHANGE',
  READS: 'SEE',
};

/** Objects that the caller may not use in this way are reported as not found. */
export async function outOfReach(
  view: CallerView,
  objects: readonly NamedObject[],
): Promise<readonly UserError[]> {
  const checks = objects.map(async (object) =>
    (await mayUse(view, object)) ? [] : [notFound(object.field)],
  );
  return (await Promise.all(checks)).flat();
}

/**
 * Whether the caller has lost access to these objects. It then no longer sees the operation, even if it requested the operation itself.
 */
export async function isWithdrawn(view: CallerView, objects: readonly NamedObject[]): Promise<boolean> {
  const asked = objects.filter(
    ({ id, use }) => REQUIRED[use] === 'CHANGE' || fromGlobalId(id)?.kind === 'Account',
  );
  const kept = await Promise.all(asked.map((object) => view.writes.canReplay(checkedId(view, object))));
  return kept.includes(false);
}

async function mayUse(view: CallerView, object: NamedObject): Promise<boolean> {
  const { sources, writes, isAccountScoped } = view;
  // An id of the provider may belong to any caller.
  if (object.acceptsProviderId && !fromGlobalId(object.id)) return !isAccountScoped;
  const id = checkedId(view, object);
  return REQUIRED[object.use] === 'CHANGE' ? writes.canChange(id) : (await sources.node(id)) !== null;
}

/** The error for an object that the caller cannot access or that does not exist. */
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
