import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { EntryRow } from './entry.ts';
import { marks, recordColumns } from './entry-record.ts';
import type { KnownEntry } from './plan-entries.ts';
import type { Batch } from './reading/read-entry.ts';

/** What is kept of an entry for writing it as the bank wrote it. */
export interface EntryReferences {
  readonly servicerReference: string | null;
  readonly entryReference: string | null;
  readonly batch: Batch | null;
  readonly otherReferences: readonly string[];
}
export type WholeEntry = EntryRow & EntryReferences;

/** An entry without its payments: for lists. */
export type ListedEntry = Omit<EntryRow, 'details'>;

const listed = sql`e.enterprise_id as "enterpriseId", e.entry_id as "entryId", e.connection_id as "connectionId",
  e.customer_id as "customerId", e.account_number as "accountNumber", e.status, e.direction, e.reversal,
  e.amount_minor as "amountMinor", e.currency, e.day::text, e.booked_on::text as "bookedOn", e.value_on::text as "valueOn",
  e.counterparty_name as "counterpartyName", e.counterparty_account as "counterpartyAccount",
  e.counterparty_bank as "counterpartyBank", e.remittance, e.creditor_reference as "creditorReference",
  e.end_to_end_id as "endToEndId", e.bank_reference as "bankReference", e.transaction_code as "transactionCode",
  e.details_count as "detailsCount", e.superseded_by as "supersededBy",
  (select s.bank_id from payments.statements s
   where s.enterprise_id = e.enterprise_id and s.statement_id = e.superseded_by) as "supersededByBankId", e.statement_id as "statementId", e.taken_at as "takenAt"`;
const whole = sql`${listed}, e.details, e.servicer_reference as "servicerReference", e.entry_reference as "entryReference", e.batch,
  e.other_references as "otherReferences"`;

/** The entries that share a reference with one of these (hex), for deciding what becomes of them. */
export async function selectKnown(tx: Tx, referenceKeys: readonly string[]): Promise<KnownEntry[]> {
  const { rows } = await sql<KnownEntry>`/*payments.select_known_entries*/
    select entry_id as "entryId", encode(entry_key, 'hex') as "entryKey", encode(reference_key, 'hex') as "referenceKey", status,
      standing, day::text, superseded_by is not null as superseded
    from payments.entries where enterprise_id = (select platform.current_enterprise())
      and reference_key = any(array(select decode(k, 'hex') from unnest(${referenceKeys}::text[]) as k))`.execute(tx);
  return rows;
}

/** Entries as they come, see `recordOf`, as rows: one whose fields are not as many as there are columns has no id and is refused. */
function rowsIn(records: readonly string[]) {
  const columns = Object.entries(recordColumns);
  const fields = columns.map(([name, type], at) => `a[${at + 1}]::${type} as ${name}`).slice(1);
  const id = `case when cardinality(a) = ${columns.length} then a[1]::uuid end as entry_id`;
  return sql`(select ${sql.raw([id, ...fields].join(', '))}
    from (select string_to_array(line, ${marks.field}, ${marks.none}) as a
      from unnest(string_to_array(${records.join(marks.record)}, ${marks.record})) as line offset 0) as split)`;
}

/** As it is stored: a list. */
const otherReferences = sql`string_to_array(r.other_references, ${marks.part})`;

export interface EntryOwner {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  readonly statementId: string;
  readonly now: Date;
}

/** @param records are made by `recordOf`. */
export async function insertEntries(tx: Tx, owner: EntryOwner, records: readonly string[]): Promise<void> {
  await sql`/*payments.insert_entries*/
    insert into payments.entries (enterprise_id, entry_id, connection_id, customer_id, account_number, entry_key, reference_key, status,
      direction, reversal, amount_minor, currency, day, booked_on, value_on, counterparty_name, counterparty_account,
      counterparty_bank, remittance, creditor_reference, end_to_end_id, bank_reference, transaction_code, details, details_count,
      search_text, standing, statement_id, taken_at, servicer_reference, entry_reference, batch, other_references)
    select ${owner.enterpriseId}, r.entry_id, ${owner.connectionId}, ${owner.customerId}, ${owner.accountNumber},
      decode(r.entry_key, 'hex'), decode(r.reference_key, 'hex'), r.status, r.direction, r.reversal, r.amount_minor, r.currency, r.day,
      r.booked_on, r.value_on, r.counterparty_name, r.counterparty_account, r.counterparty_bank, r.remittance, r.creditor_reference,
      r.end_to_end_id, r.bank_reference, r.transaction_code, r.details, r.details_count, r.search_text, r.standing,
      ${owner.statementId}, ${owner.now}::timestamptz, r.servicer_reference, r.entry_reference, r.batch, ${otherReferences}
    from ${rowsIn(records)} as r`.execute(tx);
}

/** Describes entries anew by a statement that tells more of them. */
export async function updateEntries(tx: Tx, owner: EntryOwner, records: readonly string[]): Promise<void> {
  await sql`/*payments.update_entries*/
    update payments.entries e set entry_key = decode(r.entry_key, 'hex'), status = r.status, day = r.day, booked_on = r.booked_on,
      value_on = r.value_on, counterparty_name = r.counterparty_name, counterparty_account = r.counterparty_account,
      counterparty_bank = r.counterparty_bank, remittance = r.remittance, creditor_reference = r.creditor_reference,
      end_to_end_id = r.end_to_end_id, bank_reference = r.bank_reference, transaction_code = r.transaction_code, details = r.details,
      details_count = r.details_count, search_text = r.search_text, standing = r.standing, statement_id = ${owner.statementId},
      servicer_reference = r.servicer_reference, entry_reference = r.entry_reference, batch = r.batch,
      other_references = ${otherReferences}
    from ${rowsIn(records)} as r
    where e.enterprise_id = ${owner.enterpriseId} and e.entry_id = r.entry_id`.execute(tx);
}

export interface EntryFilter {
  readonly connectionId: string;
  readonly customerId: string;
  readonly accounts: readonly string[];
  readonly status: string | null;
  /** Without what counts no more. */
  readonly counting: boolean;
  readonly direction: string | null;
  /** Days, YYYY-MM-DD, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** In lower case; null for all. */
  readonly q: string | null;
}
export interface EntryMark {
  readonly day: string;
  readonly id: string;
}

/** What counts no more is listed as that, and not as booked. */
function statusIs(status: string | null) {
  if (status === null) return sql``;
  if (status === 'superseded') return sql`and e.superseded_by is not null`;
  return sql`and e.status = ${status} and e.superseded_by is null`;
}

/** Entries of these accounts, the latest day first. */
export async function selectEntries(
  tx: Tx,
  filter: EntryFilter,
  { after, limit }: { readonly after: EntryMark | null; readonly limit: number },
): Promise<ListedEntry[]> {
  const pattern = filter.q === null ? null : `%${filter.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<ListedEntry>`select ${listed} from payments.entries e
    where e.enterprise_id = (select platform.current_enterprise()) and e.connection_id = ${filter.connectionId}
      and e.customer_id = ${filter.customerId} and e.account_number = any(${filter.accounts}::text[])
      ${statusIs(filter.status)} ${filter.counting ? sql`and e.superseded_by is null` : sql``}
      ${filter.direction === null ? sql`` : sql`and e.direction = ${filter.direction}`}
      ${filter.from === null ? sql`` : sql`and e.day >= ${filter.from}::date`}
      ${filter.to === null ? sql`` : sql`and e.day <= ${filter.to}::date`}
      ${pattern === null ? sql`` : sql`and e.search_text like ${pattern}`}
      ${after === null ? sql`` : sql`and (e.day, e.entry_id) < (${after.day}::date, ${after.id}::uuid)`}
    order by e.day desc, e.entry_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** One of the enterprise for which `tx` works, whole. */
export async function selectEntry(tx: Tx, entryId: string): Promise<WholeEntry | null> {
  const { rows } = await sql<WholeEntry>`/*payments.select_entry*/
    select ${whole} from payments.entries e
    where e.enterprise_id = (select platform.current_enterprise()) and e.entry_id = ${entryId}`.execute(tx);
  return rows[0] ?? null;
}

/** A payment of ours with what the bank booked under its end-to-end id. */
interface DoubledPayment {
  readonly instructionId: string;
  /** References of the bookings. */
  readonly references: readonly string[];
}

/**
 * Payments of ours that the bank itself has booked more than once, among those of a statement: the same amount out of the same account
 * under the same end-to-end id. A booking that was taken back does not count; a fee under the same id has another amount.
 */
export async function selectDoubled(tx: Tx, statementId: string): Promise<DoubledPayment[]> {
  const { rows } = await sql<DoubledPayment>`/*payments.select_doubled_entries*/
    with told as (
      select distinct e.end_to_end_id, e.connection_id, e.customer_id, e.account_number from payments.statement_lines l
      join payments.entries e on e.enterprise_id = l.enterprise_id and e.entry_id = l.entry_id
      where l.enterprise_id = (select platform.current_enterprise()) and l.statement_id = ${statementId}
        and e.status = 'booked' and e.end_to_end_id ~ '^[0-9a-f]{32}$')
    select i.instruction_id as "instructionId", array_agg(coalesce(e.bank_reference, '') order by e.day, e.bank_reference) as references
    from told t
    join payments.instructions i on i.enterprise_id = (select platform.current_enterprise())
      and i.instruction_id = t.end_to_end_id::uuid and i.connection_id = t.connection_id and i.customer_id = t.customer_id
      and i.debtor_account = t.account_number
    join payments.entries e on e.enterprise_id = i.enterprise_id and e.end_to_end_id = t.end_to_end_id
      and e.connection_id = i.connection_id and e.customer_id = i.customer_id and e.account_number = i.debtor_account
      and e.amount_minor = i.amount_minor and e.currency = i.currency and e.status = 'booked' and e.superseded_by is null
      and e.standing like '_2%'
    group by i.instruction_id
    having sum(case when e.direction = 'debit' and not e.reversal then 1 when e.direction = 'credit' and e.reversal then -1 else 0 end) > 1`.execute(
    tx,
  );
  return rows;
}

/** Entries of a statement from a position on, whole, in its order. */
export async function selectEntriesOf(
  tx: Tx,
  statementId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<(WholeEntry & { readonly position: number })[]> {
  const { rows } = await sql<WholeEntry & { readonly position: number }>`/*payments.select_entries_of_statement*/
    select ${whole}, l.position from payments.statement_lines l
    join payments.entries e on e.enterprise_id = l.enterprise_id and e.entry_id = l.entry_id
    where l.enterprise_id = (select platform.current_enterprise()) and l.statement_id = ${statementId} and l.position > ${after}
    order by l.position limit ${limit}`.execute(tx);
  return rows;
}
