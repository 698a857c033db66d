import { sql } from 'kysely';
import { TransactionLost, type Tx } from '../../../platform/db/database.ts';
import type { CountedUse } from './limit-use.ts';
import type { Slot } from './slots.ts';

/**
 * Takes every use from a slot that has room and whose gate is open, all or none, and holds nothing when it fails.
 * @returns whether all were taken.
 */
export async function takeFromFreeSlots(tx: Tx, enterpriseId: string, uses: readonly CountedUse[]): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`/*access.take_from_free_slots*/
    select access.take_from_free_slots(${enterpriseId}, ${uses.map((one) => one.counterId)}::bytea[],
      ${uses.map(gateOf)}::integer[], ${uses.map((one) => one.use.limit.toString())}::numeric[],
      ${uses.map((one) => one.use.amount.toString())}::numeric[]) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

/**
 * The same for one use, with a third less work; not behind a savepoint of the caller.
 * @throws TransactionLost when the slot was found full after its row was locked: only the end of the transaction lets go of it.
 */
export async function takeFromFreeSlot(tx: Tx, one: CountedUse): Promise<boolean> {
  const { counterId } = one;
  const { enterpriseId } = one.use.key;
  const [limit, amount] = [one.use.limit.toString(), one.use.amount.toString()];
  const { numAffectedRows } = await sql`/*access.take_from_free_slot*/
    update access.limit_slots set used = used + ${amount}::numeric
    where enterprise_id = ${enterpriseId} and counter_id = ${counterId} and limit_of = ${limit}::numeric
      and used + ${amount}::numeric <= share and slot = (
        select s.slot from access.limit_slots s
        where s.enterprise_id = ${enterpriseId} and s.counter_id = ${counterId} and s.limit_of = ${limit}::numeric
          and s.used + ${amount}::numeric <= s.share and pg_try_advisory_xact_lock(${gateOf(one)}, s.slot)
        limit 1)`.execute(tx);
  if (numAffectedRows === 1n) return true;
  const { rows } = await sql`/*access.holds_slot*/
    select 1 from access.limit_slots where enterprise_id = ${enterpriseId} and counter_id = ${counterId}
      and xmax = pg_current_xact_id_if_assigned()::xid`.execute(tx);
  if (rows.length > 0) throw new TransactionLost('a slot of a limit was filled by another one');
  return false;
}

/** The number by which the gates of a counter's slots go. */
function gateOf({ counterId }: CountedUse): number {
  return counterId.readInt32BE();
}

/**
 * Gives every use back to a slot that holds so much of it and that nobody else holds, all or none. Gates are passed here too, so that
 * nobody who consumes waits for somebody who gives back.
 */
export async function giveToFreeSlots(tx: Tx, enterpriseId: string, uses: readonly CountedUse[]): Promise<boolean> {
  const { numAffectedRows } = await sql`/*access.give_to_free_slots*/
    with wanted as (
      select * from unnest(${uses.map((one) => one.counterId)}::bytea[], ${uses.map(gateOf)}::integer[],
        ${uses.map((one) => one.use.amount.toString())}::numeric[]) as w(counter_id, gate, amount)),
    picked as materialized (
      select w.counter_id, w.amount, p.slot from wanted w cross join lateral (
        select s.slot from access.limit_slots s
        where s.enterprise_id = ${enterpriseId} and s.counter_id = w.counter_id and s.used >= w.amount
          and pg_try_advisory_xact_lock(w.gate, s.slot)
        limit 1 for update skip locked) p)
    update access.limit_slots s set used = s.used - p.amount from picked p
    where s.enterprise_id = ${enterpriseId} and s.counter_id = p.counter_id and s.slot = p.slot
      and (select count(*) from picked) = ${uses.length}`.execute(tx);
  return numAffectedRows === BigInt(uses.length);
}

/** Takes a use from this slot, when whoever holds it has ended. @returns false when it leaves less, or is not there, by then. */
export async function takeFromSlot(
  tx: Tx,
  { use: { key, limit, amount }, counterId }: CountedUse,
  slot: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`/*access.take_from_slot*/
    update access.limit_slots set used = used + ${amount.toString()}::numeric
    where enterprise_id = ${key.enterpriseId} and counter_id = ${counterId} and slot = ${slot}
      and limit_of = ${limit.toString()}::numeric and used + ${amount.toString()}::numeric <= share`.execute(tx);
  return numAffectedRows === 1n;
}

/** Sees to it that the counter is there. */
export async function ensureCounter(tx: Tx, { use: { key }, counterId, startsOn }: CountedUse): Promise<void> {
  await sql`insert into access.limit_counters (enterprise_id, counter_id, connection_id, customer_id, role_id, department_id, action,
      account_number, counterparty, period, starts_on, of, currency)
    values (${key.enterpriseId}, ${counterId}, ${key.connectionId}, ${key.customerId}, ${key.roleId}, ${key.departmentId},
      ${key.action}, ${key.accountNumber}, ${key.counterparty}, ${key.period}, ${startsOn}, ${key.of}, ${key.currency})
    on conflict do nothing`.execute(tx);
}

/**
 * Holds the counter: nobody else lays out its slots until the transaction ends. `wait`: when another one does, waits for him.
 * @returns whether it is held.
 */
export async function lockCounter(
  tx: Tx,
  { use: { key }, counterId }: CountedUse,
  { wait }: { wait: boolean },
): Promise<boolean> {
  const { rows } = await sql`select 1 from access.limit_counters
    where enterprise_id = ${key.enterpriseId} and counter_id = ${counterId} for update ${sql.raw(wait ? '' : 'skip locked')}`.execute(
    tx,
  );
  return rows.length > 0;
}

/**
 * The slots of a counter. `lock`, of one that is held: they are held as well, and whoever took from one of them has ended by then.
 */
export async function selectSlots(
  tx: Tx,
  { use: { key }, counterId }: CountedUse,
  { lock }: { lock: boolean },
): Promise<Slot[]> {
  const { rows } = await sql<Record<'limit' | 'share' | 'used', string> & { slot: number }>`
    select slot, limit_of as "limit", share, used from access.limit_slots
    where enterprise_id = ${key.enterpriseId} and counter_id = ${counterId} order by slot ${sql.raw(lock ? 'for update' : '')}`.execute(
    tx,
  );
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

/**
 * Does the work, and undoes it unless it says that it succeeded: what it locked is let go then.
 * @param part `all` of it or one `step` within: each goes back to its own beginning.
 */
export async function orUndone(tx: Tx, part: 'all' | 'step', work: () => Promise<boolean>): Promise<boolean> {
  await sql`savepoint ${sql.raw(`limits_${part}`)}`.execute(tx);
  const done = await work();
  const name = `limits_${part}`;
  // Released in either case: what follows stands in the transaction itself again.
  await sql.raw(`${done ? '' : `rollback to savepoint ${name}; `}release savepoint ${name}`).execute(tx);
  return done;
}

/** Waits until nobody lays out the slots of the counter, and holds nothing of it afterwards. */
export async function waitForCounter(tx: Tx, one: CountedUse): Promise<void> {
  await orUndone(tx, 'step', async () => {
    await lockCounter(tx, one, { wait: true });
    return false;
  });
}

/** Forgets counters of periods that began before the day. @returns how many. */
export async function deleteOldCounters(tx: Tx, before: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from access.limit_counters where (enterprise_id, counter_id) in (
    select enterprise_id, counter_id from access.limit_counters where starts_on < ${before} order by starts_on limit 10000)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
