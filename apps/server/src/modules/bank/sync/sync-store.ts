import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { cleanText } from '../../../platform/text.ts';
import type { BankCustomer } from '../inbox/customer-store.ts';
import { bankLimits } from '../bank-limits.ts';

/** One walk through something that a bank lists. */
export interface SyncRun {
  readonly runId: string;
  readonly kind: 'consents' | 'records';
  readonly customerId: string | null;
  readonly state: 'running' | 'finished' | 'failed';
  readonly pageCursor: string | null;
  readonly pages: number;
  readonly records: number;
  readonly errorCode: string | null;
  readonly errorDetail: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

const columns = sql`run_id as "runId", kind, customer_id as "customerId", state, page_cursor as "pageCursor", pages, records,
  error_code as "errorCode", error_detail as "errorDetail", started_at as "startedAt", finished_at as "finishedAt"`;

/** The unfinished run of this walk, left by a process that was killed, or a new one. */
export async function openRun(
  tx: Tx,
  walk: { connectionId: string; kind: SyncRun['kind']; customerId: string | null },
  now: Date,
): Promise<SyncRun> {
  const { connectionId, kind, customerId } = walk;
  const left = await sql<SyncRun>`select ${columns} from bank.sync_runs
    where connection_id = ${connectionId} and kind = ${kind} and customer_id is not distinct from ${customerId} and state = 'running'
    order by run_id desc limit 1 for update`.execute(tx);
  if (left.rows[0] !== undefined) return left.rows[0];
  const { rows } =
    await sql<SyncRun>`insert into bank.sync_runs (run_id, connection_id, kind, customer_id, state, started_at)
    values (${newId()}, ${connectionId}, ${kind}, ${customerId}, 'running', ${now}) returning ${columns}`.execute(tx);
  const [run] = rows;
  if (run === undefined) throw new Error('an insert returns its row');
  return run;
}

/** The same for many customers at once. @returns the run of each. */
export async function openRecordRuns(
  tx: Tx,
  connectionId: string,
  customerIds: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  const left = await sql<{
    runId: string;
    customerId: string;
  }>`select distinct on (customer_id) run_id as "runId", customer_id as "customerId"
    from bank.sync_runs where connection_id = ${connectionId} and kind = 'records' and state = 'running'
      and customer_id = any(${customerIds}::text[]) order by customer_id, run_id desc`.execute(tx);
  const runs = new Map(left.rows.map((row) => [row.customerId, row.runId]));
  const missing = customerIds
    .filter((customerId) => !runs.has(customerId))
    .map((customerId) => ({ customerId, runId: newId() }));
  await sql`insert into bank.sync_runs (run_id, connection_id, kind, customer_id, state, started_at)
    select r, ${connectionId}::uuid, 'records', c, 'running', ${now}
    from unnest(${missing.map((one) => one.runId)}::uuid[], ${missing.map((one) => one.customerId)}::text[]) as n(r, c)`.execute(
    tx,
  );
  for (const { customerId, runId } of missing) runs.set(customerId, runId);
  return runs;
}

/** Notes a page in the transaction that takes it in: a run that is killed goes on behind it. */
export async function notePage(tx: Tx, runId: string, page: { cursor: string | null; records: number }): Promise<void> {
  await sql`/*bank.note_page*/ update bank.sync_runs set page_cursor = ${page.cursor}, pages = pages + 1, records = records + ${page.records}
    where run_id = ${runId}::uuid`.execute(tx);
}

export async function finishRun(
  tx: Tx,
  runId: string,
  error: { code: string; detail: string } | null,
  now: Date,
): Promise<void> {
  await sql`update bank.sync_runs set state = ${error === null ? 'finished' : 'failed'}, error_code = ${error?.code ?? null},
      error_detail = ${error === null ? null : cleanText(error.detail.slice(0, 500))}, finished_at = ${now}
    where run_id = ${runId}`.execute(tx);
}

export async function selectRuns(
  tx: Tx,
  connectionId: string,
  page: { before: string | null; limit: number },
): Promise<SyncRun[]> {
  const { rows } = await sql<SyncRun>`select ${columns} from bank.sync_runs
    where connection_id = ${connectionId} and (${page.before}::uuid is null or run_id < ${page.before}::uuid)
    order by run_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** Keeps the newest runs of a connection. */
export async function forgetRuns(tx: Tx, connectionId: string): Promise<void> {
  await sql`delete from bank.sync_runs where connection_id = ${connectionId} and state <> 'running' and run_id < (
      select run_id from bank.sync_runs where connection_id = ${connectionId} order by run_id desc offset ${bankLimits.syncRunsKept} limit 1)`.execute(
    tx,
  );
}

/** Takes customers whose journals should be read, for a limited time: another process does not take them meanwhile. */
export async function claimCustomers(tx: Tx, connectionId: string, now: Date): Promise<BankCustomer[]> {
  const until = new Date(now.getTime() + bankLimits.syncClaimSeconds * 1_000);
  const { rows } = await sql<BankCustomer>`update bank.customers c set sync_claimed_until = ${until}
    from (select connection_id, customer_id from bank.customers
      where connection_id = ${connectionId} and sync_wanted_at is not null and sync_not_before <= ${now} and sync_claimed_until <= ${now}
      order by sync_wanted_at limit ${bankLimits.syncClaimCustomers} for update skip locked) n
    where c.connection_id = n.connection_id and c.customer_id = n.customer_id
    returning c.customer_id as "customerId", c.enterprise_id as "enterpriseId", c.processed_sequence as "processedSequence",
      c.known_last_sequence as "knownLastSequence", c.refetch_from as "refetchFrom"`.execute(tx);
  return rows;
}

/** Gives a customer back after its journal was read; what was wanted meanwhile stays wanted. */
export async function releaseCustomer(
  tx: Tx,
  place: { connectionId: string; customerId: string },
  outcome: { startedAt: Date; now: Date; retryAt: Date | null; refetched: bigint | null },
): Promise<void> {
  const { startedAt, now, retryAt, refetched } = outcome;
  await sql`update bank.customers set
      sync_claimed_until = '-infinity',
      sync_wanted_at = case when ${retryAt}::timestamptz is null and sync_wanted_at <= ${startedAt} then null else sync_wanted_at end,
      sync_reason = case when ${retryAt}::timestamptz is null and sync_wanted_at <= ${startedAt} then null else sync_reason end,
      sync_not_before = coalesce(${retryAt}, sync_not_before),
      sync_failures = case when ${retryAt}::timestamptz is null then 0 else sync_failures + 1 end,
      synced_at = case when ${retryAt}::timestamptz is null then ${now} else synced_at end,
      refetch_from = case when refetch_from = ${refetched}::bigint then null else refetch_from end
    where connection_id = ${place.connectionId} and customer_id = ${place.customerId}`.execute(tx);
}

export async function syncFailures(tx: Tx, connectionId: string, customerId: string): Promise<number> {
  const { rows } = await sql<{ failures: number }>`select sync_failures as failures from bank.customers
    where connection_id = ${connectionId} and customer_id = ${customerId}`.execute(tx);
  return rows[0]?.failures ?? 0;
}

export async function noteLastSequence(tx: Tx, connectionId: string, customerId: string, last: bigint): Promise<void> {
  await sql`update bank.customers set known_last_sequence = greatest(known_last_sequence, ${last}::bigint)
    where connection_id = ${connectionId} and customer_id = ${customerId}`.execute(tx);
}

/** Wants a sync of customers whose journal was not read for long, in case an event was lost for good. */
export async function wantOverdue(tx: Tx, connectionId: string, before: Date, now: Date): Promise<void> {
  await sql`update bank.customers set sync_wanted_at = ${now}, sync_reason = 'asked'
    where connection_id = ${connectionId} and sync_wanted_at is null and synced_at < ${before}`.execute(tx);
}

export async function wantAll(tx: Tx, connectionId: string, now: Date): Promise<void> {
  await sql`update bank.customers set sync_wanted_at = coalesce(sync_wanted_at, ${now}), sync_reason = 'asked', sync_not_before = '-infinity'
    where connection_id = ${connectionId}`.execute(tx);
}

/** Where the listing of consents goes on. */
export async function selectListing(
  tx: Tx,
  connectionId: string,
): Promise<{ changedSince: Date | null; listedAt: Date | null }> {
  const { rows } = await sql<{ changedSince: Date | null; listedAt: Date | null }>`
    select consents_changed_since as "changedSince", consents_listed_at as "listedAt" from bank.connection_states
    where connection_id = ${connectionId}`.execute(tx);
  return rows[0] ?? { changedSince: null, listedAt: null };
}

export async function noteListing(
  tx: Tx,
  connectionId: string,
  changedSince: Date | null,
  now: Date | null,
): Promise<void> {
  await sql`update bank.connection_states set consents_changed_since = greatest(consents_changed_since, ${changedSince}::timestamptz),
      consents_listed_at = ${now} where connection_id = ${connectionId}`.execute(tx);
}
