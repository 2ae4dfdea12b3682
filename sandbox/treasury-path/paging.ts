import type { SimRequest, SimResponse } from '../kernel/types.js';
import { dressed } from './answers.js';
import type { World } from './world.js';

/** The page parameters of a list. */
export interface Paging {
  /** The default number of rows per page. */
  readonly size: number;
  /** The name of the parameter for the number of rows. */
  readonly total: 'total_records' | 'total_count';
  readonly hasLinks: boolean;
}

const MOST = 100;

/** Companies and entities. **Source** contract 10. */
export const TWENTY: Paging = { size: 20, total: 'total_records', hasLinks: true };
/** Bank accounts, payments and batches. */
export const TWENTY_FIVE: Paging = { size: 25, total: 'total_records', hasLinks: true };
/** Webhook endpoints. */
export const COUNTED: Paging = { size: 25, total: 'total_count', hasLinks: false };

/** The requested page of rows; invalid numbers use defaults. **Source** contract 10. */
export function paged<T>(
  world: World,
  request: SimRequest,
  list: { readonly rows: readonly T[]; readonly view: (row: T) => unknown; readonly paging: Paging },
): SimResponse {
  const { rows, paging } = list;
  const most = Math.min(world.settings.maxPageSize ?? MOST, MOST);
  const perPage = Math.min(positive(request.query.get('per_page')) ?? paging.size, most);
  const page = positive(request.query.get('page')) ?? 1;
  const pages = rows.length === 0 ? world.settings.emptyTotalPages : Math.ceil(rows.length / perPage);
  const data = rows.slice((page - 1) * perPage, page * perPage).map(list.view);
  const meta = {
    [totalName(world, paging)]: rows.length,
    total_pages: pages,
    current_page: page,
    per_page: perPage,
  };
  const links = paging.hasLinks ? { links: linksOf(world, request, { page, pages }) } : {};
  return { status: 200, body: { data: dressed(world, data), meta, ...links } };
}

function totalName({ settings }: World, { total }: Paging): string {
  return settings.metaForm === 'documented' ? total : settings.metaForm;
}

function linksOf(
  world: World,
  { path, query }: SimRequest,
  { page, pages }: { readonly page: number; readonly pages: number },
): Readonly<Record<string, string | null>> {
  const origin = world.settings.linksOrigin ?? world.context.origin();
  const linkTo = (to: number): string => {
    const repeated = new URLSearchParams(query);
    repeated.set('page', String(to));
    return `${origin}${path}?${repeated}`;
  };
  const last = Math.max(1, pages);
  return {
    first: linkTo(1),
    prev: page > 1 ? linkTo(Math.min(page - 1, last)) : null,
    next: page < pages ? linkTo(page + 1) : null,
    last: linkTo(last),
  };
}

function positive(text: string | null): number | undefined {
  if (text === null || !/^\d{1,9}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= 1 ? number : undefined;
}
