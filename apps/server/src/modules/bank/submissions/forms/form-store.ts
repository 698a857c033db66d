import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/database.ts';
import { submissionLimits } from '../submission-limits.ts';
import type { BankForm } from './form.ts';

export interface FormReading {
  readonly readAt: Date | null;
  readonly failedAt: Date | null;
}

/** The forms that a bank offers now. */
export async function selectForms(tx: Tx, connectionId: string): Promise<BankForm[]> {
  const { rows } = await sql<{ form: BankForm }>`select form from bank.submission_forms
    where connection_id = ${connectionId} and current order by form_id limit ${submissionLimits.formsPerBank}`.execute(
    tx,
  );
  return rows.map(({ form }) => form);
}

/** The form that a bank offers now under this id. */
export async function selectCurrentForm(tx: Tx, connectionId: string, formId: string): Promise<BankForm | null> {
  const { rows } = await sql<{ form: BankForm }>`select form from bank.submission_forms
    where connection_id = ${connectionId} and form_id = ${formId} and current`.execute(tx);
  return rows[0]?.form ?? null;
}

export async function selectFormVersion(
  tx: Tx,
  { connectionId, formId, version }: { connectionId: string; formId: string; version: number },
): Promise<BankForm | null> {
  const { rows } = await sql<{ form: BankForm }>`select form from bank.submission_forms
    where connection_id = ${connectionId} and form_id = ${formId} and version = ${version}`.execute(tx);
  return rows[0]?.form ?? null;
}

export async function selectFormReading(tx: Tx, connectionId: string): Promise<FormReading> {
  const { rows } = await sql<FormReading>`select read_at as "readAt", failed_at as "failedAt"
    from bank.submission_form_readings where connection_id = ${connectionId}`.execute(tx);
  return rows[0] ?? { readAt: null, failedAt: null };
}

/** Takes the right to ask the bank, unless somebody took it within the time. @returns whether it was taken. */
export async function claimFormReading(tx: Tx, connectionId: string, now: Date, withinMs: number): Promise<boolean> {
  const { rows } = await sql`insert into bank.submission_form_readings as r (connection_id, asked_at)
    values (${connectionId}, ${now})
    on conflict (connection_id) do update set asked_at = excluded.asked_at
      where r.asked_at <= ${new Date(now.getTime() - withinMs)}
    returning 1`.execute(tx);
  return rows.length > 0;
}

export async function noteFormsRead(tx: Tx, connectionId: string, now: Date): Promise<void> {
  await sql`update bank.submission_form_readings set read_at = ${now} where connection_id = ${connectionId}`.execute(
    tx,
  );
}

export async function noteFormsFailed(tx: Tx, connectionId: string, now: Date): Promise<void> {
  await sql`update bank.submission_form_readings set failed_at = ${now} where connection_id = ${connectionId}`.execute(
    tx,
  );
}

/**
 * Keeps the forms that a bank offers now. A version is what it was when it was read first: a bank that changes one without a new
 * number is not followed.
 * @returns the versions that say something else than before.
 */
export async function keepForms(
  tx: Tx,
  connectionId: string,
  forms: readonly BankForm[],
  now: Date,
): Promise<readonly { readonly formId: string; readonly version: number }[]> {
  const changed = [];
  const kept: string[] = [];
  for (const form of forms) {
    const { rows } = await sql<{ same: boolean }>`insert into bank.submission_forms as f
        (connection_id, form_id, version, form, current, first_read_at)
      values (${connectionId}, ${form.formId}, ${form.version}, ${JSON.stringify(form)}::json, false, ${now})
      on conflict (connection_id, form_id, version) do update set current = f.current
      returning f.form::text = ${JSON.stringify(form)} as same`.execute(tx);
    if (rows[0]?.same === false) changed.push({ formId: form.formId, version: form.version });
    kept.push(`${form.formId} ${form.version}`);
  }
  await sql`update bank.submission_forms set current = form_id || ' ' || version = any(${kept}::text[])
    where connection_id = ${connectionId} and current <> (form_id || ' ' || version = any(${kept}::text[]))`.execute(
    tx,
  );
  return changed;
}
