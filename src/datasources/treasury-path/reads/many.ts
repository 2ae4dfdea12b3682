import type { Page } from '../../../domain/page.js';
import { mapBounded } from '../../reading/bounded.js';
import { parseOwnedRef, toOwnedRef } from '../refs.js';

/**
 * The objects with these refs, from the lists of their companies: one request has often read those already, and one page costs no more than
 * a single read.
 */
export async function findInCompanies<T extends { readonly providerId: string }>(
  refs: readonly string[],
  read: (companyId: string) => Promise<Page<T>>,
): Promise<ReadonlyMap<string, T>> {
  const wanted = new Set(refs);
  const companyIds = new Set(refs.flatMap((ref) => parseOwnedRef(ref)?.companyId ?? []));
  const found = await mapBounded([...companyIds], async (companyId) => {
    const { items } = await read(companyId);
    return items.map((item) => [toOwnedRef({ companyId, id: item.providerId }), item] as const);
  });
  return new Map(found.flat().filter(([ref]) => wanted.has(ref)));
}
