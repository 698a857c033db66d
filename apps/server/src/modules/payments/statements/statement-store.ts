import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { StatementOriginRow } from './statement-sources.ts';
import type { StatementRow } from './statement.ts';
import { statementLimits } from './statement-limits.ts';

/** What tells pages and issues apart. */
export const pageColumns = sql`statement_id as "statementId", encode(statement_key, 'hex') as "statementKey", message, currency,
  bank_id as "bankId", electronic_sequence::text as "electronicSequence", legal_sequence::text as "legalSequence", page,
  last_page as "lastPage", one_currency as "oneCurrency", created_at as "createdAt", day::text,
  from_on::text as "fromOn", opening_minor as "openingMinor", closing_minor as "closingMinor", closing_on::text as "closingOn", state,
  expected_minor as "expectedMinor", credits_minor as "creditsMinor", debits_minor as "debitsMinor",
  (select f.via from payments.statement_files f
   where f.enterprise_id = statements.enterprise_id and f.file_id = statements.file_id) as via`;

const columns = sql`${pageColumns}, enterprise_id as "enterpriseId", connection_id as "connectionId", customer_id as "customerId",
  account_number as "accountNumber", file_id as "fileId", schema, checked_by as "checkedBy", is_copy as "isCopy",
  opening_on::text as "openingOn", balances, entries, taken_at as "takenAt",
  (select f.uploaded_by from payments.statement_files f
   where f.enterprise_id = statements.enterprise_id and f.file_id = statements.file_id) as "uploadedBy"`;

/** Writes a statement, unless one of the same content is there. @returns whether it was written. */
export async function insertStatement(tx: Tx, row: StatementRow): Promise<boolean> {
  const { numAffectedRows } = await sql`/*payments.insert_statement*/
    insert into payments.statements (enterprise_id, statement_id, connection_id, customer_id, account_number, currency, statement_key,
      file_id, message, schema, checked_by, bank_id, electronic_sequence, legal_sequence, page, last_page, one_currency, is_copy,
      created_at, day, from_on, opening_minor, opening_on, closing_minor, closing_on, balances, state, expected_minor, credits_minor, debits_minor, entries,
      taken_at)
    values (${row.enterpriseId}, ${row.statementId}, ${row.connectionId}, ${row.customerId}, ${row.accountNumber}, ${row.currency},
      decode(${row.statementKey}, 'hex'), ${row.fileId}, ${row.message}, ${row.schema}, ${row.checkedBy}, ${row.bankId},
      ${row.electronicSequence}::numeric, ${row.legalSequence}::numeric, ${row.page}, ${row.lastPage}, ${row.oneCurrency}, ${row.isCopy},
      ${row.createdAt}, ${row.day}::date, ${row.fromOn}::date, ${row.openingMinor}, ${row.openingOn}::date, ${row.closingMinor},
      ${row.closingOn}::date, ${JSON.stringify(row.balances)}::jsonb, ${row.state}, ${row.expectedMinor}, ${row.creditsMinor},
      ${row.debitsMinor}, ${row.entries}, ${row.takenAt})
    on conflict (enterprise_id, statement_key) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Days between which pages and issues of a statement are looked for where the bank does not count its statements. */
const uncountedDays = 31;

/** Statements that may be pages or issues of this one, with it: those of its number, or, where it has none, of about its time. */
export async function selectIssues(tx: Tx, of: StatementRow): Promise<StatementRow[]> {
  const number = of.electronicSequence ?? of.legalSequence;
  const { rows } = await sql<StatementRow>`select ${columns} from payments.statements
    where enterprise_id = (select platform.current_enterprise()) and connection_id = ${of.connectionId}
      and customer_id = ${of.customerId} and account_number = ${of.accountNumber} and message = ${of.message}
      and currency = ${of.currency} and ${
        number === null
          ? sql`coalesce(electronic_sequence, legal_sequence) is null
            and day between ${of.day}::date - ${uncountedDays}::integer and ${of.day}::date + ${uncountedDays}::integer`
          : sql`coalesce(electronic_sequence, legal_sequence) = ${number}::numeric`
      }
    order by day, statement_id limit ${statementLimits.issuesLookedAt}`.execute(tx);
  return rows;
}

/** One of the enterprise for which `tx` works. */
export async function selectStatement(tx: Tx, statementId: string): Promise<StatementRow | null> {
  const { rows } = await sql<StatementRow>`/*payments.select_statement*/
    select ${columns} from payments.statements
    where enterprise_id = (select platform.current_enterprise()) and statement_id = ${statementId}`.execute(tx);
  return rows[0] ?? null;
}

export interface StatementFilter {
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  readonly message: string | null;
  /** Days, YYYY-MM-DD, both included. */
  readonly from: string | null;
  readonly to: string | null;
}
export interface StatementMark {
  readonly day: string;
  readonly id: string;
}

/** Statements of an account, the latest day first. */
export async function selectStatements(
  tx: Tx,
  filter: StatementFilter,
  { after, limit }: { readonly after: StatementMark | null; readonly limit: number },
): Promise<StatementRow[]> {
  const { connectionId, customerId, accountNumber, message, from, to } = filter;
  const { rows } = await sql<StatementRow>`select ${columns} from payments.statements
    where enterprise_id = (select platform.current_enterprise()) and connection_id = ${connectionId}
      and customer_id = ${customerId} and account_number = ${accountNumber}
      ${message === null ? sql`` : sql`and message = ${message}`}
      ${from === null ? sql`` : sql`and day >= ${from}::date`}
      ${to === null ? sql`` : sql`and day <= ${to}::date`}
      ${after === null ? sql`` : sql`and (day, statement_id) < (${after.day}::date, ${after.id}::uuid)`}
    order by day desc, statement_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** The last statements before some days and the first after them: so many days as there are statements around them. Null: none wanted. */
export async function selectNearest(
  tx: Tx,
  { connectionId, customerId, accountNumber, message }: StatementFilter,
  { before, after }: { readonly before: string | null; readonly after: string | null },
): Promise<StatementRow[]> {
  const here = sql`enterprise_id = (select platform.current_enterprise()) and connection_id = ${connectionId}
    and customer_id = ${customerId} and account_number = ${accountNumber}
    ${message === null ? sql`` : sql`and message = ${message}`}`;
  const { rows } = await sql<StatementRow>`select ${columns} from payments.statements
    where ${here} and day in ((select max(day) from payments.statements where ${here} and day < ${before}::date),
      (select min(day) from payments.statements where ${here} and day > ${after}::date))
    order by day desc, statement_id desc limit ${statementLimits.statementsLookedAt}`.execute(tx);
  return rows;
}

/** Who gave the statements in which these entries stand: each giver once, the bank first, with when it gave the first of them. */
export async function selectOrigins(
  tx: Tx,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, StatementOriginRow[]>> {
  const { rows } = await sql<StatementOriginRow & { entryId: string }>`/*payments.select_entry_origins*/
    select l.entry_id as "entryId", f.via, f.uploaded_by as "uploadedBy", min(f.received_at) as "receivedAt"
    from payments.statement_lines l
    join payments.statements s on s.enterprise_id = l.enterprise_id and s.statement_id = l.statement_id
    join payments.statement_files f on f.enterprise_id = s.enterprise_id and f.file_id = s.file_id
    where l.enterprise_id = (select platform.current_enterprise()) and l.entry_id = any(${entryIds}::uuid[])
    group by l.entry_id, f.via, f.uploaded_by order by f.via, min(f.received_at)`.execute(tx);
  return Map.groupBy(rows, ({ entryId }) => entryId);
}

/** A line of a statement: which entry it is, and what the statement says of that. */
export interface StatementLine {
  readonly entryId: string;
  readonly booked: boolean;
  readonly likeness: string;
  readonly occurrence: number;
}

/** Which entries a statement holds, in its order. @param isPage whether its lines are counted together with those of other pages. */
export async function insertLines(
  tx: Tx,
  { enterpriseId, statementId }: Pick<StatementRow, 'enterpriseId' | 'statementId'>,
  lines: readonly StatementLine[],
  isPage: boolean,
): Promise<void> {
  const ids = lines.map(({ entryId }) => entryId);
  const booked = lines.map((line) => line.booked);
  const likenesses = isPage ? lines.map(({ likeness }) => likeness) : [];
  const occurrences = isPage ? lines.map(({ occurrence }) => occurrence) : [];
  await sql`/*payments.insert_statement_lines*/
    insert into payments.statement_lines (enterprise_id, statement_id, position, entry_id, booked, likeness, occurrence)
    select ${enterpriseId}, ${statementId}, l.position, l.entry_id, l.booked, l.likeness, l.occurrence
    from rows from (unnest(${ids}::uuid[]), unnest(${booked}::boolean[]), unnest(${likenesses}::text[]),
      unnest(${occurrences}::integer[])) with ordinality as l(entry_id, booked, likeness, occurrence, position)`.execute(
    tx,
  );
}
