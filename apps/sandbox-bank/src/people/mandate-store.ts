import type { Queryable } from '../db/database.ts';
import type { MandateRequest } from '../oidc/authorization-details.ts';
import type { Bilingual, Identifier } from '../seed/bank-seed.ts';

/** One holder of the permission table in force, with everything that a page says about it. */
export type Mandate = {
  personId: string;
  customerId: string;
  enterprise: { nameZh: string | null; nameEn: string; identifiers: Identifier[] };
  roleId: string;
  roleName: Bilingual;
  /** The standard role that the role is based on. */
  roleBase: string;
  departmentId: string;
  departmentName: Bilingual;
  note: Bilingual | null;
};

type Row = {
  person_id: string;
  customer_id: string;
  name_zh: string | null;
  name_en: string;
  identifiers: Identifier[];
  role_id: string;
  department_id: string;
  note: Bilingual | null;
  role: { nameZh: string; nameEn: string; base: string } | null;
  department: { nameZh: string; nameEn: string } | null;
};

/** Standard roles that may give and withdraw an enterprise's consent. */
export const consentRoles: readonly string[] = ['owner', 'treasurer'];

export type MandateFilter = Omit<MandateRequest, 'accountId'> & {
  /** Whose; everybody's when absent. */
  personIds?: string[];
  /** The day on which they must be valid. */
  day: string;
};

/** Most mandates that one look takes: a request that fits more is narrowed by a search. */
const mostMandates = 2_000;

/** The mandates that fit on a day, in the order of each person's list. */
export async function findMandates(db: Queryable, asked: MandateFilter): Promise<Mandate[]> {
  const { rows } = await db.query<Row>(
    `select m.person_id, m.customer_id, c.name_zh, c.name_en, c.identifiers, m.role_id, m.department_id, m.note,
            (select r from jsonb_array_elements(t.document->'roles') r where r->>'roleId' = m.role_id limit 1) as role,
            (select d from jsonb_array_elements(t.document->'departments') d
             where d->>'departmentId' = m.department_id limit 1) as department
     from mandates m join customers c using (customer_id)
     join permission_tables t on t.customer_id = c.customer_id and t.version = c.table_version
     where ($1::text[] is null or m.person_id = any ($1)) and ($2::text is null or m.customer_id = $2)
       and ($3::text is null or m.role_id = $3) and ($4::text is null or m.department_id = $4)
       and (m.valid_from is null or m.valid_from <= $5) and (m.valid_until is null or $5 <= m.valid_until)
     order by m.person_id, m.place limit $6`,
    [
      asked.personIds ?? null,
      asked.customerId ?? null,
      asked.roleId ?? null,
      asked.departmentId ?? null,
      asked.day,
      mostMandates,
    ],
  );
  return rows.map(toMandate);
}

/** Whose account it is; null when there is none. */
export async function customerOfAccount(db: Queryable, accountId: string): Promise<string | null> {
  const { rows } = await db.query<{ customer_id: string | null }>(
    'select customer_id from accounts where account_id = $1',
    [accountId],
  );
  return rows[0]?.customer_id ?? null;
}

function toMandate(row: Row): Mandate {
  const { role, department } = row;
  return {
    personId: row.person_id,
    customerId: row.customer_id,
    enterprise: { nameZh: row.name_zh, nameEn: row.name_en, identifiers: row.identifiers },
    roleId: row.role_id,
    roleName: { zh: role?.nameZh ?? row.role_id, en: role?.nameEn ?? row.role_id },
    roleBase: role?.base ?? row.role_id,
    departmentId: row.department_id,
    departmentName: { zh: department?.nameZh ?? row.department_id, en: department?.nameEn ?? row.department_id },
    note: row.note,
  };
}
