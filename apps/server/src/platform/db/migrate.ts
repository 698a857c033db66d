import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Sealer } from '../crypto/seal.ts';
import type { Database } from './database.ts';
import { appRole, ensureRoles, systemRole } from './roles.ts';

const directory = new URL('../../../db/migrations/', import.meta.url);
// Any fixed number: two processes that start at once migrate one after the other.
const migrationLock = 4_000_001;

/**
 * Brings the database to the schema of this program: roles, migrations (plain SQL, forward only), the queue tables of pg-boss.
 * @param databaseUrl connection string of the owner, who may create roles.
 * @returns the names of the migrations that were applied now.
 * @throws Error when an applied migration was changed afterwards.
 */
export async function migrate(databaseUrl: string, sealer: Sealer): Promise<string[]> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [migrationLock]);
    await ensureRoles(owner, sealer);
    await owner.query(`
      create schema if not exists platform;
      create table if not exists platform.migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const applied = await applyMissing(owner);
    await owner.query(`grant select on platform.migrations to ${systemRole}`);
    await installQueues(databaseUrl);
    await grantQueues(owner);
    return applied;
  } finally {
    await owner.end();
  }
}

/** The migrations of this program that the database does not have yet. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const { rows } = await db.statementAsSystem((statement) =>
    sql<{ name: string }>`select name from platform.migrations`.execute(statement),
  );
  const applied = new Set(rows.map((row) => row.name));
  return (await migrationFiles()).filter((file) => !applied.has(file));
}

async function migrationFiles(): Promise<string[]> {
  return (await readdir(directory)).filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file)).toSorted();
}

async function applyMissing(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migrations',
  );
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  const files = await migrationFiles();
  const applied: string[] = [];
  for (const file of files) {
    const text = await readFile(new URL(file, directory), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    if (known.has(file)) {
      if (known.get(file) !== checksum) throw new Error(`migration ${file} was changed after it had been applied`);
      continue;
    }
    await owner.query('begin');
    try {
      await owner.query(text);
      await owner.query('insert into platform.migrations (name, checksum) values ($1, $2)', [file, checksum]);
      await owner.query('commit');
    } catch (error) {
      await owner.query('rollback');
      throw new Error(`migration ${file} failed: ${String(error)}`, { cause: error });
    }
    applied.push(file);
  }
  return applied;
}

async function installQueues(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    max: 1,
  });
  await boss.start();
  await boss.stop({ graceful: false });
}

async function grantQueues(owner: pg.Client): Promise<void> {
  await owner.query(`
    grant usage on schema pgboss to ${systemRole};
    grant select, insert, update, delete on all tables in schema pgboss to ${systemRole};
    grant usage, select on all sequences in schema pgboss to ${systemRole};
    grant execute on all functions in schema pgboss to ${systemRole};
    revoke all on schema pgboss from ${appRole}`);
}
