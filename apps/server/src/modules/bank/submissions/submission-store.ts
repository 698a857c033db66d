import { sql } from 'kysely';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId } from '../../../platform/ids.ts';
import type { FormKind } from './forms/form.ts';
import type { Prefilled } from './forms/prefill.ts';
import type { SubmissionStatus } from './submission.ts';

export interface AttestedFact {
  readonly factKey: string;
  readonly evidenceId: string | null;
  readonly asOf: string;
}

export interface SubmissionRow {
  readonly enterpriseId: EnterpriseId;
  readonly submissionId: string;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly kind: FormKind;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly offerId: string | null;
  readonly status: SubmissionStatus;
  readonly revision: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly prefilled: readonly Prefilled[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly sentBy: string | null;
  readonly queuedAt: Date | null;
  readonly contentHash: string | null;
  readonly receipt: string | null;
  readonly receiptNumber: string | null;
  readonly receivedAt: Date | null;
  readonly bankSequence: number;
  readonly reason: string | null;
  readonly wanted: string | null;
  readonly withdrawing: boolean;
  readonly alarm: 'receipt_differs' | 'refused' | 'contradiction' | null;
  readonly alarmDetail: string | null;
  readonly corrects: readonly string[];
  readonly attested: readonly AttestedFact[] | null;
  readonly asks: number;
}

const columns = sql`enterprise_id as "enterpriseId", submission_id as "submissionId", connection_id as "connectionId",
  customer_id as "customerId", form_id as "formId", form_version as "formVersion", kind, title_zh as "titleZh",
  title_en as "titleEn", offer_id as "offerId", status, revision, data, prefilled, created_by as "createdBy",
  created_at as "createdAt", updated_at as "updatedAt", sent_by as "sentBy", queued_at as "queuedAt",
  content_hash as "contentHash", receipt, receipt_number as "receiptNumber", received_at as "receivedAt",
  bank_sequence as "bankSequence", reason, wanted, withdrawing, alarm, alarm_detail as "alarmDetail", corrects, attested, asks`;

/** One of the enterprise for which `tx` works, under whatever mandate. */
export async function selectSubmission(
  tx: Tx,
  enterpriseId: string,
  submissionId: string,
): Promise<SubmissionRow | null> {
  const { rows } = await sql<SubmissionRow>`select ${columns} from bank.submissions
    where enterprise_id = ${enterpriseId} and submission_id = ${submissionId}`.execute(tx);
  return rows[0] ?? null;
}

/** The same, for this transaction alone until it ends. */
export async function lockSubmission(
  tx: Tx,
  enterpriseId: string,
  submissionId: string,
): Promise<SubmissionRow | null> {
  const { rows } = await sql<SubmissionRow>`select ${columns} from bank.submissions
    where enterprise_id = ${enterpriseId} and submission_id = ${submissionId} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Those of one customer of a bank, the newest first. */
export async function selectSubmissions(
  tx: Tx,
  { enterpriseId, connectionId, customerId }: ActingContext,
  page: { readonly status: SubmissionStatus | null; readonly after: string | null; readonly limit: number },
): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`select ${columns} from bank.submissions
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}
      and (${page.status}::text is null or status = ${page.status})
      and (${page.after}::uuid is null or submission_id < ${page.after}::uuid)
    order by submission_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function countDrafts(tx: Tx, { enterpriseId, connectionId, customerId }: ActingContext): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from bank.submissions
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}
      and status = 'draft'`.execute(tx);
  return rows[0]?.count ?? 0;
}

export type NewSubmission = Pick<
  SubmissionRow,
  | 'enterpriseId'
  | 'submissionId'
  | 'connectionId'
  | 'customerId'
  | 'formId'
  | 'formVersion'
  | 'kind'
  | 'titleZh'
  | 'titleEn'
  | 'offerId'
  | 'data'
  | 'prefilled'
  | 'createdBy'
  | 'createdAt'
  | 'corrects'
>;

export async function insertSubmission(tx: Tx, row: NewSubmission): Promise<void> {
  await sql`insert into bank.submissions (enterprise_id, submission_id, connection_id, customer_id, form_id, form_version, kind,
      title_zh, title_en, offer_id, status, revision, data, prefilled, created_by, created_at, updated_at, corrects)
    values (${row.enterpriseId}, ${row.submissionId}, ${row.connectionId}, ${row.customerId}, ${row.formId}, ${row.formVersion},
      ${row.kind}, ${row.titleZh}, ${row.titleEn}, ${row.offerId}, 'draft', 1, ${JSON.stringify(row.data)}::jsonb,
      ${JSON.stringify(row.prefilled)}::jsonb, ${row.createdBy}, ${row.createdAt}, ${row.createdAt},
      ${[...row.corrects]}::text[])`.execute(tx);
}

/** What a draft says from now on, and of which version of its form it is. */
export async function updateDraft(
  tx: Tx,
  row: Pick<SubmissionRow, 'enterpriseId' | 'submissionId'>,
  change: Pick<SubmissionRow, 'formVersion' | 'titleZh' | 'titleEn' | 'data' | 'prefilled' | 'corrects'> & {
    readonly now: Date;
  },
): Promise<void> {
  await sql`update bank.submissions set form_version = ${change.formVersion}, title_zh = ${change.titleZh},
      title_en = ${change.titleEn}, data = ${JSON.stringify(change.data)}::jsonb,
      prefilled = ${JSON.stringify(change.prefilled)}::jsonb, corrects = ${[...change.corrects]}::text[],
      revision = revision + 1, updated_at = ${change.now}
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

/** A draft with its files and steps. */
export async function deleteDraft(tx: Tx, row: Pick<SubmissionRow, 'enterpriseId' | 'submissionId'>): Promise<void> {
  await sql`delete from bank.submissions
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId} and status = 'draft'`.execute(tx);
}

type Of = Pick<SubmissionRow, 'enterpriseId' | 'submissionId'>;

/** From here on it is on its way to the bank, with this content. */
export async function updateQueued(
  tx: Tx,
  row: Of,
  change: Pick<SubmissionRow, 'data' | 'contentHash' | 'sentBy'> & { readonly now: Date },
): Promise<void> {
  await sql`update bank.submissions set status = 'queued', data = ${JSON.stringify(change.data)}::jsonb,
      content_hash = ${change.contentHash}, sent_by = ${change.sentBy}, queued_at = ${change.now}, updated_at = ${change.now},
      revision = revision + 1
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

export async function updateReceipt(
  tx: Tx,
  row: Of,
  receipt: { readonly jws: string; readonly number: string; readonly receivedAt: Date },
): Promise<void> {
  await sql`update bank.submissions set receipt = ${receipt.jws}, receipt_number = ${receipt.number},
      received_at = ${receipt.receivedAt}
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

/** What the bank said of it, up to a place in its log. */
export async function updateBankWord(
  tx: Tx,
  row: Of,
  word: Pick<SubmissionRow, 'status' | 'bankSequence' | 'reason' | 'wanted' | 'withdrawing'> & {
    readonly now: Date;
    readonly askAt: Date | null;
    readonly ended: boolean;
  },
): Promise<void> {
  await sql`update bank.submissions set status = ${word.status}, bank_sequence = ${word.bankSequence}, reason = ${word.reason},
      wanted = ${word.wanted}, withdrawing = ${word.withdrawing}, ask_at = ${word.askAt}, asks = 0, updated_at = ${word.now},
      ended_at = case when ${word.ended} then coalesce(ended_at, ${word.now}::timestamptz) end
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

export async function updateAlarm(
  tx: Tx,
  row: Of,
  alarm: { readonly kind: NonNullable<SubmissionRow['alarm']>; readonly detail: string; readonly now: Date },
): Promise<void> {
  await sql`update bank.submissions set alarm = ${alarm.kind}, alarm_detail = ${alarm.detail}, updated_at = ${alarm.now}
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

/** A withdrawal is on its way, or has been refused. */
export async function updateWithdrawing(tx: Tx, row: Of, withdrawing: boolean, now: Date): Promise<void> {
  await sql`update bank.submissions set withdrawing = ${withdrawing}, updated_at = ${now}
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

/** What was wanted has been answered. */
export async function updateAnswered(tx: Tx, row: Of, now: Date): Promise<void> {
  await sql`update bank.submissions set wanted = null, updated_at = ${now}
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

export async function updateAttested(tx: Tx, row: Of, attested: readonly AttestedFact[], now: Date): Promise<void> {
  await sql`update bank.submissions set attested = ${JSON.stringify(attested)}::jsonb, updated_at = ${now}
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

/** Has the bank asked about it at this moment. */
export async function askAt(tx: Tx, row: Of, at: Date): Promise<void> {
  await sql`update bank.submissions set ask_at = ${at}
    where enterprise_id = ${row.enterpriseId} and submission_id = ${row.submissionId}`.execute(tx);
}

/** Takes those about which the bank is to be asked, each put off so that nobody asks for it meanwhile. In a transaction of the system. */
export async function takeToAsk(
  tx: Tx,
  now: Date,
  { most, firstMs, longestMs }: { most: number; firstMs: number; longestMs: number },
): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`update bank.submissions set asks = asks + 1,
      ask_at = ${now}::timestamptz + least(${longestMs}::double precision, ${firstMs} * power(2, least(asks, 20) + 1))
        * interval '1 millisecond'
    where (enterprise_id, submission_id) in (select enterprise_id, submission_id from bank.submissions
      where ask_at <= ${now} order by ask_at limit ${most} for update skip locked)
    returning ${columns}`.execute(tx);
  return rows;
}

/** Corrections that the bank has and has not been heard of by a fact. */
export async function selectCorrections(
  tx: Tx,
  { enterpriseId, connectionId }: { readonly enterpriseId: string; readonly connectionId: string },
): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`select ${columns} from bank.submissions
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and kind = 'fact_correction' and attested is null
      and status not in ('draft', 'queued', 'declined', 'withdrawn') order by submission_id limit 100 for update`.execute(
    tx,
  );
  return rows;
}
