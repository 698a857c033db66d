import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId } from '../../../platform/ids.ts';
import type { HolderKey } from '../permissions/decision.ts';
import type { SignedTable, TablePlace } from './signed-table.ts';

/** Which version of a customer's table is in force, for which enterprise. */
export interface TableHead {
  readonly tableId: string;
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly bank: string;
  readonly customerId: string;
  readonly version: bigint;
  readonly appliedAt: Date;
}

const head = sql`table_id as "tableId", enterprise_id as "enterpriseId", connection_id as "connectionId", bank,
  customer_id as "customerId", version, applied_at as "appliedAt"`;

/** The heads of a customer, one for each enterprise that it was found to be: one, as a rule. In a transaction of the system. */
export async function selectHeadsOf(tx: Tx, { connectionId, customerId }: TablePlace): Promise<TableHead[]> {
  const { rows } = await sql<TableHead>`/*access.select_heads_of*/
    select ${head} from access.permission_tables where connection_id = ${connectionId} and customer_id = ${customerId}
    order by enterprise_id`.execute(tx);
  return rows;
}

/**
 * The head of a table: `update` holds up everybody who decides by it until another version is in force, `share` keeps the version that
 * is read in force until the transaction ends.
 *
 * What decides is the lock of the row. PostgreSQL lets a shared lock of a row pass those who wait for it alone, so that a steady stream
 * of payments would hold up a new version for as long as it flows; the advisory lock before it is queued for in order of arrival.
 */
export async function lockHead(
  tx: Tx,
  place: TablePlace & { readonly enterpriseId: string },
  lock: 'update' | 'share',
): Promise<TableHead | null> {
  const { enterpriseId, connectionId, customerId } = place;
  const key = sql`hashtextextended(${`${enterpriseId}|${connectionId}|${customerId}`}, 35)`;
  const one = sql`select ${head} from access.permission_tables cross join turn
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}`;
  const locked =
    lock === 'update'
      ? sql<TableHead>`/*access.lock_head_for_update*/
          with turn as materialized (select pg_advisory_xact_lock(${key})) ${one} for update of permission_tables`
      : sql<TableHead>`/*access.lock_head_for_share*/
          with turn as materialized (select pg_advisory_xact_lock_shared(${key})) ${one} for share of permission_tables`;
  const { rows } = await locked.execute(tx);
  return rows[0] ?? null;
}

/** The heads of the enterprise for which `tx` works. */
export async function selectOwnHeads(tx: Tx, most: number): Promise<TableHead[]> {
  const { rows } = await sql<TableHead>`/*access.select_own_heads*/
    select ${head} from access.permission_tables where enterprise_id = (select platform.current_enterprise())
    order by bank, customer_id limit ${most}`.execute(tx);
  return rows;
}

export async function findHeadById(tx: Tx, enterpriseId: string, tableId: string): Promise<TableHead | null> {
  const { rows } = await sql<TableHead>`select ${head} from access.permission_tables
    where enterprise_id = ${enterpriseId} and table_id = ${tableId}`.execute(tx);
  return rows[0] ?? null;
}

/** The heads of these customers, in a transaction of the system. */
export async function selectHeadsFor(
  tx: Tx,
  places: readonly Pick<TableHead, 'enterpriseId' | 'connectionId' | 'customerId'>[],
): Promise<TableHead[]> {
  const { rows } = await sql<TableHead>`/*access.select_heads_for*/
    select ${head} from access.permission_tables join (select distinct * from unnest(${places.map((one) => one.enterpriseId)}::uuid[],
      ${places.map((one) => one.connectionId)}::uuid[], ${places.map((one) => one.customerId)}::text[])
      as p(enterprise_id, connection_id, customer_id)) wanted using (enterprise_id, connection_id, customer_id)`.execute(
    tx,
  );
  return rows;
}

/** Null when no table of the customer is held for the enterprise. */
export async function findTableId(
  tx: Tx,
  { enterpriseId, connectionId, customerId }: Pick<TableHead, 'enterpriseId' | 'connectionId' | 'customerId'>,
): Promise<string | null> {
  const { rows } = await sql<{ tableId: string }>`select table_id as "tableId" from access.permission_tables
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}`.execute(
    tx,
  );
  return rows[0]?.tableId ?? null;
}

/** The head as it is, held by nobody: for looking only. */
export async function findHead(
  tx: Tx,
  place: TablePlace & { readonly enterpriseId: string },
): Promise<TableHead | null> {
  const { rows } = await sql<TableHead>`/*access.find_head*/
    select ${head} from access.permission_tables
    where enterprise_id = ${place.enterpriseId} and connection_id = ${place.connectionId} and customer_id = ${place.customerId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** Makes the head of a table that was not held; of two who do it at once the second waits and finds it. */
export async function insertHead(tx: Tx, row: TableHead): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into access.permission_tables
      (enterprise_id, table_id, connection_id, bank, customer_id, version, applied_at)
    values (${row.enterpriseId}, ${row.tableId}, ${row.connectionId}, ${row.bank}, ${row.customerId}, ${row.version}, ${row.appliedAt})
    on conflict (enterprise_id, connection_id, customer_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** A version as it is kept. */
export interface StoredVersion extends Pick<
  SignedTable,
  'version' | 'document' | 'signedAt' | 'effectiveFrom' | 'requirementId'
> {
  readonly receivedAt: Date;
  readonly evidence: Omit<SignedTable['evidence'], 'digest'>;
  readonly digest: Buffer;
}

export async function moveHead(tx: Tx, row: TableHead): Promise<void> {
  await sql`update access.permission_tables set version = ${row.version}, applied_at = ${row.appliedAt}, bank = ${row.bank}
    where enterprise_id = ${row.enterpriseId} and table_id = ${row.tableId}`.execute(tx);
}

export async function insertVersion(
  tx: Tx,
  at: Pick<TableHead, 'enterpriseId' | 'tableId'>,
  signed: SignedTable,
  now: Date,
): Promise<void> {
  const { evidence } = signed;
  await sql`insert into access.permission_table_versions (enterprise_id, table_id, version, document, jws, key_id, public_key, digest,
      signed_at, effective_from, requirement_id, received_at)
    values (${at.enterpriseId}, ${at.tableId}, ${signed.version}, ${JSON.stringify(signed.document)}::jsonb, ${evidence.jws},
      ${evidence.keyId}, ${JSON.stringify(evidence.publicKey)}::jsonb, ${evidence.digest}, ${signed.signedAt},
      ${signed.effectiveFrom}, ${signed.requirementId}, ${now})`.execute(tx);
}

/** The hash of what is held of a version, hexadecimal; null when it is not held. */
export async function findDigest(
  tx: Tx,
  { enterpriseId, tableId }: Pick<TableHead, 'enterpriseId' | 'tableId'>,
  version: bigint,
): Promise<string | null> {
  const { rows } = await sql<{
    digest: string;
  }>`select encode(digest, 'hex') as digest from access.permission_table_versions
    where enterprise_id = ${enterpriseId} and table_id = ${tableId} and version = ${version}`.execute(tx);
  return rows[0]?.digest ?? null;
}

/** The document of a version as the bank wrote it; null when it is not held. */
export async function findDocument(
  tx: Tx,
  at: { readonly enterpriseId: string; readonly tableId: string },
  version: bigint,
): Promise<unknown> {
  const { rows } = await sql<{ document: unknown }>`/*access.find_document*/
    select document from access.permission_table_versions
    where enterprise_id = ${at.enterpriseId} and table_id = ${at.tableId} and version = ${version}`.execute(tx);
  return rows[0]?.document ?? null;
}

/** A version as the bank signed it, all but what follows from its document; null when it is not held. */
export async function selectSigned(
  tx: Tx,
  { enterpriseId, tableId }: { readonly enterpriseId: string; readonly tableId: string },
  version: bigint,
): Promise<StoredVersion | null> {
  const { rows } =
    await sql<StoredVersion>`select version, document, signed_at as "signedAt", effective_from as "effectiveFrom",
      requirement_id as "requirementId", received_at as "receivedAt",
      json_build_object('jws', jws, 'keyId', key_id, 'publicKey', public_key) as evidence, digest
    from access.permission_table_versions
    where enterprise_id = ${enterpriseId} and table_id = ${tableId} and version = ${version}`.execute(tx);
  return rows[0] ?? null;
}

/** Which versions before the one in force are not held, the newest first. */
export async function selectMissing(tx: Tx, row: TableHead, most: number): Promise<bigint[]> {
  const { rows } = await sql<{ version: bigint }>`
    select n as version from generate_series(greatest(1, ${row.version}::bigint - ${most}), ${row.version}::bigint - 1) n
    where not exists (select 1 from access.permission_table_versions v
      where v.enterprise_id = ${row.enterpriseId} and v.table_id = ${row.tableId} and v.version = n)
    order by n desc`.execute(tx);
  return rows.map((one) => one.version);
}

/** Writes down which mandates of the customer the table in force holds, and on which standard roles they are based. */
export async function updateMandates(
  tx: Tx,
  table: Pick<TableHead, 'enterpriseId' | 'connectionId' | 'customerId'>,
  holders: readonly (HolderKey & { readonly baseRoleId: string })[],
  now: Date,
): Promise<void> {
  const { enterpriseId, connectionId, customerId } = table;
  await sql`update access.mandates m set base_role_id = coalesce(h."baseRoleId", m.base_role_id),
      revoked_at = case when h.subject is null then coalesce(m.revoked_at, ${now}) end
    from access.mandates x left join jsonb_to_recordset(${JSON.stringify(holders)}::jsonb)
      as h(subject text, "roleId" text, "departmentId" text, "baseRoleId" text)
      on h.subject = x.subject and h."roleId" = x.role_id and h."departmentId" = x.department_id
    where x.enterprise_id = ${enterpriseId} and x.connection_id = ${connectionId} and x.customer_id = ${customerId}
      and m.enterprise_id = x.enterprise_id and m.mandate_id = x.mandate_id`.execute(tx);
}
