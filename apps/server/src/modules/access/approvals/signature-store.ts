import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { MandateId, PersonId } from '../../../platform/ids.ts';
import type { LimitUse } from '../permissions/decision.ts';
import type { SignatureClass } from '../permissions/table.ts';
import { readUses, storeUses, type StoredUse } from './signer-limits.ts';
import type { Voided, VoidReason } from './approval.ts';

export interface SignatureRow {
  readonly approvalId: string;
  readonly signatureId: string;
  readonly personId: PersonId;
  readonly mandateId: MandateId;
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
  readonly signatureClass: SignatureClass;
  readonly forPersonId: PersonId | null;
  readonly forSubject: string | null;
  readonly delegationId: string | null;
  readonly contentHash: string;
  readonly method: 'session' | 'passkey';
  readonly passkeyId: string | null;
  readonly signedAt: Date;
  readonly voidAt: Date | null;
  readonly voidReason: VoidReason | 'not_released' | null;
  readonly uses: readonly LimitUse[];
}

const columns = sql`approval_id as "approvalId", signature_id as "signatureId", person_id as "personId", mandate_id as "mandateId",
  subject, role_id as "roleId", department_id as "departmentId", signature_class as "signatureClass",
  for_person_id as "forPersonId", for_subject as "forSubject", delegation_id as "delegationId", content_hash as "contentHash",
  method, passkey_id as "passkeyId", signed_at as "signedAt", void_at as "voidAt", void_reason as "voidReason", uses`;

/**
 * All of these approvals, void ones included, in the order in which they were given: `given_at` is written by the clock of the database
 * while the row of the approval is held. Ids and `signed_at` are of the process that took the signature, whose clock may be behind.
 */
export async function selectSignatures(tx: Tx, approvalIds: readonly string[]): Promise<SignatureRow[]> {
  const { rows } = await sql<Omit<SignatureRow, 'uses'> & { uses: StoredUse[] }>`/*access.select_approval_signatures*/
    select ${columns} from access.approval_signatures
    where enterprise_id = (select platform.current_enterprise()) and approval_id = any(${approvalIds}::uuid[])
    order by approval_id, given_at, signature_id`.execute(tx);
  return rows.map((row) => ({ ...row, uses: readUses(row.uses) }));
}

export async function insertSignature(
  tx: Tx,
  enterpriseId: string,
  row: Omit<SignatureRow, 'voidAt' | 'voidReason'>,
): Promise<void> {
  await sql`/*access.insert_approval_signature*/
    insert into access.approval_signatures (enterprise_id, approval_id, signature_id, person_id, mandate_id, subject, role_id,
      department_id, signature_class, for_person_id, for_subject, delegation_id, content_hash, method, passkey_id, signed_at, uses)
    values (${enterpriseId}, ${row.approvalId}, ${row.signatureId}, ${row.personId}, ${row.mandateId}, ${row.subject}, ${row.roleId},
      ${row.departmentId}, ${row.signatureClass}, ${row.forPersonId}, ${row.forSubject}, ${row.delegationId},
      ${row.contentHash}, ${row.method}, ${row.passkeyId}, ${row.signedAt}, ${JSON.stringify(storeUses(row.uses))}::jsonb)`.execute(
    tx,
  );
}

export async function updateVoid(
  tx: Tx,
  {
    approvalId,
    voided,
    now,
  }: { approvalId: string; voided: readonly (Voided | { signatureId: string; reason: 'not_released' })[]; now: Date },
): Promise<void> {
  if (voided.length === 0) return;
  await sql`/*access.void_approval_signatures*/
    update access.approval_signatures s set void_at = ${now}, void_reason = v.reason
    from unnest(${voided.map((one) => one.signatureId)}::uuid[], ${voided.map((one) => one.reason)}::text[]) as v(id, reason)
    where s.enterprise_id = (select platform.current_enterprise()) and s.approval_id = ${approvalId} and s.signature_id = v.id`.execute(
    tx,
  );
}
