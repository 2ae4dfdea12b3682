import { parseJson } from '../kernel/json.js';
import { invalid } from './errors.js';
import { fromDecimal } from './money.js';
import type { SeriesRecord } from './state.js';

const DEFAULT_LIMIT = 100;

/** An inclusive range of amounts. **Units** minor units. */
interface Range {
  readonly min: bigint;
  readonly max: bigint;
}

/** The page of `limit` and `offset`. **Throws** `HttpReply` 400. */
export function pageOf<T>(rows: readonly T[], query: URLSearchParams): readonly T[] {
  const limit = countOf(query, 'limit', DEFAULT_LIMIT);
  const offset = countOf(query, 'offset', 0);
  return rows.slice(offset, offset + limit);
}

/** Whether a series matches `search` and `amounts`. **Throws** `HttpReply` 400 for invalid ranges. **Source** contract 5.2. */
export function filterOf(query: URLSearchParams): (series: SeriesRecord) => boolean {
  const search = (query.get('search') ?? '').toLowerCase();
  const ranges = rangesOf(query);
  return ({ memo, minor }) =>
    (memo ?? '').toLowerCase().includes(search) &&
    (ranges.length === 0 || ranges.some(({ min, max }) => min <= minor && minor <= max));
}

function countOf(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw invalid([`${name} must be a whole number of at least 0`]);
  return Number(text);
}

/** The key repeated, with or without `[]`, or a JSON array. */
function rangesOf(query: URLSearchParams): readonly Range[] {
  const given = [...query.getAll('amounts'), ...query.getAll('amounts[]')];
  const texts = given.flatMap((text) => (text.startsWith('[') ? listOf(text) : [text]));
  return texts.map(rangeOf);
}

function listOf(text: string): readonly unknown[] {
  const list = parseJson(text);
  return Array.isArray(list) ? list : [text];
}

function rangeOf(text: unknown): Range {
  const bounds = typeof text === 'string' ? text.split(',') : [];
  const [min, max] = bounds.map((bound) => fromDecimal(bound.trim()));
  if (min === undefined || max === undefined || bounds.length !== 2) {
    throw invalid(['each value in amounts must be a pair of numbers: min,max']);
  }
  return { min, max };
}
