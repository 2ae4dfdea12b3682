import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { fromGlobalId } from '../../domain/ids.js';
import type { Operation } from '../../domain/operation.js';
import { type Audited, isMutation, type MutationName, objectsIn } from '../../operations/index.js';
import type { GatewayContext } from '../context.js';
import { ForbiddenError } from '../shared/errors.js';

/** What payloads have of what is audited: `operation` only those of journaled mutations. */
interface Payload {
  readonly operation?: Operation | null;
  readonly errors?: readonly unknown[];
}

/** The first object that an input names. */
interface Named {
  readonly globalId: string | null;
  /** An id of the provider's own, to be kept once the provider has taken it for one. */
  readonly providerId: string | null;
}

type Field = GraphQLField<unknown, GatewayContext>;

/**
 * Has every mutation of the schema written into the audit log, whether it was done, refused or failed. **Throws** `TypeError` for a
 * mutation that has no row in the table of mutations.
 */
export function auditMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}) as Field[]) {
    const { name } = field;
    if (!isMutation(name)) throw new TypeError(`${name}: required a row in the table of mutations`);
    field.resolve = audited(name, field.resolve ?? defaultFieldResolver);
  }
}

function audited(
  action: MutationName,
  resolve: GraphQLFieldResolver<unknown, GatewayContext>,
): GraphQLFieldResolver<unknown, GatewayContext> {
  return async (source, args, context, info) => {
    const named = namedIn(action, args.input);
    const { actions } = context;
    try {
      const payload: unknown = await resolve(source, args, context, info);
      await actions.auditMutation({ action, ...ofPayload(payload as Payload | null, named) });
      return payload;
    } catch (error) {
      // A provider or the store may have failed midway: whether anything was done, the journal knows.
      const result = error instanceof ForbiddenError ? 'FORBIDDEN' : 'ERROR';
      await actions.auditMutation({ action, objectId: named.globalId, result, operationId: null });
      throw error;
    }
  };
}

function ofPayload(payload: Payload | null, { globalId, providerId }: Named): Omit<Audited, 'action'> {
  const { operation = null, errors = [] } = payload ?? {};
  if (operation) {
    return {
      objectId: operation.objectId ?? globalId,
      result: operation.status,
      operationId: fromGlobalId(operation.id)?.ref ?? null,
    };
  }
  const wasDone = errors.length === 0;
  const objectId = globalId ?? (wasDone ? providerId : null);
  return { objectId, result: wasDone ? 'DONE' : 'REFUSED', operationId: null };
}

/** Other text than a global id is not kept: it may be a number typed into the wrong field. */
function namedIn(action: MutationName, input: unknown): Named {
  const objects = objectsIn(action, input);
  return {
    globalId: objects.find(({ id }) => fromGlobalId(id))?.id ?? null,
    providerId: objects.find(({ acceptsProviderId }) => acceptsProviderId)?.id ?? null,
  };
}
