import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** Where jobs go that failed for good. */
export const deadLetterQueue = 'platform.dead_letters';

/** A job that failed for good, as pg-boss keeps it. */
export interface DeadLetter {
  readonly jobId: string;
  /** The queue in which it failed. */
  readonly queue: string;
  readonly payload: unknown;
  /** What its last attempt left. */
  readonly output: unknown;
  readonly attempts: number;
  readonly createdAt: Date;
  /** To the microsecond, for the place in a list. */
  readonly failedAt: string;
}

export interface DeadLetterPlace {
  readonly failedAt: string;
  readonly jobId: string;
}

const columns = sql`id as "jobId", coalesce(source_name, name) as queue, data as payload, coalesce(source_output, output) as output,
  coalesce(source_retry_count, 0) + 1 as attempts, coalesce(source_created_on, created_on) as "createdAt",
  to_char(created_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "failedAt"`;
/** Completed and cancelled ones are none any more. */
const dead = sql`name = ${sql.lit(deadLetterQueue)} and state in ('created', 'retry', 'failed')`;

/** The newest first. */
export async function selectDeadLetters(
  tx: Tx,
  filter: { queue: string | null; after: DeadLetterPlace | null; limit: number },
): Promise<DeadLetter[]> {
  const { queue, after, limit } = filter;
  const { rows } = await sql<DeadLetter>`select ${columns} from pgboss.job where ${dead}
      and (${queue}::text is null or source_name = ${queue})
      and (${after?.failedAt ?? null}::timestamptz is null
        or (created_on, id) < (${after?.failedAt ?? null}::timestamptz, ${after?.jobId ?? null}::uuid))
    order by created_on desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function lockDeadLetter(tx: Tx, jobId: string): Promise<DeadLetter | null> {
  const { rows } = await sql<DeadLetter>`select ${columns} from pgboss.job where ${dead} and id = ${jobId}
    for update`.execute(tx);
  return rows[0] ?? null;
}

/** How a queue does. */
export interface QueueHealth {
  readonly queue: string;
  /** Jobs that could be taken now, counted up to a bound. */
  readonly waiting: number;
  /** Since when the one that is due longest could have been taken. */
  readonly oldestWaitingAt: Date | null;
  readonly active: number;
  /** Jobs that failed and will be tried again. */
  readonly retrying: number;
  readonly deadLetters: number;
}

/** Every queue, by name. Counts stop at `most`. */
export async function selectQueueHealth(tx: Tx, most: number): Promise<QueueHealth[]> {
  const { rows } =
    await sql<QueueHealth>`select q.name as queue, w.waiting, w.oldest as "oldestWaitingAt", a.active, w.retrying, d.dead as "deadLetters"
    from pgboss.queue q
    cross join lateral (select count(*)::int as waiting, min(start_after) as oldest, (count(*) filter (where state = 'retry'))::int as retrying
      from (select start_after, state from pgboss.job j where j.name = q.name and j.state < 'active'
        and (j.start_after <= now() or j.state = 'retry') order by j.start_after limit ${most}) j) w
    cross join lateral (select count(*)::int as active from (select 1 from pgboss.job j where j.name = q.name and j.state = 'active'
      limit ${most}) j) a
    cross join lateral (select count(*)::int as dead from (select 1 from pgboss.job j where j.name = ${deadLetterQueue}
      and j.source_name = q.name and j.state in ('created', 'retry', 'failed') limit ${most}) j) d
    where q.name <> ${deadLetterQueue} order by q.name`.execute(tx);
  return rows;
}
