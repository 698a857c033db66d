import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { SignedTable } from './signed-table.ts';

/** How large a table is. */
export interface TableCounts {
  readonly departments: number;
  readonly roles: number;
  readonly accounts: number;
  readonly holders: number;
  readonly persons: number;
  readonly grants: number;
  readonly approvalRules: number;
}

/** A version as it is listed. */
export interface ListedVersion {
  readonly version: bigint;
  readonly effectiveFrom: Date;
  /** When the next version that is held came in force; null of the newest. */
  readonly effectiveUntil: Date | null;
  readonly signedAt: Date;
  readonly receivedAt: Date;
  readonly requirementId: string | null;
  readonly counts: TableCounts;
}

/** A version with its document and what proves it. */
export interface WholeVersion extends ListedVersion {
  readonly document: unknown;
  readonly evidence: Omit<SignedTable['evidence'], 'digest'>;
}

const sizes = sql.join(
  ['departments', 'roles', 'accounts', 'holders', 'grants', 'approvalRules'].map(
    (list) => sql`${sql.lit(list)}, jsonb_array_length(v.document->${sql.lit(list)})`,
  ),
);
const columns = sql`v.version, v.effective_from as "effectiveFrom", v.signed_at as "signedAt", v.received_at as "receivedAt",
  v.requirement_id as "requirementId",
  (select n.effective_from from access.permission_table_versions n
    where n.enterprise_id = v.enterprise_id and n.table_id = v.table_id and n.version > v.version order by n.version limit 1) as "effectiveUntil",
  jsonb_build_object(${sizes}, 'persons', (select count(distinct h->>'subject') from jsonb_array_elements(v.document->'holders') h)) as counts`;
const own = sql`v.enterprise_id = (select platform.current_enterprise())`;

/** Of the enterprise for which `tx` works: the versions in force, each with its table. */
export async function selectInForce(tx: Tx, tableIds: readonly string[]): Promise<Map<string, ListedVersion>> {
  const { rows } = await sql<ListedVersion & { tableId: string }>`/*access.select_versions_in_force*/
    select t.table_id as "tableId", ${columns}
    from access.permission_tables t join access.permission_table_versions v
      on v.enterprise_id = t.enterprise_id and v.table_id = t.table_id and v.version = t.version
    where ${own} and t.table_id = any(${tableIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.tableId, row]));
}

export interface VersionPage {
  /** Only those that were in force between these instants, be it for a moment. */
  readonly during: { readonly from: Date; readonly until: Date } | null;
  readonly before: bigint | null;
  readonly limit: number;
}

/** Of a table of the enterprise for which `tx` works, the newest version first. */
export async function selectVersions(tx: Tx, tableId: string, page: VersionPage): Promise<ListedVersion[]> {
  const { from = null, until = null } = page.during ?? {};
  const { rows } = await sql<ListedVersion>`/*access.select_versions*/
    select * from (select ${columns} from access.permission_table_versions v
      where ${own} and v.table_id = ${tableId} and (${page.before}::bigint is null or v.version < ${page.before}::bigint)) one
    where ${until}::timestamptz is null
      or ("effectiveFrom" < ${until}::timestamptz and ("effectiveUntil" is null or "effectiveUntil" > ${from}::timestamptz))
    order by version desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** Which version was in force just before this instant; null when none was. */
export async function findVersionBefore(tx: Tx, tableId: string, until: Date): Promise<bigint | null> {
  const { rows } = await sql<{ version: bigint }>`/*access.find_version_before*/
    select v.version from access.permission_table_versions v
    where ${own} and v.table_id = ${tableId} and v.effective_from < ${until} order by v.version desc limit 1`.execute(
    tx,
  );
  return rows[0]?.version ?? null;
}

export async function findWhole(tx: Tx, tableId: string, version: bigint): Promise<WholeVersion | null> {
  const { rows } = await sql<WholeVersion>`/*access.find_whole_version*/
    select ${columns}, v.document, jsonb_build_object('jws', v.jws, 'keyId', v.key_id, 'publicKey', v.public_key) as evidence
    from access.permission_table_versions v where ${own} and v.table_id = ${tableId} and v.version = ${version}`.execute(
    tx,
  );
  return rows[0] ?? null;
}
