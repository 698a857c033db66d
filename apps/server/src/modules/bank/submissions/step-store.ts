import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { SubmissionStatus } from './submission.ts';

export interface SubmissionStep {
  readonly step: string;
  readonly status: SubmissionStatus;
  readonly at: Date;
  readonly personId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Of {
  readonly enterpriseId: string;
  readonly submissionId: string;
}

/** Under the lock of the submission. */
export async function insertStep(tx: Tx, of: Of, step: SubmissionStep): Promise<void> {
  await sql`insert into bank.submission_steps (enterprise_id, submission_id, position, step, status, at, person_id, details)
    select ${of.enterpriseId}::uuid, ${of.submissionId}::uuid, coalesce(max(position), 0) + 1, ${step.step}, ${step.status},
      ${step.at}::timestamptz, ${step.personId}::uuid, ${JSON.stringify(step.details)}::jsonb
    from bank.submission_steps where enterprise_id = ${of.enterpriseId} and submission_id = ${of.submissionId}`.execute(
    tx,
  );
}

/** The newest that one page shows, in order. */
export async function selectSteps(tx: Tx, of: Of, most: number): Promise<SubmissionStep[]> {
  const { rows } = await sql<SubmissionStep>`select step, status, at, person_id as "personId", details
    from bank.submission_steps where enterprise_id = ${of.enterpriseId} and submission_id = ${of.submissionId}
    order by position desc limit ${most}`.execute(tx);
  return rows.toReversed();
}
