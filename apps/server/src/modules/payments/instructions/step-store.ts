import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { PersonId } from '../../../platform/ids.ts';
import type { InstructionState, InstructionStep } from './instruction.ts';

export interface StepActor {
  readonly personId: PersonId;
  /** Null where it is not known under which mandate it was. */
  readonly roleId: string | null;
  readonly departmentId: string | null;
}

export interface StepRow {
  readonly step: 'prepare' | InstructionStep;
  readonly state: InstructionState;
  readonly revision: number;
  readonly at: Date;
  readonly personId: PersonId | null;
  readonly roleId: string | null;
  readonly departmentId: string | null;
  readonly details: { readonly note?: string; readonly changed?: readonly string[]; readonly reason?: string };
}

/** Adds what happened, behind what happened before; the row of the instruction is locked, or new. */
export async function insertStep(
  tx: Tx,
  { enterpriseId, instructionId }: { enterpriseId: string; instructionId: string },
  step: Omit<StepRow, 'personId' | 'roleId' | 'departmentId'> & { readonly by: StepActor | null },
): Promise<void> {
  const { by } = step;
  await sql`/*payments.insert_step*/
    insert into payments.steps (enterprise_id, instruction_id, position, step, state, revision, at, person_id, role_id, department_id,
      details)
    select ${enterpriseId}::uuid, ${instructionId}::uuid, count(*) + 1, ${step.step}, ${step.state}, ${step.revision}, ${step.at},
      ${by?.personId ?? null}::uuid, ${by?.roleId ?? null}, ${by?.departmentId ?? null}, ${JSON.stringify(step.details)}::jsonb
    from payments.steps where enterprise_id = ${enterpriseId} and instruction_id = ${instructionId}`.execute(tx);
}

/** What happened to it, in order. */
export async function selectSteps(tx: Tx, instructionId: string, most: number): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`/*payments.select_steps*/
    select step, state, revision, at, person_id as "personId", role_id as "roleId", department_id as "departmentId", details
    from (select * from payments.steps where enterprise_id = (select platform.current_enterprise())
      and instruction_id = ${instructionId} order by position desc limit ${most}) latest order by position`.execute(tx);
  return rows;
}
