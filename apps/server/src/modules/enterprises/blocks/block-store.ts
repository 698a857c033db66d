import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface BlockRow {
  /** Who is shut out. */
  readonly otherId: string;
  readonly since: Date;
}

/** Lets `a` shut `b` out, in a transaction of both in which `a` acts. @returns whether it is new. */
export async function insertBlock(tx: Tx, { a, b, since }: { a: string; b: string; since: Date }): Promise<boolean> {
  const { rows } = await sql`insert into enterprises.blocks (enterprise_id, other_id, side, since)
    values (${a}, ${b}, 'given', ${since}), (${b}, ${a}, 'received', ${since}) on conflict do nothing returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Ends the block that `a` gave to `b`; one that `b` gave stays. @returns whether there was one. */
export async function deleteBlock(tx: Tx, { a, b }: { a: string; b: string }): Promise<boolean> {
  const { rows } = await sql`delete from enterprises.blocks
    where (enterprise_id = ${a} and other_id = ${b} and side = 'given')
      or (enterprise_id = ${b} and other_id = ${a} and side = 'received') returning 1`.execute(tx);
  return rows.length > 0;
}

/** Whether one of the two shut the other out; for a transaction that works for `a`. */
export async function selectBlockedBetween(tx: Tx, a: string, b: string): Promise<boolean> {
  const { rows } = await sql`/*enterprises.select_blocked_between*/
    select 1 from enterprises.audience_blocks where enterprise_id = ${a} and other_id = ${b} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Since when `a` shuts `b` out; null when it does not. */
export async function selectBlock(tx: Tx, a: string, b: string): Promise<Date | null> {
  const { rows } = await sql<{ since: Date }>`select since from enterprises.blocks
    where enterprise_id = ${a} and other_id = ${b} and side = 'given'`.execute(tx);
  return rows[0]?.since ?? null;
}

/** How many an enterprise shuts out. Two blocks at once of one enterprise count after each other, so that a bound holds. */
export async function countBlocks(tx: Tx, enterpriseId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${enterpriseId}, 62))`.execute(tx);
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from enterprises.blocks
    where enterprise_id = ${enterpriseId} and side = 'given'`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** How many the enterprise for which `tx` works shuts out. */
export async function selectGivenCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from enterprises.blocks
    where enterprise_id = (select platform.current_enterprise()) and side = 'given'`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface BlockPage {
  /** What the name must have; empty: any. */
  readonly grams: readonly string[];
  readonly after: BlockRow | null;
  readonly limit: number;
}

/** Whom the enterprise for which `tx` works shuts out, the newest first. */
export async function selectBlocks(tx: Tx, { grams, after, limit }: BlockPage): Promise<BlockRow[]> {
  const { rows } = await sql<BlockRow>`/*enterprises.select_blocks*/
    select b.other_id as "otherId", b.since from enterprises.blocks b
    where b.enterprise_id = (select platform.current_enterprise()) and b.side = 'given'
      and (${after === null} or (b.since, b.other_id) < (${after?.since ?? null}::timestamptz, ${after?.otherId ?? null}::uuid))
      and (cardinality(${grams}::text[]) = 0 or exists (select 1 from enterprises.directory d
        where d.enterprise_id = b.other_id and d.grams @> ${grams}::text[]))
    order by b.since desc, b.other_id desc limit ${limit}`.execute(tx);
  return rows;
}
