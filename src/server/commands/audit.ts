import { parseArgs } from 'node:util';
import type { AuditEntry, AuditFilter } from '../../store/index.js';
import { openExistingStore } from './existing-store.js';
import { limitProblem, refuseArguments } from './output.js';

export const AUDIT_HELP = `usage: exchequer audit [--config FILE] [options]

Prints the audit log: caller, action, object and result. The newest entry is last.

  --since TIME, --until TIME   such as 2026-03-02 or 2026-03-02T17:00:00Z; a date is midnight UTC; --since is inclusive,
                               --until exclusive
  --who NAME                   a caller
  --object ID                  the global id of an object
  --action NAME                such as createTransfer or Account.accountNumber
  --limit N                    the newest N entries, 1 to 10000; default: 100
  --json                       one JSON object per line

With the embedded store, stop the gateway first. With PostgreSQL, the gateway can keep running.`;

const OPTIONS = {
  config: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  who: { type: 'string' },
  object: { type: 'string' },
  action: { type: 'string' },
  limit: { type: 'string', default: '100' },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

const MOST = 10_000;
const MOMENT =
  /^(\d{4}-\d\d-\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;
const HEADINGS = ['AT', 'WHO', 'ACTION', 'OBJECT', 'RESULT', 'REQUEST', 'OPERATION'];

/** Prints the audit log. Returns the exit status; a message names the required value of an invalid option. */
export async function audit(args: readonly string[]): Promise<number> {
  const { values } = parse(args);
  const problem = problemOf(values);
  if (problem !== null) return refuse(problem);
  const store = await openExistingStore(values.config);
  try {
    const newest = await store.audit.list({ limit: Number(values.limit), filter: toFilter(values) });
    const entries = newest.toReversed();
    const lines = values.json ? entries.map((entry) => JSON.stringify(entry)) : toTable(entries);
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
    return 0;
  } finally {
    await store.close();
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS });
}

function problemOf({ since, until, limit }: Values): string | null {
  for (const [option, moment] of Object.entries({ since, until })) {
    if (moment !== undefined && !isMoment(moment))
      return `--${option}: required a date or a time such as 2026-03-02T17:00:00Z, arrived ${moment}`;
  }
  return limitProblem(limit, MOST);
}

/** Whether the text is an existing date, optionally with a time and offset. */
function isMoment(text: string): boolean {
  const day = MOMENT.exec(text)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(text))) return false;
  return new Date(day).toISOString().startsWith(day);
}

function toFilter({ since, until, who, object: objectId, action }: Values): AuditFilter {
  return {
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(who !== undefined && { who }),
    ...(objectId !== undefined && { objectId }),
    ...(action !== undefined && { action }),
  };
}

/** One line of headings and one line per entry, in columns. */
function toTable(entries: readonly AuditEntry[]): string[] {
  const rows = [HEADINGS, ...entries.map(toCells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const toLine = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  return rows.map((row) => toLine(row).join('  ').trimEnd());
}

function toCells({ at, who, action, objectId, result, requestId, operationId }: AuditEntry): string[] {
  return [at, who, action, objectId, result, requestId, operationId].map((text) => plain(text ?? '-'));
}

/** Removes control characters: names of callers come from outside and must not control the terminal. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

function refuse(text: string): number {
  return refuseArguments(text, AUDIT_HELP);
}
