import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ComparedField } from '../verification/compared-field.ts';
import type { RegistrationState } from './registration.ts';
import type { Statement } from './statement.ts';

/** The way onto the network, as far as an enterprise has come. */
export interface Progress {
  readonly documents: boolean;
  readonly verified: boolean;
  readonly disclosureChosen: boolean;
  readonly firstPartner: boolean;
}

export interface Registration {
  readonly enterpriseId: string;
  readonly state: RegistrationState;
  /** What its members are writing; null when all of it is submitted. */
  readonly draft: Statement | null;
  /** What was submitted last. */
  readonly statement: Statement | null;
  readonly submittedAt: Date | null;
  /** While true the comparison decides whether the enterprise is verified, and not a bank's word alone. */
  readonly binding: boolean;
  readonly comparison: readonly ComparedField[] | null;
  readonly comparedAt: Date | null;
  readonly accepted: readonly string[];
  readonly message: string | null;
}

/** Of the enterprise for which `tx` works, or of any for the network. `lock`: nobody changes it until the transaction ends. */
export async function selectRegistration(
  tx: Tx,
  enterpriseId: string,
  options: { readonly lock?: boolean } = {},
): Promise<Registration | null> {
  const { rows } =
    await sql<Registration>`select enterprise_id as "enterpriseId", state, draft, statement, submitted_at as "submittedAt", binding, comparison,
      compared_at as "comparedAt", accepted, message
    from enterprises.registrations where enterprise_id = ${enterpriseId}
    ${options.lock === true ? sql`for update` : sql``}`.execute(tx);
  return rows[0] ?? null;
}

export async function upsertDraft(tx: Tx, enterpriseId: string, draft: Statement, at: Date): Promise<void> {
  await sql`insert into enterprises.registrations as r (enterprise_id, draft, changed_at)
    values (${enterpriseId}, ${JSON.stringify(draft)}::jsonb, ${at})
    on conflict (enterprise_id) do update set draft = excluded.draft, changed_at = excluded.changed_at`.execute(tx);
}

/** Makes the row of an enterprise that has written nothing, for what the network has to note of it. */
export async function insertRegistration(tx: Tx, enterpriseId: string, at: Date): Promise<void> {
  await sql`insert into enterprises.registrations (enterprise_id, changed_at) values (${enterpriseId}, ${at})
    on conflict do nothing`.execute(tx);
}

export async function updateRegistration(tx: Tx, registration: Registration, at: Date): Promise<void> {
  const { enterpriseId, state, draft, statement, submittedAt, binding, comparison, comparedAt, accepted, message } =
    registration;
  await sql`update enterprises.registrations set state = ${state}, draft = ${json(draft)}::jsonb,
      statement = ${json(statement)}::jsonb, submitted_at = ${submittedAt}, binding = ${binding},
      comparison = ${json(comparison)}::jsonb, compared_at = ${comparedAt}, accepted = ${JSON.stringify(accepted)}::jsonb,
      message = ${message}, changed_at = ${at}
    where enterprise_id = ${enterpriseId}`.execute(tx);
}

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** How far an enterprise has come onto the network beside its registration. */
export async function selectProgress(
  tx: Tx,
  enterpriseId: string,
): Promise<Pick<Progress, 'verified' | 'firstPartner'>> {
  const { rows } = await sql<Pick<Progress, 'verified' | 'firstPartner'>>`select m.verified,
      exists (select 1 from enterprises.audience_partners p where p.enterprise_id = m.enterprise_id) as "firstPartner"
    from enterprises.audience_members m where m.enterprise_id = ${enterpriseId}`.execute(tx);
  return rows[0] ?? { verified: false, firstPartner: false };
}

/** Nobody submits, withdraws or decides on the registrations of these enterprises until the transaction ends. */
export async function holdStandings(tx: Tx, enterpriseIds: readonly string[]): Promise<void> {
  await sql`select 1 from enterprises.registrations where enterprise_id = any(${enterpriseIds}::uuid[])
    order by enterprise_id for share`.execute(tx);
}

/** How far the registrations of these enterprises have come; those that have none are left out. */
export async function selectStandings(
  tx: Tx,
  enterpriseIds: readonly string[],
): Promise<Pick<Registration, 'enterpriseId' | 'state' | 'binding'>[]> {
  const { rows } = await sql<
    Pick<Registration, 'enterpriseId' | 'state' | 'binding'>
  >`select enterprise_id as "enterpriseId", state, binding
    from enterprises.registrations where enterprise_id = any(${enterpriseIds}::uuid[])`.execute(tx);
  return rows;
}
