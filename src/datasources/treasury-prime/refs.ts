import type { TransferRail } from '../../domain/transfer.js';
import { isPathPart, refReader } from '../reading/refs.js';

/** The resources that hold transfers, as they stand in paths and refs. */
export const TRANSFER_RESOURCES = ['ach', 'book', 'wire', 'fednow'] as const;
export type TransferResource = (typeof TRANSFER_RESOURCES)[number];

export const RAIL_OF: Readonly<Record<TransferResource, TransferRail>> = {
  ach: 'ACH',
  book: 'INTERNAL',
  wire: 'WIRE',
  fednow: 'FEDNOW',
};

/** A transfer's ref names its resource, because ids are opaque: `<resource>/<id>`. */
export interface TransferRef {
  readonly resource: TransferResource;
  readonly id: string;
}

export function toTransferRef({ resource, id }: TransferRef): string {
  return `${resource}/${id}`;
}

export function parseTransferRef(ref: string): TransferRef | null {
  const [word, id, ...more] = ref.split('/');
  const resource = TRANSFER_RESOURCES.find((each) => each === word);
  return resource && id !== undefined && isId(id) && more.length === 0 ? { resource, id } : null;
}

/** None of their ids would change the path it stands in: anything else is not asked for. */
export const isId = isPathPart;

/** The ref in a global id. */
export const refOf = refReader((text) => (isId(text) ? text : null));
