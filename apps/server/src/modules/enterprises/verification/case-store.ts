import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Case, CaseKind } from './case.ts';

const columns = sql`enterprise_id as "enterpriseId", case_id as "caseId", kind, state, opened_at as "openedAt",
  other_enterprise_id as "otherEnterpriseId", fields, numbers, revision, outcome, reason, decided_at as "decidedAt"`;

export interface CasePage {
  readonly state: Case['state'];
  readonly kind: CaseKind | null;
  readonly after: { readonly openedAt: Date; readonly caseId: string } | null;
  readonly limit: number;
}

/** Cases of the whole network, the newest first. */
export async function selectCases(tx: Tx, { state, kind, after, limit }: CasePage): Promise<Case[]> {
  const { rows } = await sql<Case>`/*enterprises.select_cases*/
    select ${columns} from enterprises.cases
    where state = ${state} and (${kind}::text is null or kind = ${kind})
      and (${after === null} or (opened_at, case_id) < (${after?.openedAt ?? null}::timestamptz, ${after?.caseId ?? null}::uuid))
    order by opened_at desc, case_id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function selectCase(tx: Tx, caseId: string): Promise<Case | null> {
  const { rows } = await sql<Case>`select ${columns} from enterprises.cases where case_id = ${caseId}`.execute(tx);
  return rows[0] ?? null;
}

/** The open cases of an enterprise; whoever holds its registration locked is alone with them. */
export async function selectOpenCases(tx: Tx, enterpriseId: string): Promise<Case[]> {
  const { rows } = await sql<Case>`select ${columns} from enterprises.cases
    where enterprise_id = ${enterpriseId} and state = 'open' order by case_id for update`.execute(tx);
  return rows;
}

export async function insertCase(tx: Tx, one: Case): Promise<void> {
  const { enterpriseId, caseId, kind, openedAt, otherEnterpriseId, fields, numbers } = one;
  await sql`insert into enterprises.cases (enterprise_id, case_id, kind, state, opened_at, other_enterprise_id, fields, numbers)
    values (${enterpriseId}, ${caseId}, ${kind}, 'open', ${openedAt}, ${otherEnterpriseId}, ${JSON.stringify(fields)}::jsonb,
      ${JSON.stringify(numbers)}::jsonb)`.execute(tx);
}

/** Brings an open case to what it is about now. */
export async function updateCase(tx: Tx, one: Case): Promise<void> {
  await sql`update enterprises.cases set other_enterprise_id = ${one.otherEnterpriseId}, fields = ${JSON.stringify(one.fields)}::jsonb,
      numbers = ${JSON.stringify(one.numbers)}::jsonb, revision = revision + 1
    where enterprise_id = ${one.enterpriseId} and case_id = ${one.caseId} and state = 'open'`.execute(tx);
}

export interface Closing {
  readonly enterpriseId: string;
  readonly caseId: string;
  readonly outcome: NonNullable<Case['outcome']>;
  readonly reason: string | null;
  readonly at: Date;
  /** The operator, and for which enterprise he acted; null where nobody decided. */
  readonly by: { readonly personId: string; readonly enterpriseId: string } | null;
}

export async function closeCase(tx: Tx, { enterpriseId, caseId, outcome, reason, at, by }: Closing): Promise<void> {
  await sql`update enterprises.cases set state = 'decided', outcome = ${outcome}, reason = ${reason}, decided_at = ${at},
      decided_by = ${by?.personId ?? null}, decided_for = ${by?.enterpriseId ?? null}
    where enterprise_id = ${enterpriseId} and case_id = ${caseId} and state = 'open'`.execute(tx);
}
