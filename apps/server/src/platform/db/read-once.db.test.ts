import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../tests/support/database.ts';
import { testKey } from '../../../../../tests/support/templates.ts';
import { Sealer } from '../crypto/seal.ts';
import { newId } from '../ids.ts';
import { createLog } from '../log.ts';
import { Database } from './database.ts';

let fresh: FreshDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  // A single connection: what one read leaves behind, the next one would find.
  db = new Database(fresh.url, new Sealer(testKey), createLog('silent'), { app: 1, system: 1 });
});
afterAll(async () => {
  await db.close();
  await fresh[Symbol.asyncDispose]();
});

const who = {
  name: 'test.who',
  text: 'select platform.current_enterprise()::text as id, $1::integer as n',
  values: [1],
};

test('each of many reads at once is answered under its own scope', async () => {
  const ids = Array.from({ length: 50 }, () => newId());
  const read = await Promise.all(
    ids.map((enterpriseId, n) => db.readOnce<{ id: string }>({ enterpriseId }, { ...who, values: [n] })),
  );
  expect(read).toEqual(ids.map((id, n) => [{ id, n }]));
});

test('a scope ends with its read', async () => {
  await db.readOnce({ enterpriseId: newId() }, who);
  const after = await db.as(null, (tx) =>
    tx.selectNoFrom(({ fn }) => fn<string | null>('platform.current_enterprise', []).as('id')).execute(),
  );
  expect(after).toEqual([{ id: null }]);
});

test('a statement that fails leaves its connection fit for the next, and nothing can be written', async () => {
  const scope = { enterpriseId: newId() };
  const failing = { name: 'test.divide', text: 'select 1 / $1::integer', values: [0] };
  await expect(db.readOnce(scope, failing)).rejects.toThrow('division by zero');
  const writing = {
    name: 'test.write',
    text: 'insert into platform.outbox values ($1, $2, null, $3, now())',
    values: [newId(), 't', '{}'],
  };
  await expect(db.readOnce(scope, writing)).rejects.toThrow('read-only');
  expect(await db.readOnce(scope, who)).toEqual([{ id: scope.enterpriseId, n: 1 }]);
});

test('a scope that is no id is refused before anything is sent', async () => {
  await expect(db.readOnce({ enterpriseId: `x'; select 1; --` }, who)).rejects.toThrow('UUID');
});
