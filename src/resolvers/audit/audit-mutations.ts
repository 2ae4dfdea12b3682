import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { fromGlobalId } from '../../domain/ids.js';
import type { Operation } from '../../domain/operation.js';
import type { Audited } from '../../operations/index.js';
import type { GatewayContext } from '../context.js';
import { ForbiddenError } from '../shared/errors.js';

/** What payloads have of what is audited: `operation` only those of journaled mutations. */
interface Payload {
  readonly operation?: Operation | null;
  readonly errors?: readonly unknown[];
}

type Field = GraphQLField<unknown, GatewayContext>;

/** Has every mutation of the schema written into the audit log, whether it was done, refused or failed. */
export function auditMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}) as Field[]) {
    field.resolve = audited(field.name, field.resolve ?? defaultFieldResolver);
  }
}

function audited(
  action: string,
  resolve: GraphQLFieldResolver<unknown, GatewayContext>,
): GraphQLFieldResolver<unknown, GatewayContext> {
  return async (source, args, context, info) => {
    const input: unknown = args.input;
    const { actions } = context;
    try {
      const payload: unknown = await resolve(source, args, context, info);
      await actions.auditMutation({ action, ...ofPayload(payload as Payload | null, input) });
      return payload;
    } catch (error) {
      // A provider or the store may have failed midway: whether anything was done, the journal knows.
      const result = error instanceof ForbiddenError ? 'FORBIDDEN' : 'ERROR';
      await actions.auditMutation({ action, objectId: namedIn(input), result, operationId: null });
      throw error;
    }
  };
}

function ofPayload(payload: Payload | null, input: unknown): Omit<Audited, 'action'> {
  const { operation = null, errors = [] } = payload ?? {};
  if (operation) {
    return {
      objectId: operation.subjectId ?? namedIn(input),
      result: operation.status,
      operationId: fromGlobalId(operation.id)?.ref ?? null,
    };
  }
  const wasDone = errors.length === 0;
  const objectId = namedIn(input) ?? (wasDone ? entityOf(input) : null);
  return { objectId, result: wasDone ? 'DONE' : 'REFUSED', operationId: null };
}

/** Fields whose text is what the caller likes. */
const CALLERS_OWN: ReadonlySet<string> = new Set(['idempotencyKey', 'userData']);

/** The first object that an input names. Other text than a global id is not kept: it may be a number typed into the wrong field. */
function namedIn(input: unknown): string | null {
  if (typeof input === 'string') return fromGlobalId(input) && input;
  if (typeof input !== 'object' || input === null) return null;
  for (const [field, part] of Object.entries(input)) {
    const named = CALLERS_OWN.has(field) ? null : namedIn(part);
    if (named !== null) return named;
  }
  return null;
}

/** An id of the provider's own, once the provider has taken it for one. */
function entityOf(input: unknown): string | null {
  const { entityId } = (input ?? {}) as { readonly entityId?: unknown };
  return typeof entityId === 'string' ? entityId : null;
}
