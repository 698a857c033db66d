import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../../tests/support/database.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import { Sealer } from '../../../platform/crypto/seal.ts';
import { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import type { LimitUse } from '../permissions/decision.ts';
import { readUses, storeUses, type StoredUse } from '../approvals/signer-limits.ts';
import { consume, giveBack, usedOfLimits } from './limit-counters.ts';

const at = new Date('2026-11-22T03:00:00Z');
const [enterpriseId, connectionId] = [newId(), newId()];
let fresh: FreshDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = new Database(fresh.url, new Sealer(testKey), createLog('silent'), { app: 2, system: 2 });
});
afterAll(async () => {
  await db.close();
  await fresh[Symbol.asyncDispose]();
});

function paid(counterparty: string | null, amount: bigint): LimitUse[] {
  const key = {
    enterpriseId,
    connectionId,
    customerId: '7730-1942',
    roleId: 'accountant',
    departmentId: '财务 "一部"',
    action: 'payments:prepare',
    accountNumber: '7730-1942-01',
    counterparty,
    period: 'day' as const,
    of: 'amount' as const,
    currency: 'CNY',
  };
  return [{ key, limit: 100n, amount }];
}
const take = (uses: LimitUse[]) => db.as({ enterpriseId }, (tx) => consume(tx, uses, at));
const used = (counterparty: string | null) =>
  db.as({ enterpriseId }, (tx) => usedOfLimits(tx, paid(counterparty, 0n), at));

test('what was counted under several spellings of one number counts as one, and is given back from there', async () => {
  for (const [spelling, amount] of [
    ['2208-5031-01', 40n],
    ['2208503101', 30n],
    ['2208 5031 01', 10n],
    ['lc55hemm0001', 5n],
    [null, 7n],
  ] as const)
    expect(await take(paid(spelling, amount))).toBeNull();
  const held = storeUses([...paid('2208-5031-01', 40n), ...paid(null, 7n)]);
  // Without the payment to which they belong: foreign keys rest in this session.
  await fresh.query("set session_replication_role = 'replica'");
  await fresh.query(
    `insert into payments.limit_uses (enterprise_id, instruction_id, use_id, part, uses, used_at) values ($1, $2, $2, 'prepare', $3, $4)`,
    [enterpriseId, newId(), JSON.stringify(held), at],
  );
  await fresh.query("set session_replication_role = 'origin'");
  const migration = new URL('../../../../db/migrations/0190-counterparties-counted.sql', import.meta.url);
  await fresh.query(`begin; ${await readFile(migration, 'utf8')}; commit`);
  const [kept] = await fresh.query<{ uses: StoredUse[] }>('select uses from payments.limit_uses');
  const given = readUses(kept?.uses ?? []);
  expect(given.map(({ key }) => key.counterparty)).toEqual(['2208503101', null]);
  expect(await used('2208503101')).toEqual([80n]);
  expect(await used('LC55HEMM0001')).toEqual([5n]);
  expect(await used(null)).toEqual([7n]);
  expect(await used('2208-5031-01')).toEqual([0n]);
  expect(await take(paid('2208503101', 21n))).toMatchObject({ used: 80n });
  expect(await take(paid('2208503101', 20n))).toBeNull();
  await db.as({ enterpriseId }, (tx) => giveBack(tx, given, at));
  expect([await used('2208503101'), await used(null)]).toEqual([[60n], [0n]]);
});
