import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { CountedUse } from './limit-use.ts';
import type { Slot } from './slots.ts';

/**
 * Takes a use from a slot that has room and that nobody else holds: it never waits. The hottest of all: a statement of its own, whose
 * plan PostgreSQL keeps. @returns whether it was taken.
 */
export async function takeFromFreeSlot(
  tx: Tx,
  { use: { key, limit, amount }, counterId }: CountedUse,
): Promise<boolean> {
  const { numAffectedRows } = await sql`/*access.take_from_free_slot*/
    update access.limit_slots set used = used + ${amount.toString()}::numeric
    where enterprise_id = ${key.enterpriseId} and counter_id = ${counterId} and slot = (
      select slot from access.limit_slots where enterprise_id = ${key.enterpriseId} and counter_id = ${counterId}
        and limit_of = ${limit.toString()}::numeric and used + ${amount.toString()}::numeric <= share
      limit 1 for update skip locked)`.execute(tx);
  return numAffectedRows === 1n;
}

/** The same of several uses, all or none. Those that were locked stay so when it fails: it is to be undone then. */
export async function takeFromFreeSlots(tx: Tx, enterpriseId: string, uses: readonly CountedUse[]): Promise<boolean> {
  const { numAffectedRows } = await sql`/*access.take_from_free_slots*/
    with wanted as (${wanted(uses)}),
    picked as materialized (
      select w.counter_id, w.amount, p.slot from wanted w cross join lateral (
        select s.slot from access.limit_slots s
        where s.enterprise_id = ${enterpriseId} and s.counter_id = w.counter_id and s.limit_of = w.limit_of
          and s.used + w.amount <= s.share
        limit 1 for update skip locked) p)
    update access.limit_slots s set used = s.used + p.amount from picked p
    where s.enterprise_id = ${enterpriseId} and s.counter_id = p.counter_id and s.slot = p.slot
      and (select count(*) from picked) = ${uses.length}`.execute(tx);
  return numAffectedRows === BigInt(uses.length);
}

/** Gives every use back to a slot that holds so much of it and that nobody else holds, all or none. */
export async function giveToFreeSlots(tx: Tx, enterpriseId: string, uses: readonly CountedUse[]): Promise<boolean> {
  const { numAffectedRows } = await sql`/*access.give_to_free_slots*/
    with wanted as (${wanted(uses)}),
    picked as materialized (
      select w.counter_id, w.amount, p.slot from wanted w cross join lateral (
        select s.slot from access.limit_slots s
        where s.enterprise_id = ${enterpriseId} and s.counter_id = w.counter_id and s.used >= w.amount
        limit 1 for update skip locked) p)
    update access.limit_slots s set used = s.used - p.amount from picked p
    where s.enterprise_id = ${enterpriseId} and s.counter_id = p.counter_id and s.slot = p.slot
      and (select count(*) from picked) = ${uses.length}`.execute(tx);
  return numAffectedRows === BigInt(uses.length);
}

/** As JSON and not as arrays: the plan does not depend on how many there are, so that it is kept. */
function wanted(uses: readonly CountedUse[]) {
  const rows = uses.map(({ counterId, use }) => ({
    id: counterId.toString('hex'),
    limit_of: use.limit.toString(),
    amount: use.amount.toString(),
  }));
  return sql`select decode(id, 'hex') as counter_id, limit_of, amount
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, limit_of numeric, amount numeric)`;
}

/** Sees to it that the counter is there, and holds it: nobody else lays out its slots until the transaction ends. */
export async function lockCounter(tx: Tx, { use: { key }, counterId, startsOn }: CountedUse): Promise<void> {
  await sql`insert into access.limit_counters (enterprise_id, counter_id, connection_id, customer_id, role_id, department_id, action,
      account_number, counterparty, period, starts_on, of, currency)
    values (${key.enterpriseId}, ${counterId}, ${key.connectionId}, ${key.customerId}, ${key.roleId}, ${key.departmentId},
      ${key.action}, ${key.accountNumber}, ${key.counterparty}, ${key.period}, ${startsOn}, ${key.of}, ${key.currency})
    on conflict do nothing`.execute(tx);
  await sql`/*access.lock_limit_counter*/ select 1 from access.limit_counters
    where enterprise_id = ${key.enterpriseId} and counter_id = ${counterId} for update`.execute(tx);
}

/** The slots of a counter that is locked, held as well: whoever took from one of them has ended by then. */
export async function lockSlots(tx: Tx, { use: { key }, counterId }: CountedUse): Promise<Slot[]> {
  const { rows } = await sql<Record<'limit' | 'share' | 'used', string> & { slot: number }>`/*access.lock_limit_slots*/
    select slot, limit_of as "limit", share, used from access.limit_slots
    where enterprise_id = ${key.enterpriseId} and counter_id = ${counterId} order by slot for update`.execute(tx);
  return rows.map((row) => ({
    slot: row.slot,
    limit: BigInt(row.limit),
    share: BigInt(row.share),
    used: BigInt(row.used),
  }));
}

/** Writes slots of a counter that is locked; with `only`, there are no others afterwards. */
export async function writeSlots(
  tx: Tx,
  { use: { key }, counterId }: CountedUse,
  slots: readonly Slot[],
  { only }: { only: boolean },
): Promise<void> {
  const { enterpriseId } = key;
  await sql`/*access.write_limit_slots*/
    insert into access.limit_slots (enterprise_id, counter_id, slot, limit_of, share, used)
    select ${enterpriseId}, ${counterId}, s.slot, s.limit_of, s.share, s.used
    from unnest(${slots.map((one) => one.slot)}::smallint[], ${slots.map((one) => one.limit.toString())}::numeric[],
      ${slots.map((one) => one.share.toString())}::numeric[], ${slots.map((one) => one.used.toString())}::numeric[])
      as s(slot, limit_of, share, used)
    on conflict (enterprise_id, counter_id, slot) do update
      set limit_of = excluded.limit_of, share = excluded.share, used = excluded.used`.execute(tx);
  if (!only) return;
  await sql`delete from access.limit_slots
    where enterprise_id = ${enterpriseId} and counter_id = ${counterId} and slot >= ${slots.length}`.execute(tx);
}

/** What was used of each counter, by its id in hexadecimal; of one that is not there nothing was. */
export async function selectUsed(
  tx: Tx,
  enterpriseId: string,
  uses: readonly CountedUse[],
): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ id: string; used: string }>`/*access.select_used_limits*/
    select encode(counter_id, 'hex') as id, sum(used) as used from access.limit_slots
    where enterprise_id = ${enterpriseId} and counter_id = any(${uses.map((one) => one.counterId)}::bytea[])
    group by counter_id`.execute(tx);
  return new Map(rows.map((row) => [row.id, BigInt(row.used)]));
}

/** What is inside the work is undone, and what it locked is let go, unless it says that it succeeded. */
export async function orUndone(tx: Tx, work: () => Promise<boolean>): Promise<boolean> {
  await sql`savepoint limit_uses`.execute(tx);
  const done = await work();
  // One that is kept needs no word: it ends with the transaction.
  if (!done) await sql`rollback to savepoint limit_uses`.execute(tx);
  return done;
}

/** Forgets counters of periods that began before the day. @returns how many. */
export async function deleteOldCounters(tx: Tx, before: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from access.limit_counters where (enterprise_id, counter_id) in (
    select enterprise_id, counter_id from access.limit_counters where starts_on < ${before} order by starts_on limit 10000)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
