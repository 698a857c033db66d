import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

const directory = join(import.meta.dirname, 'migrations');

/** One process migrates at a time; any number that nobody else in this database uses. */
const migrationLock = 7_402_113;

/** Brings the bank's schema to the newest version: the files of `migrations/` in order, each once, forward only. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('create schema if not exists sandbox_bank');
    await client.query('set search_path to sandbox_bank');
    await client.query(
      'create table if not exists migrations (file text primary key, applied_at timestamptz not null default now())',
    );
    const done = new Set((await client.query<{ file: string }>('select file from migrations')).rows.map((r) => r.file));
    const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).toSorted();
    for (const file of files) if (!done.has(file)) await apply(client, file);
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, file: string): Promise<void> {
  const sql = await readFile(join(directory, file), 'utf8');
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migrations (file) values ($1)', [file]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`migration ${file} failed`, { cause });
  }
}
