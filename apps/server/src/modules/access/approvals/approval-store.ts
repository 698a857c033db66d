import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId, MandateId, PersonId } from '../../../platform/ids.ts';
import type { ApprovalState } from './approval.ts';
import type { ApprovalContent, ApprovalRequirement } from './approval-subject.ts';

/** What a signer must be allowed to do, as it is kept: minor units as text. */
export type StoredAsks =
  | {
      readonly kind: 'account';
      readonly accountNumber: string;
      readonly amountMinor: string;
      readonly currency: string;
      readonly counterparty: string | null;
    }
  | { readonly kind: 'network'; readonly action: string };

export interface ApprovalRow {
  readonly enterpriseId: EnterpriseId;
  readonly approvalId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
  readonly state: ApprovalState;
  readonly content: ApprovalContent;
  readonly contentHash: string;
  readonly asks: StoredAsks;
  readonly requirement: ApprovalRequirement;
  readonly makerPersonId: PersonId;
  readonly makerMandateId: MandateId;
  readonly makerSubject: string;
  readonly makerRoleId: string;
  readonly makerDepartmentId: string;
  readonly openedAt: Date;
  readonly changedAt: Date;
  readonly deadlineAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: PersonId | null;
  readonly endReason: string | null;
}

export const approvalColumns = sql`a.enterprise_id as "enterpriseId", a.approval_id as "approvalId", a.kind, a.subject_id as "subjectId",
  a.connection_id as "connectionId", a.customer_id as "customerId", a.state, a.content, a.content_hash as "contentHash", a.asks,
  a.rule as "requirement", a.maker_person_id as "makerPersonId", a.maker_mandate_id as "makerMandateId",
  a.maker_subject as "makerSubject", a.maker_role_id as "makerRoleId", a.maker_department_id as "makerDepartmentId",
  a.opened_at as "openedAt", a.changed_at as "changedAt", a.deadline_at as "deadlineAt", a.ended_at as "endedAt",
  a.ended_by as "endedBy", a.end_reason as "endReason"`;

export async function insertApproval(
  tx: Tx,
  row: Omit<ApprovalRow, 'state' | 'changedAt' | 'endedAt' | 'endedBy' | 'endReason'> & { remindAt: Date },
): Promise<void> {
  await sql`/*access.insert_approval*/
    insert into access.approvals (enterprise_id, approval_id, kind, subject_id, connection_id, customer_id, state, content,
      content_hash, asks, account_number, rule, maker_person_id, maker_mandate_id, maker_subject, maker_role_id,
      maker_department_id, opened_at, changed_at, deadline_at, remind_at)
    values (${row.enterpriseId}, ${row.approvalId}, ${row.kind}, ${row.subjectId}, ${row.connectionId}, ${row.customerId}, 'waiting',
      ${JSON.stringify(row.content)}::jsonb, ${row.contentHash}, ${JSON.stringify(row.asks)}::jsonb, ${accountOf(row.asks)},
      ${JSON.stringify(row.requirement)}::jsonb, ${row.makerPersonId}, ${row.makerMandateId}, ${row.makerSubject},
      ${row.makerRoleId}, ${row.makerDepartmentId}, ${row.openedAt}, ${row.openedAt}, ${row.deadlineAt}, ${row.remindAt})`.execute(
    tx,
  );
}

/** The approval of the enterprise for which `tx` works; nobody changes it until the transaction ends. */
export async function lockApproval(tx: Tx, approvalId: string): Promise<ApprovalRow | null> {
  const { rows } = await sql<ApprovalRow>`/*access.lock_approval*/
    select ${approvalColumns} from access.approvals a
    where a.enterprise_id = (select platform.current_enterprise()) and a.approval_id = ${approvalId} for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function selectApproval(tx: Tx, approvalId: string): Promise<ApprovalRow | null> {
  const { rows } = await sql<ApprovalRow>`/*access.select_approval*/
    select ${approvalColumns} from access.approvals a
    where a.enterprise_id = (select platform.current_enterprise()) and a.approval_id = ${approvalId}`.execute(tx);
  return rows[0] ?? null;
}

/** The newest approval of a thing. */
export async function selectApprovalOf(tx: Tx, kind: string, subjectId: string): Promise<ApprovalRow | null> {
  const { rows } = await sql<ApprovalRow>`/*access.select_approval_of*/
    select ${approvalColumns} from access.approvals a
    where a.enterprise_id = (select platform.current_enterprise()) and a.kind = ${kind} and a.subject_id = ${subjectId}
    order by a.opened_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export async function updateContent(
  tx: Tx,
  row: Pick<
    ApprovalRow,
    'approvalId' | 'content' | 'contentHash' | 'asks' | 'requirement' | 'changedAt' | 'deadlineAt'
  > & {
    remindAt: Date;
  },
): Promise<void> {
  await sql`/*access.update_approval_content*/
    update access.approvals set content = ${JSON.stringify(row.content)}::jsonb, content_hash = ${row.contentHash},
      asks = ${JSON.stringify(row.asks)}::jsonb, account_number = ${accountOf(row.asks)},
      rule = ${JSON.stringify(row.requirement)}::jsonb, changed_at = ${row.changedAt}, deadline_at = ${row.deadlineAt},
      remind_at = ${row.remindAt}
    where enterprise_id = (select platform.current_enterprise()) and approval_id = ${row.approvalId}`.execute(tx);
}

export async function updateEnded(
  tx: Tx,
  {
    approvalId,
    state,
    now,
    by,
    reason,
  }: { approvalId: string; state: ApprovalState; now: Date; by: PersonId | null; reason: string | null },
): Promise<void> {
  await sql`/*access.update_approval_ended*/
    update access.approvals set state = ${state}, ended_at = ${now}, ended_by = ${by}, end_reason = ${reason}, changed_at = ${now}
    where enterprise_id = (select platform.current_enterprise()) and approval_id = ${approvalId}`.execute(tx);
}

function accountOf(asks: StoredAsks): string | null {
  return asks.kind === 'account' ? asks.accountNumber : null;
}

export interface ApprovalPlace {
  readonly enterpriseId: EnterpriseId;
  readonly approvalId: string;
}

/** Of all enterprises, those whose time is over; in a transaction of the system. */
export async function selectDue(tx: Tx, now: Date, limit: number): Promise<ApprovalPlace[]> {
  const { rows } = await sql<ApprovalPlace>`/*access.select_due_approvals*/
    select enterprise_id as "enterpriseId", approval_id as "approvalId" from access.approvals
    where state = 'waiting' and deadline_at <= ${now} order by deadline_at limit ${limit}`.execute(tx);
  return rows;
}

/** Of all enterprises, those of whose deadline is to be reminded; in a transaction of the system. */
export async function selectToRemind(tx: Tx, now: Date, limit: number): Promise<ApprovalPlace[]> {
  const { rows } = await sql<ApprovalPlace>`/*access.select_approvals_to_remind*/
    select enterprise_id as "enterpriseId", approval_id as "approvalId" from access.approvals
    where state = 'waiting' and remind_at is not null and remind_at <= ${now} order by remind_at limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function clearReminder(tx: Tx, approvalId: string): Promise<void> {
  await sql`/*access.clear_approval_reminder*/
    update access.approvals set remind_at = null
    where enterprise_id = (select platform.current_enterprise()) and approval_id = ${approvalId}`.execute(tx);
}
