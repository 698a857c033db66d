import type { Queryable } from './database.ts';

/** One of the bank's settings; null when it was never written. The caller knows what it wrote there. */
export async function readSetting<T>(db: Queryable, name: string): Promise<T | null> {
  const { rows } = await db.query<{ value: T }>('select value from settings where name = $1', [name]);
  return rows[0]?.value ?? null;
}

/** Writes a setting over whatever was there. */
export async function writeSetting(db: Queryable, name: string, value: unknown): Promise<void> {
  await db.query(
    'insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [name, JSON.stringify(value)],
  );
}
