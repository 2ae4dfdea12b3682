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

/** The audited fields of a payload. Only payloads of journaled mutations have `operation`. */
interface Payload {
  readonly operation?: Operation | null;
  readonly resolvedOperation?: Operation | null;
  readonly errors?: readonly unknown[];
}

/** The first object that an input names. */
interface Named {
  readonly globalId: string | null;
  /** A provider id. It is recorded only after the provider has accepted it as an id. */
  readonly providerId: string | null;
}

type Field = GraphQLField<unknown, GatewayContext>;

/**
 * Records every mutation of the schema in the audit log, whether it succeeded, was refused or failed. **Throws** `TypeError` for a
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
      // A provider or the store may have failed midway. The journal records whether anything was done.
      const result = error instanceof ForbiddenError ? 'FORBIDDEN' : 'ERROR';
      await actions.auditMutation({ action, objectId: named.globalId, result, operationId: null });
      throw error;
    }
  };
}

function ofPayload(payload: Payload | null, { globalId, providerId }: Named): Omit<Audited, 'action'> {
  const { resolvedOperation = null, operation = resolvedOperation, errors = [] } = payload ?? {};
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

/** Text that is not a global id is not recorded, because it may be a number typed into the wrong field. */
function namedIn(action: MutationName, input: unknown): Named {
  const objects = objectsIn(action, input);
  return {
    globalId: objects.find(({ id }) => fromGlobalId(id))?.id ?? null,
    providerId: objects.find(({ acceptsProviderId }) => acceptsProviderId)?.id ?? null,
  };
}
