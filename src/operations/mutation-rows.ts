import type { WriteKind } from '../datasources/index.js';
import { fromGlobalId, type NodeKind } from '../domain/ids.js';
import type { Transfer } from '../domain/transfer.js';
import {
  type AnyMutationRow,
  MUTATIONS,
  type MutationName,
  type MutationRow,
  type NamedId,
} from './mutations.js';

/** The fields of an entry of `ids` other than the function that reads the command. */
type Described = Omit<NamedId<never>, 'id'>;

/** An id, and how a mutation uses it. */
export interface NamedObject extends Described {
  readonly id: string;
}

const JOURNALED: { readonly [K in WriteKind]: MutationRow<K> } = MUTATIONS;

export function rowOf<K extends WriteKind>(kind: K): MutationRow<K> {
  return JOURNALED[kind];
}

export function isMutation(name: string): name is MutationName {
  return Object.hasOwn(MUTATIONS, name);
}

/** The kinds of objects that a mutation creates, or changes. */
export function subjectKindsOf(name: MutationName): readonly NodeKind[] {
  const ids: ReadonlyArray<NamedId<never>> = MUTATIONS[name].ids;
  const { creates } = MUTATIONS[name];
  return creates === null ? ids.flatMap(({ kinds }) => kinds) : [creates];
}

/** The objects that a command names, in the order of its row. */
export function objectsOf<C>({ ids }: AnyMutationRow<C>, command: C): readonly NamedObject[] {
  return ids.flatMap(({ id: read, ...described }) => {
    const id = read(command);
    return id === null ? [] : [{ ...described, id }];
  });
}

/** The same objects, read from a GraphQL input by the paths of its fields. The input need not be a valid command. */
export function objectsIn(kind: MutationName, input: unknown): readonly NamedObject[] {
  const ids: ReadonlyArray<NamedId<never>> = MUTATIONS[kind].ids;
  return ids.flatMap(({ id: _, ...described }) => {
    const id = described.field.split('.').reduce(memberOf, input);
    return typeof id === 'string' ? [{ ...described, id }] : [];
  });
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The global id of the object in a result. `kind` is the kind that the journal stores; the result must be of that kind. */
export function objectIdOf(kind: string, result: unknown): string | null {
  const read: (result: never) => string | null = JOURNALED[kind as WriteKind].objectId;
  const id = read(result as never);
  return typeof id === 'string' && fromGlobalId(id) ? id : null;
}

/** The transfer in a result of that kind; null where there is none. */
export function transferIn(kind: string, result: unknown): Transfer | null {
  const read: ((result: never) => Transfer | null) | undefined = JOURNALED[kind as WriteKind].transfer;
  return read?.(result as never) ?? null;
}

/** The mutations that create an object of this kind. */
export function creatorsOf(created: NodeKind): readonly MutationName[] {
  return Object.entries(MUTATIONS).flatMap(([kind, { creates }]) =>
    creates === created && isMutation(kind) ? [kind] : [],
  );
}
