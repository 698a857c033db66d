import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../../tests/support/database.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import { Sealer } from '../../../platform/crypto/seal.ts';
import { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import type { LimitKey, LimitUse } from '../permissions/decision.ts';
import { consume, giveBack, usedOfLimits } from './limit-counters.ts';
import { forgetLimitCounters } from './limit-jobs.ts';
import { countedUses, type Exceeded } from './limit-use.ts';

const at = new Date('2026-11-22T03:00:00Z');
const atOnce = 12;
let fresh: FreshDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = new Database(fresh.url, new Sealer(testKey), createLog('silent'), { app: atOnce, system: 2 });
});
afterAll(async () => {
  await db.close();
  await fresh[Symbol.asyncDispose]();
});

function keyOf(more: Partial<LimitKey> = {}): LimitKey {
  return {
    enterpriseId: newId(),
    connectionId: newId(),
    customerId: '7730-1942',
    roleId: 'accountant',
    departmentId: 'finance',
    action: 'payments:release',
    accountNumber: '6222 0001',
    counterparty: null,
    period: 'day',
    of: 'amount',
    currency: 'CNY',
    ...more,
  };
}

const take = (uses: LimitUse[], when = at): Promise<Exceeded | null> => {
  const enterpriseId = uses[0]?.key.enterpriseId ?? newId();
  return db.as({ enterpriseId }, (tx) => consume(tx, uses, when));
};
const give = (uses: LimitUse[], when = at): Promise<void> => {
  const enterpriseId = uses[0]?.key.enterpriseId ?? newId();
  return db.as({ enterpriseId }, (tx) => giveBack(tx, uses, when));
};
const usedOf = async (keys: LimitKey[], when = at): Promise<bigint[]> => {
  const enterpriseId = keys[0]?.enterpriseId ?? newId();
  return db.as({ enterpriseId }, (tx) =>
    usedOfLimits(
      tx,
      keys.map((key) => ({ key, limit: 0n, amount: 0n })),
      when,
    ),
  );
};
async function together(count: number, work: (n: number) => Promise<void>): Promise<void> {
  const queue = Array.from({ length: count }, (_, n) => n).values();
  const worker = async (): Promise<void> => {
    for (const n of queue) await work(n);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
/** Numbers that look random and are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('when all that is asked for at once is exactly the limit, nobody is refused and nothing is left', async () => {
  const key = keyOf();
  const random = seeded(1);
  const amounts = Array.from({ length: 600 }, () => BigInt(1 + Math.floor(random() * 90)));
  const limit = amounts.reduce((sum, one) => sum + one, 0n);
  await together(amounts.length, async (n) => {
    expect(await take([{ key, limit, amount: amounts[n] ?? 0n }])).toBeNull();
  });
  expect(await usedOf([key])).toEqual([limit]);
  expect(await take([{ key, limit, amount: 1n }])).toMatchObject({ used: limit });
});

test('of twice as many as the limit leaves, exactly as many succeed as it leaves', async () => {
  const key = keyOf({ of: 'count', currency: null });
  let taken = 0;
  await together(400, async () => {
    if ((await take([{ key, limit: 200n, amount: 1n }])) === null) taken += 1;
  });
  expect(taken).toBe(200);
  expect(await usedOf([key])).toEqual([200n]);
});

test('several limits are taken together or not at all, and what is given back is there again', async () => {
  const enterpriseId = newId();
  const keys = ['day', 'month'].flatMap((period) =>
    ['a', 'b', 'c'].map((accountNumber) =>
      keyOf({ enterpriseId, connectionId: enterpriseId, accountNumber, period: period as LimitKey['period'] }),
    ),
  );
  const limits = keys.map((_, n) => BigInt(2_000 + 500 * n));
  const truth = keys.map(() => 0n);
  const held: { uses: LimitUse[]; places: number[] }[] = [];
  const random = seeded(7);
  let refused = 0;
  await together(1_500, async (n) => {
    const back = n % 3 === 2 ? held.shift() : undefined;
    if (back !== undefined) {
      await give(back.uses);
      back.places.forEach((place, m) => (truth[place] = (truth[place] ?? 0n) - (back.uses[m]?.amount ?? 0n)));
      return;
    }
    const places = keys.map((_, place) => place).filter(() => random() < 0.4);
    const uses = places.flatMap((place) => {
      const key = keys[place];
      return key === undefined
        ? []
        : [{ key, limit: limits[place] ?? 0n, amount: BigInt(1 + Math.floor(random() * 60)) }];
    });
    const fails = random() < 0.1;
    const taking = db.as({ enterpriseId }, async (tx) => {
      const exceeded = await consume(tx, uses, at);
      // The transaction that books fails after it: nothing was consumed.
      if (fails) throw new Error('undone');
      return exceeded;
    });
    if (fails) return expect(taking).rejects.toThrow('undone');
    if ((await taking) !== null) {
      refused += 1;
      return;
    }
    places.forEach((place, m) => (truth[place] = (truth[place] ?? 0n) + (uses[m]?.amount ?? 0n)));
    held.push({ uses, places });
  });
  expect(refused).toBeGreaterThan(20);
  const used = await usedOf(keys);
  expect(used).toEqual(truth);
  for (const [place, key] of keys.entries()) {
    const limit = limits[place] ?? 0n;
    expect(used[place]).toBeLessThanOrEqual(limit);
    const left = limit - (used[place] ?? 0n);
    expect(await take([{ key, limit, amount: left + 1n }])).not.toBeNull();
    expect(await take([{ key, limit, amount: left }])).toBeNull();
  }
});

test.each([
  { when: 'at first', gives: false },
  { when: 'after it gave something back', gives: true },
])('who waited $when for a slot that is full by then begins anew, and holds nothing of it', async ({ gives }) => {
  const key = keyOf();
  const { enterpriseId, connectionId } = key;
  const use = { key, limit: 10n, amount: 4n };
  const given = { ...use, key: keyOf({ enterpriseId, connectionId, accountNumber: '6222 0002' }) };
  await take([use]);
  await take([given]);
  let tries = 0;
  const waiting = await db.as({ enterpriseId }, async (tx) => {
    // As the long way takes from a slot: without passing its gate.
    await sql`update access.limit_slots set used = used + 4
      where enterprise_id = ${enterpriseId} and counter_id = ${counterOf(use)}`.execute(tx);
    const taking = db.as({ enterpriseId }, async (other) => {
      tries += 1;
      if (gives) await giveBack(other, [given], at);
      return consume(other, [use], at);
    });
    await someoneWaits();
    return { taking };
  });
  expect(await waiting.taking).toMatchObject({ used: 8n });
  expect(tries).toBe(2);
  expect(await usedOf([key])).toEqual([8n]);
});

test('who takes a use passes the gate of the slot that he takes it from, and of no full one', async () => {
  const key = keyOf();
  const { enterpriseId } = key;
  const use = { key, limit: 40n, amount: 4n };
  await take([use]);
  const gates = await db.as({ enterpriseId }, async (tx) => {
    await sql`update access.limit_slots set share = 10, used = 10 where enterprise_id = ${enterpriseId}`.execute(tx);
    await sql`insert into access.limit_slots (enterprise_id, counter_id, slot, limit_of, share, used)
      select enterprise_id, counter_id, n, limit_of, 10, case when n = 3 then 0 else 10 end from access.limit_slots, generate_series(1, 3) n
      where enterprise_id = ${enterpriseId} and slot = 0`.execute(tx);
    expect(await consume(tx, [use], at)).toBeNull();
    const { rows } = await sql<{ slot: number }>`select objid::integer as slot from pg_locks
      where locktype = 'advisory' and objsubid = 2 and pid = pg_backend_pid()`.execute(tx);
    return rows.map(({ slot }) => slot);
  });
  expect(gates).toEqual([3]);
  expect(await usedOf([key])).toEqual([34n]);
});

const counterOf = (use: LimitUse): Buffer | undefined => countedUses([use], at)[0]?.counterId;

/** Until a transaction waits for another one's; those of the tests beside this one are in other databases of the cluster. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await db.asSystem('tests.limit_waits', (tx) =>
      sql`select 1 from pg_locks join pg_stat_activity using (pid)
        where not granted and locktype = 'transactionid' and datname = current_database()`.execute(tx),
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('another limit holds from the next use on, and does not forget what was used', async () => {
  const key = keyOf();
  await together(60, async () => expect(await take([{ key, limit: 10_000n, amount: 100n }])).toBeNull());
  expect(await take([{ key, limit: 5_000n, amount: 1n }])).toMatchObject({ used: 6_000n });
  expect(await take([{ key, limit: 6_001n, amount: 1n }])).toBeNull();
  expect(await take([{ key, limit: 6_001n, amount: 1n }])).not.toBeNull();
  expect(await take([{ key, limit: 20_000n, amount: 13_999n }])).toBeNull();
  expect(await usedOf([key])).toEqual([20_000n]);
});

test('a limit beyond what eight bytes hold is counted exactly', async () => {
  const key = keyOf();
  const limit = 10n ** 30n;
  expect(await take([{ key, limit, amount: limit - 1n }])).toBeNull();
  expect(await take([{ key, limit, amount: 2n }])).not.toBeNull();
  expect(await take([{ key, limit, amount: 1n }])).toBeNull();
});

test('a day begins at midnight in Shanghai, and so does a month', async () => {
  const [day, month] = [keyOf(), keyOf({ period: 'month' })];
  const [before, behind] = [new Date('2026-11-30T15:59:59Z'), new Date('2026-11-30T16:00:00Z')];
  for (const key of [day, month]) {
    expect(await take([{ key, limit: 5n, amount: 5n }], before)).toBeNull();
    expect(await take([{ key, limit: 5n, amount: 1n }], before)).not.toBeNull();
    expect(await take([{ key, limit: 5n, amount: 5n }], behind)).toBeNull();
    await give([{ key, limit: 5n, amount: 2n }], before);
    expect([await usedOf([key], before), await usedOf([key], behind)]).toEqual([[3n], [5n]]);
  }
});

test('twice the same limit in one call counts twice', async () => {
  const key = keyOf();
  const use = { key, limit: 10n, amount: 6n };
  expect(await take([use, use])).not.toBeNull();
  expect(await usedOf([key])).toEqual([0n]);
  expect(
    await take([
      { ...use, amount: 5n },
      { ...use, amount: 5n },
    ]),
  ).toBeNull();
});

test('more than was used is not given back', async () => {
  const key = keyOf();
  await take([{ key, limit: 10n, amount: 6n }]);
  await expect(give([{ key, limit: 10n, amount: 7n }])).rejects.toThrow('no more is given back');
  expect(await usedOf([key])).toEqual([6n]);
});

test('counters of long ago are forgotten, and giving back to one of them does nothing', async () => {
  const key = keyOf();
  const long = new Date('2026-03-01T03:00:00Z');
  await take([{ key, limit: 10n, amount: 6n }], long);
  await take([{ key, limit: 10n, amount: 6n }]);
  while ((await forgetLimitCounters({ db, clock: { now: () => at } })) > 0);
  await give([{ key, limit: 10n, amount: 6n }], long);
  expect([await usedOf([key], long), await usedOf([key])]).toEqual([[0n], [6n]]);
});
