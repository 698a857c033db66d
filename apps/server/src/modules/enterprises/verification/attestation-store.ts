import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { categories } from '../facts/fact.ts';
import type { AttestedFact } from './comparison.ts';

const keys = [
  'legal_name', 'identifier_uscc', 'identifier_lei', 'identifier_vat', 'identifier_national', 'legal_representative',
  'registered_address', 'registration_status', 'tax_credit_rating', 'taxpayer_kind',
]; // prettier-ignore

const speaking = sql`s.state <> 'withdrawn' and not f.category = any (s.withdrawn_categories)`;

/** What sources say of these enterprises, of those that may be quoted. */
export async function selectAttested(tx: Tx, enterpriseIds: readonly string[], now: Date): Promise<AttestedFact[]> {
  const { rows } =
    await sql<AttestedFact>`select f.enterprise_id as "enterpriseId", f.source_id as "sourceId", f.key, f.category,
      f.value, f.assurance, s.state = 'active' and coalesce(f.valid_until >= ${now}, true) as active,
      to_char(f.as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "asOf", false as gone
    from enterprises.facts f
    join enterprises.fact_sources s on s.enterprise_id = f.enterprise_id and s.source_id = f.source_id
    where f.enterprise_id = any(${enterpriseIds}::uuid[]) and f.key = any(${keys}) and ${speaking}
    order by f.source_id, f.key`.execute(tx);
  return rows;
}

/**
 * Numbers that a source which still names the enterprise once gave for it and gives no more: as of the record that left them out,
 * no source may be thought to attest them.
 */
export async function selectGone(tx: Tx, enterpriseId: string): Promise<AttestedFact[]> {
  const { rows } =
    await sql<AttestedFact>`select distinct on (f.source_id, f.key, f.value->>'text') f.enterprise_id as "enterpriseId",
      f.source_id as "sourceId", f.key, f.category, f.value, n.assurance, s.state = 'active' as active,
      to_char(n.as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "asOf", true as gone
    from enterprises.fact_versions f
    join enterprises.fact_sources s on s.enterprise_id = f.enterprise_id and s.source_id = f.source_id
    join enterprises.facts n on n.enterprise_id = f.enterprise_id and n.source_id = f.source_id and n.key = 'legal_name'
    where f.enterprise_id = ${enterpriseId} and f.key in ('identifier_uscc', 'identifier_lei', 'identifier_vat', 'identifier_national')
      and f.shown_until > f.shown_from and ${speaking}
      and not exists (select 1 from enterprises.facts c where c.enterprise_id = f.enterprise_id and c.source_id = f.source_id
        and c.key = f.key and c.value->>'text' = f.value->>'text')
    order by f.source_id, f.key, f.value->>'text', f.shown_until desc`.execute(tx);
  return rows;
}

/** `sourceId category` for everything that sources may still be quoted with on these enterprises. */
export async function selectSpeaking(tx: Tx, enterpriseIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sourceId: string; withdrawn: string[] }>`select source_id as "sourceId",
      withdrawn_categories as withdrawn
    from enterprises.fact_sources where enterprise_id = any(${enterpriseIds}::uuid[]) and state <> 'withdrawn'`.execute(
    tx,
  );
  return new Set(
    rows.flatMap(({ sourceId, withdrawn }) =>
      categories.filter((category) => !withdrawn.includes(category)).map((category) => `${sourceId} ${category}`),
    ),
  );
}

/** True when a bank says of the enterprise that it has this number, whether or not it may be quoted with it. */
export async function selectBankNames(tx: Tx, enterpriseId: string, value: string): Promise<boolean> {
  const { rows } = await sql`select 1 from enterprises.facts where enterprise_id = ${enterpriseId}
    and key in ('identifier_uscc', 'identifier_lei', 'identifier_vat', 'identifier_national')
    and assurance in ('bank_verified', 'bank_reported') and value->>'text' = ${value} limit 1`.execute(tx);
  return rows.length > 0;
}
