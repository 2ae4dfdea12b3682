import { type Kysely, sql, type Transaction } from 'kysely';
import type { Clock } from '../../domain/clock.js';
import { SchemaTooNewError } from '../errors.js';
import type { Tables } from '../tables.js';
import type { Migration } from './migration.js';
import { MIGRATIONS } from './migrations.js';

/** An arbitrary lock id that no other program in the same database uses. */
const LOCK = 7_305_411_902_113_004n;

const VERSIONS = `create table if not exists schema_versions (
  number integer primary key,
  name text not null,
  applied_at timestamptz not null
)`;

/**
 * Migrates the database to the newest schema, all steps or none. If several gateways start together, one migrates and the others
 * wait.
 * **Throws** `SchemaTooNewError` if the database has a newer schema.
 */
export async function migrate(
  database: Kysely<Tables>,
  clock: Pick<Clock, 'nowMs'>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${LOCK.toString()})`.execute(transaction);
    await sql.raw(VERSIONS).execute(transaction);
    const found = await versionOf(transaction);
    const known = migrations.at(-1)?.number ?? 0;
    if (found > known) throw new SchemaTooNewError(found, known);
    for (const migration of migrations) {
      if (migration.number > found) await apply(transaction, migration, clock);
    }
  });
}

async function versionOf(transaction: Transaction<Tables>): Promise<number> {
  const newest = await transaction
    .selectFrom('schema_versions')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.number ?? 0;
}

async function apply(
  transaction: Transaction<Tables>,
  { number, name, statements }: Migration,
  clock: Pick<Clock, 'nowMs'>,
): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(transaction);
  const row = { number, name, applied_at: new Date(clock.nowMs()) };
  await transaction.insertInto('schema_versions').values(row).execute();
}
