import { readFileSync } from 'node:fs';
import { USER_ERROR_CODES, type UserErrorCode } from '../../../src/domain/operation.js';

/** What end users are told of a refusal, as MAPPINGS.md has it. */
export interface Told {
  readonly code: UserErrorCode;
  /** `our field` where a table of fields says which. */
  readonly field: string | null;
  /** After the connector's name. Behind `…` anything may follow. */
  readonly says: string;
}

/** One row of the table of refusals in a provider's MAPPINGS.md. */
export interface RefusalRow {
  /** `all`, or each mutation. */
  readonly mutations: readonly string[];
  /** What the provider answers, in the table's words. */
  readonly theirs: string;
  /** Null where the outcome stays open, or the journal tells of it as for every provider. */
  readonly told: Told | null;
}

/** The provider's name of a field, and its path in the mutation's input. */
export interface FieldPair {
  readonly mutation: string;
  readonly target: string;
  readonly field: string;
}

/** The rows of the table whose first columns are these, each as its cells. **Throws** where there is none. */
export function readTable(provider: string, columns: readonly string[]): readonly (readonly string[])[] {
  const place = new URL(`../../../src/datasources/${provider}/MAPPINGS.md`, import.meta.url);
  const lines = readFileSync(place, 'utf8').split('\n');
  const heads = lines.findIndex((line) => line.startsWith(`| ${columns.join(' | ')}`));
  if (heads === -1) throw new Error(`${provider}: required a table of ${columns.join(', ')}`);
  const end = lines.findIndex((line, index) => index > heads && !line.startsWith('|'));
  const rows = lines.slice(heads + 2, end === -1 ? undefined : end);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Every refusal of a mutation, as the table has it. */
export function readRefusals(provider: string): readonly RefusalRow[] {
  const title = ['linker', 'treasury-prime'].includes(provider) ? 'status' : 'theirs';
  const table = readTable(provider, ['mutation', title, 'code · field']);
  return table.map(([mutations = '', theirs = '', told = '', says = '']) => ({
    mutations: mutations.split(', '),
    theirs,
    told: toTold(told, says),
  }));
}

/** The names of fields, where a provider names some. */
export function readFields(provider: string): readonly FieldPair[] {
  return readTable(provider, ['mutation', 'their `target`']).flatMap(
    ([mutation = '', theirs = '', ours = '']) => {
      const fields = quoted(ours);
      return quoted(theirs).map((target, index) => ({ mutation, target, field: fields[index] ?? '' }));
    },
  );
}

/** What is told at once of a refusal, by what the provider answers; null where the call fails instead. */
export function readAnswered(
  provider: string,
  column: string,
): ReadonlyMap<
  string,
  { readonly code: UserErrorCode; readonly field: string | null; readonly says: string } | null
> {
  const table = readTable(provider, [column, 'field, code', 'told']);
  return new Map(
    table.map(([theirs = '', cell = '', says = '']) => {
      const [field = '', word] = cell.split(', ');
      const code = USER_ERROR_CODES.find((each) => each === word);
      const isTold = code !== undefined && !field.includes(' ');
      return [theirs, isTold ? { code, field: field === 'null' ? null : field, says } : null];
    }),
  );
}

/** What stands between backticks. */
export function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

function toTold(cell: string, says: string): Told | null {
  const [word, field = null] = cell.split(' · ');
  const code = USER_ERROR_CODES.find((each) => each === word);
  return code === undefined ? null : { code, field, says };
}
