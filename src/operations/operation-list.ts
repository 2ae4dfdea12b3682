import type { ListArgs } from '../datasources/index.js';
import type { Connection } from '../domain/connection.js';
import { InvalidInputError } from '../domain/errors.js';
import type { Operation, OperationFilter } from '../domain/operation.js';
import type { OperationList, OperationRecord, OperationStore } from '../store/index.js';
import { toOperation, toReviewedOperation } from './to-operation.js';

/** One page of the operations of these callers, newest first. **Throws** `InvalidInputError` for an invalid cursor. */
export async function listOperations(
  store: OperationStore,
  callers: OperationList['callers'],
  { first, after, filter }: ListArgs<OperationFilter>,
): Promise<Connection<Operation>> {
  const before = after === null ? undefined : openCursor(after);
  const list = { callers, filter, limit: first + 1, ...(before && { before }) };
  const records = await store.list(list);
  const shown = records.slice(0, first);
  const histories = await store.histories(shown.map(({ id }) => id));
  const toNode = callers === 'all' ? toReviewedOperation : toOperation;
  const edges = shown.map((record) => ({
    node: toNode(record, histories.get(record.id) ?? []),
    cursor: toCursor(record),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: records.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    unavailable: [],
  };
}

/** A cursor with the position of a row and nothing that the row does not already show. */
function toCursor({ createdAt, id }: OperationRecord): string {
  return Buffer.from(`${createdAt} ${id}`, 'utf8').toString('base64url');
}

function openCursor(cursor: string): { readonly createdAt: string; readonly id: string } {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z) ([\w-]{1,64})$/.exec(text);
  const [, createdAt, id] = match ?? [];
  if (createdAt !== undefined && id !== undefined && !Number.isNaN(Date.parse(createdAt)))
    return { createdAt, id };
  throw new InvalidInputError('after: required a cursor of this list', 'after');
}
