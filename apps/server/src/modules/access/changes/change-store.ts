import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { PermissionTableView, TableContentsView } from '../permissions/table-schemas.ts';
import type { ChangeState } from './change.ts';
import type { DiffSummary } from './diff.ts';

/** Under which mandate somebody acts, as the bank names it. */
export interface BankMandate {
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
}
export interface ChangeReason {
  readonly field: string | null;
  readonly reason: string;
}

/** The table under which a session acts. */
export interface SessionTable {
  readonly tableId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly version: number;
  /** The mandate of the session; the subject is null until the bank's table said whose it is. */
  readonly subject: string | null;
}

export interface ChangeHead {
  readonly changeId: string;
  readonly tableId: string;
  readonly basedOnVersion: number;
  readonly state: ChangeState;
  readonly source: 'form' | 'csv' | 'xlsx';
  readonly fileName: string | null;
  readonly note: string | null;
  readonly summary: DiffSummary;
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date;
  readonly maker: BankMandate | null;
  readonly submittedAt: Date | null;
  readonly approvalId: string | null;
  readonly approvedBy: readonly (BankMandate & { readonly approvedAt: string })[];
  readonly version: number | null;
  readonly reasons: readonly ChangeReason[];
}
export interface StoredChange extends ChangeHead {
  readonly contents: TableContentsView;
  readonly contentHash: Buffer;
}

const head = sql`change_id as "changeId", table_id as "tableId", based_on_version::float8 as "basedOnVersion", state, source,
  file_name as "fileName", note, summary, revision, created_at as "createdAt", created_by as "createdBy", updated_at as "updatedAt",
  maker, submitted_at as "submittedAt", approval_id as "approvalId", approved_by as "approvedBy", version::float8 as version, reasons`;
const whole = sql`${head}, contents, content_hash as "contentHash"`;
const own = sql`enterprise_id = (select platform.current_enterprise())`;

/** The table of the mandate, with its version in force; null while the bank has not sent any. */
export async function selectSessionTable(tx: Tx, mandateId: string): Promise<SessionTable | null> {
  const { rows } = await sql<SessionTable>`/*access.select_session_table*/
    select t.table_id as "tableId", t.connection_id as "connectionId", t.customer_id as "customerId", t.version::float8 as version,
      m.subject
    from access.mandates m join access.permission_tables t using (enterprise_id, connection_id, customer_id)
    where m.enterprise_id = (select platform.current_enterprise()) and m.mandate_id = ${mandateId}`.execute(tx);
  return rows[0] ?? null;
}

/** A version of a table as the bank's interface writes it. */
export async function selectTableVersion(
  tx: Tx,
  tableId: string,
  version: number,
): Promise<PermissionTableView | null> {
  const { rows } = await sql<{ document: PermissionTableView }>`/*access.select_table_version*/
    select document from access.permission_table_versions where ${own} and table_id = ${tableId} and version = ${version}`.execute(
    tx,
  );
  return rows[0]?.document ?? null;
}

export interface NewChange extends Pick<
  StoredChange,
  'changeId' | 'tableId' | 'basedOnVersion' | 'source' | 'fileName' | 'note' | 'summary' | 'contents' | 'contentHash'
> {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly now: Date;
}

export async function insertChange(tx: Tx, row: NewChange): Promise<void> {
  await sql`insert into access.permission_changes (enterprise_id, change_id, table_id, based_on_version, state, source, file_name, note,
      contents, content_hash, summary, revision, created_at, created_by, updated_at)
    values (${row.enterpriseId}, ${row.changeId}, ${row.tableId}, ${row.basedOnVersion}, 'draft', ${row.source}, ${row.fileName},
      ${row.note}, ${JSON.stringify(row.contents)}::jsonb, ${row.contentHash}, ${JSON.stringify(row.summary)}::jsonb, 1, ${row.now},
      ${row.personId}, ${row.now})`.execute(tx);
}

/** How many of a table are not over; two that draft at once count after each other. */
export async function countOpenChanges(tx: Tx, tableId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${tableId}, 33))`.execute(tx);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from access.permission_changes
    where ${own} and table_id = ${tableId} and state not in ('in_force', 'withdrawn')`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The change of the enterprise for which `tx` works; `lock`: nobody else changes it until the transaction ends. */
export async function selectChange(tx: Tx, changeId: string, lock: boolean): Promise<StoredChange | null> {
  const { rows } = await sql<StoredChange>`select ${whole} from access.permission_changes
    where ${own} and change_id = ${changeId} ${sql.raw(lock ? 'for update' : '')}`.execute(tx);
  return rows[0] ?? null;
}

export interface SavedChange {
  readonly changeId: string;
  readonly basedOnVersion: number;
  readonly state: ChangeState;
  readonly note: string | null;
  readonly contents: TableContentsView;
  readonly contentHash: Buffer;
  readonly summary: DiffSummary;
  readonly now: Date;
}

/** Writes other contents; whatever was said of the earlier ones is over. */
export async function updateContents(tx: Tx, row: SavedChange): Promise<void> {
  await sql`update access.permission_changes set based_on_version = ${row.basedOnVersion}, state = ${row.state}, note = ${row.note},
      contents = ${JSON.stringify(row.contents)}::jsonb, content_hash = ${row.contentHash},
      summary = ${JSON.stringify(row.summary)}::jsonb, revision = revision + 1, updated_at = ${row.now}, reasons = '[]',
      approval_id = case when ${row.state} = 'draft' then null else approval_id end,
      submitted_at = case when ${row.state} = 'draft' then null else submitted_at end
    where ${own} and change_id = ${row.changeId}`.execute(tx);
}

/** What a step changes beside the state; what is absent stays. */
export interface ChangeTurn {
  readonly state: ChangeState;
  readonly now: Date;
  readonly maker?: BankMandate;
  readonly submittedAt?: Date;
  readonly approvalId?: string;
  readonly approvedBy?: ChangeHead['approvedBy'];
  readonly version?: number;
  readonly reasons?: readonly ChangeReason[];
}

export async function updateState(
  tx: Tx,
  { enterpriseId, changeId }: { enterpriseId: string; changeId: string },
  turn: ChangeTurn,
): Promise<void> {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  await sql`update access.permission_changes set state = ${turn.state}, updated_at = ${turn.now},
      maker = coalesce(${json(turn.maker)}::jsonb, maker), submitted_at = coalesce(${turn.submittedAt ?? null}, submitted_at),
      approval_id = coalesce(${turn.approvalId ?? null}::uuid, approval_id),
      approved_by = coalesce(${json(turn.approvedBy)}::jsonb, approved_by), version = coalesce(${turn.version ?? null}::bigint, version),
      reasons = coalesce(${json(turn.reasons)}::jsonb, reasons)
    where enterprise_id = ${enterpriseId} and change_id = ${changeId}`.execute(tx);
}

export interface ChangePage {
  readonly after: { readonly createdAt: Date; readonly changeId: string } | null;
  readonly limit: number;
}

/** The changes of a table, the newest first. */
export async function selectChanges(tx: Tx, tableId: string, { after, limit }: ChangePage): Promise<ChangeHead[]> {
  const { rows } = await sql<ChangeHead>`/*access.select_permission_changes*/
    select ${head} from access.permission_changes where ${own} and table_id = ${tableId}
      and (${after === null} or (created_at, change_id) < (${after?.createdAt ?? null}::timestamptz, ${after?.changeId ?? null}::uuid))
    order by created_at desc, change_id desc limit ${limit}`.execute(tx);
  return rows;
}
