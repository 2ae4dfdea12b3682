import type { Connection } from '../../domain/connection.js';
import { InvalidInputError, toConnectorFailure, UpstreamError } from '../../domain/errors.js';
import { matchesTransfer } from '../../domain/filters.js';
import type { Transfer, TransferFilter } from '../../domain/transfer.js';
import { creatorsOf } from '../../operations/index.js';
import type { GatewayContext } from '../context.js';
import { checkKey } from '../shared/checked-key.js';
import { withoutNulls } from '../shared/inputs.js';
import { toListArgs } from '../shared/page-args.js';
import type { TransfersArgs } from './transfer.input.js';

const MAKE_TRANSFERS: readonly string[] = creatorsOf('Transfer');

/** A list of transfers. `field` names it; `account` restricts it to the transfers of one account. */
export interface TransferList {
  readonly field: string;
  readonly args: TransfersArgs;
  readonly account?: string;
}

/** Lists transfers. With an idempotency key, the journal names the transfer, and no list of a provider is read. */
export async function resolveTransfers(
  context: GatewayContext,
  { field, args, account }: TransferList,
): Promise<Connection<Transfer>> {
  const { idempotencyKey, providerIdempotencyKey, ...given } = withoutNulls(args.filter);
  const filter: TransferFilter = {
    ...given,
    ...(account !== undefined && { account }),
    ...(providerIdempotencyKey !== undefined && { idempotencyKey: providerIdempotencyKey }),
  };
  const list = toListArgs(field, args, filter);
  if (idempotencyKey === undefined) return context.sources.transfers(list);
  checkKey(idempotencyKey, 'filter.idempotencyKey');
  return ofKey(context, idempotencyKey, list);
}

async function ofKey(
  { actions, sources }: GatewayContext,
  key: string,
  { after, filter }: { readonly after: string | null; readonly filter: TransferFilter },
): Promise<Connection<Transfer>> {
  const operation = await actions.operationByKey(key);
  const id = operation && MAKE_TRANSFERS.includes(operation.kind) ? operation.objectId : null;
  if (id === null) return toConnection([], after);
  try {
    const transfer = await sources.transfer(id);
    return toConnection(transfer && matches(transfer, filter) ? [transfer] : [], after);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { ...toConnection([], after), unavailable: [toConnectorFailure(error)] };
  }
}

function matches(transfer: Transfer, filter: TransferFilter): boolean {
  return (filter.connectors?.includes(transfer.connector) ?? true) && matchesTransfer(transfer, filter);
}

/** A list of at most one transfer. Its cursor is the id of the transfer. */
function toConnection(transfers: readonly Transfer[], after: string | null): Connection<Transfer> {
  const isAfter = transfers.some(({ id }) => id === after);
  if (after !== null && !isAfter)
    throw new InvalidInputError('after: required a cursor of this list', 'after');
  const edges = isAfter ? [] : transfers.map((node) => ({ node, cursor: node.id }));
  return {
    edges,
    pageInfo: {
      hasNextPage: false,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    unavailable: [],
  };
}
