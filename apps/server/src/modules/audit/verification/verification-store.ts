import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { FaultKind, VerifyProgress } from './verify-chains.ts';

export type VerificationState = 'running' | 'held' | 'broken' | 'failed';

/** A fault as it is kept. */
export interface KeptFault {
  readonly enterpriseId: string;
  readonly position: string;
  readonly kind: FaultKind;
  readonly line: { lineId: string; occurredAt: string; action: string; target: string } | null;
}

/** One run over all chains. */
export interface AuditVerification {
  readonly verificationId: string;
  /** For whom, and by whom, it was asked for. */
  readonly enterpriseId: string;
  readonly personId: string;
  readonly state: VerificationState;
  readonly lines: bigint;
  readonly chains: bigint;
  readonly chainsTotal: bigint;
  readonly faults: readonly KeptFault[];
  readonly startedAt: Date;
  readonly touchedAt: Date;
  readonly finishedAt: Date | null;
}

const columns = sql`verification_id as "verificationId", enterprise_id as "enterpriseId", person_id as "personId", state, lines, chains,
  chains_total as "chainsTotal", faults, started_at as "startedAt", touched_at as "touchedAt", finished_at as "finishedAt"`;

/** Two clicks at once are taken one after the other. */
export async function lockVerifications(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4000003)`.execute(tx);
}

export async function findRunning(tx: Tx): Promise<AuditVerification | null> {
  const { rows } =
    await sql<AuditVerification>`select ${columns} from audit.verifications where state = 'running'`.execute(tx);
  return rows[0] ?? null;
}

export async function findVerification(tx: Tx, verificationId: string): Promise<AuditVerification | null> {
  const { rows } =
    await sql<AuditVerification>`select ${columns} from audit.verifications where verification_id = ${verificationId}`.execute(
      tx,
    );
  return rows[0] ?? null;
}

/** Newest first; ids ascend with time. */
export async function selectVerifications(
  tx: Tx,
  page: { before: string | null; limit: number },
): Promise<AuditVerification[]> {
  const { rows } = await sql<AuditVerification>`select ${columns} from audit.verifications
    where ${page.before}::uuid is null or verification_id < ${page.before}::uuid
    order by verification_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function insertVerification(
  tx: Tx,
  { verificationId, enterpriseId, personId }: Pick<AuditVerification, 'verificationId' | 'enterpriseId' | 'personId'>,
  now: Date,
): Promise<void> {
  await sql`insert into audit.verifications (verification_id, enterprise_id, person_id, state, started_at, touched_at)
    values (${verificationId}, ${enterpriseId}, ${personId}, 'running', ${now}, ${now})`.execute(tx);
}

/** Notes how far a run has come. */
export async function touchVerification(
  tx: Tx,
  verificationId: string,
  { lines, chains, chainsTotal }: VerifyProgress,
  now: Date,
): Promise<void> {
  await sql`update audit.verifications set lines = ${lines}, chains = ${chains}, chains_total = ${chainsTotal}, touched_at = ${now}
    where verification_id = ${verificationId} and state = 'running'`.execute(tx);
}

/** @returns whether it was running. */
export async function finishVerification(
  tx: Tx,
  verificationId: string,
  result: { state: VerificationState; faults: readonly KeptFault[] },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update audit.verifications set state = ${result.state},
      faults = ${JSON.stringify(result.faults)}::jsonb, touched_at = ${now}, finished_at = ${now}
    where verification_id = ${verificationId} and state = 'running'`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Keeps the newest results only. */
export async function forgetVerifications(tx: Tx, keep: number): Promise<void> {
  await sql`delete from audit.verifications where verification_id in (
    select verification_id from audit.verifications order by verification_id desc offset ${keep} limit 1000)`.execute(
    tx,
  );
}
