import { sql } from 'kysely';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isUuid, type ConnectionId } from '../../../platform/ids.ts';
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
  /** The version in force. */
  readonly version: number;
}

export interface ChangeRef {
  readonly enterpriseId: string;
  readonly changeId: string;
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

/** The columns of a change; `of` is the name by which the statement calls the table, with its dot. */
const head = (of = '') =>
  sql.raw(`${of}change_id as "changeId", ${of}table_id as "tableId", ${of}based_on_version::float8 as "basedOnVersion",
  ${of}state, ${of}source, ${of}file_name as "fileName", ${of}note, ${of}summary, ${of}revision, ${of}created_at as "createdAt",
  ${of}created_by as "createdBy", ${of}updated_at as "updatedAt", ${of}maker, ${of}submitted_at as "submittedAt",
  ${of}approval_id as "approvalId", ${of}approved_by as "approvedBy", ${of}version::float8 as version, ${of}reasons`);
const whole = (of = '') => sql`${head(of)}, ${sql.raw(`${of}contents, ${of}content_hash as "contentHash"`)}`;
const own = sql`enterprise_id = (select platform.current_enterprise())`;

/** The table under which the session acts, with its version in force; null while the bank has not sent any. */
export async function selectSessionTable(
  tx: Tx,
  { connectionId, customerId }: Pick<ActingContext, 'connectionId' | 'customerId'>,
): Promise<SessionTable | null> {
  const { rows } = await sql<SessionTable>`/*access.select_session_table*/
    select table_id as "tableId", version::float8 as version from access.permission_tables
    where ${own} and connection_id = ${connectionId} and customer_id = ${customerId}`.execute(tx);
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
  const { rows } = await sql<StoredChange>`select ${whole()} from access.permission_changes
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

export async function updateState(tx: Tx, { enterpriseId, changeId }: ChangeRef, turn: ChangeTurn): Promise<void> {
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
    select ${head()} from access.permission_changes where ${own} and table_id = ${tableId}
      and (${after === null} or (created_at, change_id) < (${after?.createdAt ?? null}::timestamptz, ${after?.changeId ?? null}::uuid))
    order by created_at desc, change_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** A change that is approved or at the bank, with whose table it is. */
export interface UnderWay extends StoredChange {
  readonly enterpriseId: string;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
  readonly approvalId: string;
}

const underWay = sql`c.enterprise_id as "enterpriseId", t.connection_id as "connectionId", t.customer_id as "customerId", ${whole('c.')}
  from access.permission_changes c join access.permission_tables t using (enterprise_id, table_id)`;

/** In a transaction of the system; nobody else changes it until that ends. Null when it is not under way. */
export async function lockUnderWay(tx: Tx, { enterpriseId, changeId }: ChangeRef): Promise<UnderWay | null> {
  const { rows } = await sql<UnderWay>`select ${underWay}
    where c.enterprise_id = ${enterpriseId} and c.change_id = ${changeId} and c.state in ('approved', 'submitted') for update of c`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** The one that is under way by this approval. In a transaction of the system. */
export async function findByApproval(
  tx: Tx,
  { enterpriseId, approvalId }: { enterpriseId: string; approvalId: string },
): Promise<UnderWay | null> {
  if (!isUuid(approvalId)) return null;
  const { rows } = await sql<UnderWay>`select ${underWay}
    where c.enterprise_id = ${enterpriseId} and c.approval_id = ${approvalId} and c.state in ('approved', 'submitted')`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** What nothing was heard of for a while, the longest first. In a transaction of the system. */
export async function selectUnderWay(
  tx: Tx,
  before: { readonly approvedBefore: Date; readonly submittedBefore: Date },
): Promise<(ChangeRef & { state: ChangeState })[]> {
  const { rows } = await sql<
    ChangeRef & { state: ChangeState }
  >`select enterprise_id as "enterpriseId", change_id as "changeId", state
    from access.permission_changes where state in ('approved', 'submitted')
      and updated_at < case state when 'approved' then ${before.approvedBefore}::timestamptz else ${before.submittedBefore}::timestamptz end
    order by updated_at limit 200`.execute(tx);
  return rows;
}
