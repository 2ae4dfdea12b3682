import type { ConnectorRef } from '../../domain/capabilities.js';
import { type NodeKind, refWithin } from '../../domain/ids.js';
import type { TransferRail } from '../../domain/transfer.js';

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

/** Ids are opaque, but none of theirs would change the path it stands in: anything else is not asked for. */
export function isId(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !/[/%\\?#\s\p{Surrogate}]/u.test(text);
}

/** The ref in a filter's global id: undefined where none is asked for, null where it names no such object of this connector. */
export function refOf(
  { name }: ConnectorRef,
  kind: NodeKind,
  id: string | undefined,
): string | null | undefined {
  if (id === undefined) return undefined;
  const ref = refWithin(name, kind, id);
  return ref !== null && isId(ref) ? ref : null;
}
