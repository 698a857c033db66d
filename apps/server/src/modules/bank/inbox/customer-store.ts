import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** A customer of a bank, and how far its journal has been processed. */
export interface BankCustomer {
  readonly customerId: string;
  readonly enterpriseId: string | null;
  readonly processedSequence: bigint;
  readonly knownLastSequence: bigint;
  readonly refetchFrom: bigint | null;
}

const columns = sql`customer_id as "customerId", enterprise_id as "enterpriseId", processed_sequence as "processedSequence",
  known_last_sequence as "knownLastSequence", refetch_from as "refetchFrom"`;

/** Makes rows for customers that were not known. */
export async function ensureCustomers(
  tx: Tx,
  connectionId: string,
  customerIds: readonly string[],
  now: Date,
): Promise<void> {
  await sql`/*bank.ensure_customers*/
    insert into bank.customers (connection_id, customer_id, created_at)
    select ${connectionId}::uuid, c, ${now} from unnest(${customerIds}::text[]) as n(c) order by c on conflict do nothing`.execute(
    tx,
  );
}

/** Takes the cursor row of a customer: two who apply at once do it one after the other. */
export async function lockCustomer(tx: Tx, connectionId: string, customerId: string): Promise<BankCustomer | null> {
  const { rows } = await sql<BankCustomer>`/*bank.lock_customer*/
    select ${columns} from bank.customers where connection_id = ${connectionId}::uuid and customer_id = ${customerId} for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function advanceCustomer(
  tx: Tx,
  connectionId: string,
  customerId: string,
  change: { processed: bigint; gap: boolean; now: Date },
): Promise<void> {
  const { processed, gap, now } = change;
  // A gap is given a moment to close by itself before the bank is asked.
  await sql`/*bank.advance_customer*/
    update bank.customers set processed_sequence = ${processed}::bigint,
      sync_wanted_at = case when ${gap}::boolean then coalesce(sync_wanted_at, ${now}::timestamptz) when sync_reason = 'gap' then null else sync_wanted_at end,
      sync_not_before = case when ${gap}::boolean and sync_wanted_at is null then greatest(sync_not_before, ${now}::timestamptz + interval '1 second')
        else sync_not_before end,
      sync_reason = case when ${gap}::boolean then coalesce(sync_reason, 'gap') when sync_reason = 'gap' then null else sync_reason end
    where connection_id = ${connectionId}::uuid and customer_id = ${customerId}`.execute(tx);
}

/** Says that the bank should be asked for these customers' journals now. */
export async function wantSync(tx: Tx, connectionId: string, customerIds: readonly string[], now: Date): Promise<void> {
  await sql`update bank.customers set sync_wanted_at = coalesce(sync_wanted_at, ${now}), sync_reason = 'asked', sync_not_before = '-infinity'
    where connection_id = ${connectionId} and customer_id = any(${customerIds}::text[])`.execute(tx);
}

/** Ties a customer to its enterprise. */
export async function setEnterprise(
  tx: Tx,
  connectionId: string,
  customerId: string,
  enterpriseId: string,
): Promise<void> {
  await sql`update bank.customers set enterprise_id = ${enterpriseId}
    where connection_id = ${connectionId} and customer_id = ${customerId} and enterprise_id is null`.execute(tx);
}

export async function setRefetchFrom(tx: Tx, connectionId: string, customerId: string, from: bigint): Promise<void> {
  await sql`update bank.customers set refetch_from = least(refetch_from, ${from})
    where connection_id = ${connectionId} and customer_id = ${customerId}`.execute(tx);
}

/** Customers with entries that could be applied and were not, because the process that took them in has died. */
export async function selectApplicable(tx: Tx, connectionId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ customerId: string }>`
    select distinct i.customer_id as "customerId" from bank.inbox i
    join bank.customers c on c.connection_id = i.connection_id and c.customer_id = i.customer_id
    where i.connection_id = ${connectionId} and i.state = 'waiting' and i.sequence <= c.processed_sequence + 1
    limit ${most}`.execute(tx);
  return rows.map((row) => row.customerId);
}

/** Which enterprise a customer is; null when that is not known. */
export async function findEnterprise(tx: Tx, connectionId: string, customerId: string): Promise<string | null> {
  const { rows } = await sql<{ enterpriseId: string | null }>`select enterprise_id as "enterpriseId" from bank.customers
    where connection_id = ${connectionId} and customer_id = ${customerId}`.execute(tx);
  return rows[0]?.enterpriseId ?? null;
}
