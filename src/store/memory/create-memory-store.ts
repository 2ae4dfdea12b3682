import { type Selectable, sql } from 'kysely';
import type { Memorable, Memory, Remembered } from '../../domain/memory.js';
import type { Database } from '../database/database.js';
import { toJson } from '../json.js';
import type { MemoryTable } from '../tables.js';

export function createMemoryStore({ sql: query }: Pick<Database, 'sql'>): Memory {
  return {
    remember: (object, facts, atMs) => remember(query, { object, facts, atMs }),
    async recall({ connector, kind, ref }) {
      const row = await query
        .selectFrom('memory')
        .selectAll()
        .where((is) => is.and({ connector, kind, ref }))
        .executeTakeFirst();
      return row === undefined ? null : toRemembered(row);
    },
    async recallAll(connector, kind) {
      const rows = await query
        .selectFrom('memory')
        .selectAll()
        .where((is) => is.and({ connector, kind }))
        .orderBy('first_at')
        .orderBy('ref')
        .execute();
      return rows.map(toRemembered);
    },
  };
}

interface Learnt {
  readonly object: Memorable;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

/** The facts that are at least as new as the fact of the same name in the row. */
const NEWER = sql`where (memory.moments -> key) is null
  or (memory.moments ->> key)::bigint <= (excluded.moments ->> key)::bigint`;

async function remember(query: Database['sql'], { object, facts, atMs }: Learnt): Promise<void> {
  const at = new Date(atMs);
  const moments = Object.fromEntries(Object.keys(facts).map((fact) => [fact, atMs]));
  await query
    .insertInto('memory')
    .values({ ...object, facts: toJson(facts), moments: toJson(moments), first_at: at, last_at: at })
    .onConflict((conflict) =>
      conflict.columns(['connector', 'kind', 'ref']).doUpdateSet({
        facts: sql`memory.facts || coalesce(
          (select jsonb_object_agg(key, value) from jsonb_each(excluded.facts) ${NEWER}), '{}')`,
        moments: sql`memory.moments || coalesce(
          (select jsonb_object_agg(key, value) from jsonb_each(excluded.moments) ${NEWER}), '{}')`,
        first_at: sql`least(memory.first_at, excluded.first_at)`,
        last_at: sql`greatest(memory.last_at, excluded.last_at)`,
      }),
    )
    .execute();
}

function toRemembered(row: Selectable<MemoryTable>): Remembered {
  return {
    ref: row.ref,
    facts: row.facts,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
  };
}
