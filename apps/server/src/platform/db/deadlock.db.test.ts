import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../../../tests/support/database.ts';
import { testKey } from '../../../../../tests/support/templates.ts';
import { Sealer } from '../crypto/seal.ts';
import { createLog } from '../log.ts';
import { Database, type Tx } from './database.ts';

test('of two transactions that wait for each other the one that is ended is tried again', async () => {
  await using fresh = await freshDatabase();
  const db = new Database(fresh.url, new Sealer(testKey), createLog('silent'), { app: 1, system: 3 });
  const lock = (tx: Tx, key: number) => sql`select pg_advisory_xact_lock(${key})`.execute(tx);
  let [tries, holding] = [0, 0];
  const { promise: bothHold, resolve } = Promise.withResolvers<void>();
  const take = (first: number, second: number) =>
    db.asSystem('tests.deadlock', async (tx) => {
      tries += 1;
      await lock(tx, first);
      holding += 1;
      if (holding === 2) resolve();
      await bothHold;
      await lock(tx, second);
      return first;
    });
  expect(await Promise.all([take(1, 2), take(2, 1)])).toEqual([1, 2]);
  expect(tries).toBe(3);
  await db.close();
});
