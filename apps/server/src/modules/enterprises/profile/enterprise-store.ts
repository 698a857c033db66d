import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { EnterpriseStatus } from './enterprise.ts';

export interface NewEnterprise {
  readonly enterpriseId: string;
  readonly status: EnterpriseStatus;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
}

export async function insertEnterprises(tx: Tx, rows: readonly NewEnterprise[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`/*enterprises.insert_enterprises*/
    insert into enterprises.enterprises (enterprise_id, status, name_zh, name_en, created_at)
    select "enterpriseId", status, "nameZh", "nameEn", ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("enterpriseId" uuid, status text, "nameZh" text, "nameEn" text)`.execute(
    tx,
  );
}

/** Raises the status of these enterprises; never lowers it. @returns those that it raised. */
export async function updateStatus(
  tx: Tx,
  enterpriseIds: readonly string[],
  status: EnterpriseStatus,
): Promise<string[]> {
  const lower = status === 'verified' ? ['unclaimed', 'registered'] : ['unclaimed'];
  const { rows } = await sql<{ id: string }>`update enterprises.enterprises set status = ${status}
    where enterprise_id = any(${enterpriseIds}::uuid[]) and status = any(${lower}) returning enterprise_id as id`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Takes away that the enterprise is verified. @returns whether it was. */
export async function lowerStatus(tx: Tx, enterpriseId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update enterprises.enterprises set status = 'registered'
    where enterprise_id = ${enterpriseId} and status = 'verified'`.execute(tx);
  return numAffectedRows === 1n;
}
