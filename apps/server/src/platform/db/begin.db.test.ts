import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../tests/support/database.ts';
import { testKey } from '../../../../../tests/support/templates.ts';
import { Sealer } from '../crypto/seal.ts';
import { newId } from '../ids.ts';
import { createLog } from '../log.ts';
import { Database, type Tx } from './database.ts';
import { createPool, kyselyPool, targetOf, writesOnlyWhenBegun } from './pool.ts';
import { appRole } from './roles.ts';

const sealer = new Sealer(testKey);
let fresh: FreshDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  // A single connection: what one transaction leaves behind, the next one would find.
  db = new Database(fresh.url, sealer, createLog('silent'), { app: 1, system: 1 });
});
afterAll(async () => {
  await db.close();
  await fresh[Symbol.asyncDispose]();
});

const scopeOf = async (tx: Tx): Promise<string | null> => {
  const { rows } = await sql<{ id: string | null }>`select platform.current_enterprise()::text as id`.execute(tx);
  return rows[0]?.id ?? null;
};
const writeOne = (tx: Tx): Promise<unknown> =>
  sql`insert into platform.outbox values (${newId()}, 't', null, '{}', now())`.execute(tx);

test('the first statement of a transaction runs under its scope, and the scope ends with it', async () => {
  const enterpriseId = newId();
  expect(await db.as({ enterpriseId }, scopeOf)).toBe(enterpriseId);
  expect(await db.as(null, scopeOf)).toBeNull();
});

test('a transaction without a statement, and one whose first statement fails, leave the connection fit for the next', async () => {
  expect(await db.as(null, () => Promise.resolve(7))).toBe(7);
  await expect(db.as(null, () => Promise.reject(new Error('before anything')))).rejects.toThrow('before anything');
  await expect(db.as(null, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero');
  const enterpriseId = newId();
  expect(await db.as({ enterpriseId }, scopeOf)).toBe(enterpriseId);
});

test('what is read only or undone writes nothing, though its beginning leaves with the first statement', async () => {
  await expect(db.as(null, writeOne, { readOnly: true })).rejects.toThrow('read-only');
  const undone = db.as(null, async (tx) => {
    await writeOne(tx);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await outbox()).toBe(0);
});

test('when a transaction does not begin, its first statement writes nothing and the error is that of the beginning', async () => {
  const login = { user: appRole, password: sealer.rolePassword(appRole) };
  const pool = createPool({ ...targetOf(fresh.url), ...login, ...writesOnlyWhenBegun, max: 1 }, createLog('silent'));
  const client = await kyselyPool(pool, { joinBegin: true }).connect();
  try {
    await client.query('begin isolation level whatever', []);
    const insert = `insert into platform.outbox values ('${newId()}', 't', null, '{}', now())`;
    await expect(client.query(insert, [])).rejects.toThrow('syntax error');
  } finally {
    client.release();
    await pool.end();
  }
  expect(await outbox()).toBe(0);
});

test('nothing is written for an enterprise outside a transaction', async () => {
  const { rows } = await db.as(null, (tx) =>
    sql<{
      outside: string;
    }>`select reset_val as outside from pg_settings where name = 'default_transaction_read_only'`.execute(tx),
  );
  expect(rows).toEqual([{ outside: 'on' }]);
});

async function outbox(): Promise<number> {
  return db.asSystem('test.outbox', async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.outbox`.execute(tx);
    return rows[0]?.n ?? -1;
  });
}
