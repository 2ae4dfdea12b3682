import { compareDecimals } from '../../domain/decimals.js';
import { InvalidInputError } from '../../domain/errors.js';

interface Range {
  readonly from: string;
  readonly to: string;
  /** What arrived at the end of a reversed range. */
  readonly arrived: string;
  readonly isReversed: (from: string, to: string) => boolean;
}

const isLater = (from: string, to: string) => from > to;
const isLarger = (from: string, to: string) => compareDecimals(from, to) > 0;

/** The pairs of fields that limit a range. */
const RANGES: readonly Range[] = [
  { from: 'createdFrom', to: 'createdTo', arrived: 'an earlier day', isReversed: isLater },
  { from: 'minAmount', to: 'maxAmount', arrived: 'less', isReversed: isLarger },
  { from: 'min', to: 'max', arrived: 'less', isReversed: isLarger },
];

/**
 * Refuses a filter that nothing can match: an empty list, or a range that ends before it starts. `path` precedes the names of fields in
 * messages, such as `filter.`. **Throws** `InvalidInputError`.
 */
export function checkFilter(filter: object, path: string): void {
  for (const [name, value] of Object.entries(filter)) {
    if (Array.isArray(value)) checkList(value, `${path}${name}`);
  }
  for (const range of RANGES) checkRange(filter as Readonly<Record<string, unknown>>, range, path);
}

function checkList(values: readonly unknown[], path: string): void {
  if (values.length === 0) {
    const message = `${path}: required at least one entry, arrived an empty list; omit ${path} for no limit`;
    throw new InvalidInputError(message, path);
  }
  for (const [index, value] of values.entries()) {
    if (typeof value === 'object' && value !== null) checkFilter(value, `${path}[${index}].`);
  }
}

function checkRange(
  filter: Readonly<Record<string, unknown>>,
  { from, to, isReversed, arrived }: Range,
  path: string,
): void {
  const start = filter[from];
  const end = filter[to];
  if (typeof start !== 'string' || typeof end !== 'string' || !isReversed(start, end)) return;
  const where = `${path}${to}`;
  throw new InvalidInputError(`${where}: required at least ${path}${from}, arrived ${arrived}`, where);
}
