import {
  type GraphQLAbstractType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Scope } from '../auth/index.js';
import type { GatewayContext } from './context.js';
import { requireScope } from './shared/scope-guard.js';

type Storage = ReturnType<typeof getMetadataStorage>;
type FieldResolverMetadata = Storage['fieldResolvers'][number];
type Resolve = GraphQLFieldResolver<unknown, GatewayContext>;
type Method = (...values: readonly unknown[]) => unknown;

/**
 * Replaces the resolvers that type-graphql makes where a field needs only its object and the context. Its own sort the parameters for every
 * row, and return promises for fields with a scope and for abstract types.
 */
export function useDirectResolvers(schema: GraphQLSchema): void {
  const storage = getMetadataStorage();
  for (const metadata of storage.fieldResolvers) {
    const target = metadata.getObjectType?.();
    const name = storage.objectTypes.find((each) => each.target === target)?.name;
    const type = name === undefined ? undefined : schema.getType(name);
    const field = isObjectType(type) ? type.getFields()[metadata.schemaName] : undefined;
    const resolve = toDirect(metadata);
    if (field && resolve) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
  }
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) resolveNow(storage, type);
}

/** Null if the resolver needs arguments or a middleware, or is a getter of its type. */
function toDirect(metadata: FieldResolverMetadata): Resolve | null {
  const { kind, target, methodName, params = [], middlewares = [], roles = [] } = metadata;
  const kinds = [...params].sort((a, b) => a.index - b.index).map((param) => param.kind);
  const isPlain = kinds.every((each) => each === 'root' || each === 'context');
  const isWhole = params.every((param) => !('propertyName' in param) || param.propertyName === undefined);
  if (kind !== 'external' || !isPlain || !isWhole || middlewares.length > 0) return null;
  const instance = new (target as new () => Readonly<Record<string, Method>>)();
  const call = toCall(instance, methodName, kinds as readonly ('root' | 'context')[]);
  return roles.length === 0 ? call : guarded(call, roles as readonly Scope[]);
}

function toCall(
  instance: Readonly<Record<string, Method>>,
  name: string,
  kinds: readonly ('root' | 'context')[],
): Resolve {
  return (root, _args, context) =>
    instance[name]?.(...kinds.map((kind) => (kind === 'root' ? root : context)));
}

/** As `checkScopes` does. */
function guarded(resolve: Resolve, scopes: readonly Scope[]): Resolve {
  return (root, args, context, info) => {
    for (const scope of scopes) requireScope(context.principal, scope);
    return resolve(root, args, context, info);
  };
}

/** An abstract type whose declared function names the type at once. */
function resolveNow({ unions, interfaceTypes }: Storage, type: GraphQLAbstractType): void {
  const declared = [...unions, ...interfaceTypes].find(({ name }) => name === type.name)?.resolveType;
  if (!declared) return;
  type.resolveType = (value, context, info, abstractType) => {
    const name: unknown = declared(value, context, info, abstractType);
    if (name === undefined || name === null || typeof name === 'string') return name ?? undefined;
    throw new TypeError(`${type.name}: required the name of a type, arrived a value of type ${typeof name}`);
  };
}
