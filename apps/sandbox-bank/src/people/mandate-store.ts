import type { Queryable } from '../db/database.ts';
import type { MandateRequest } from '../oidc/authorization-details.ts';
import type { Bilingual, DepartmentSeed, Identifier, RoleSeed } from '../seed/bank-seed.ts';

export type MandateAccount = {
  accountId: string;
  nameZh: string;
  nameEn: string;
  currency: string;
  lastDigits: string;
  product: string;
  balanceMinor: bigint;
};

/** One line of the bank's table, with everything that a page or a claim says about it. */
export type Mandate = {
  personId: string;
  customerId: string;
  enterprise: { nameZh: string | null; nameEn: string; identifiers: Identifier[] };
  roleId: string;
  roleName: Bilingual;
  departmentId: string;
  departmentName: Bilingual;
  note: Bilingual | null;
  tableVersion: number;
  accounts: MandateAccount[];
};

type Row = {
  person_id: string;
  customer_id: string;
  name_zh: string | null;
  name_en: string;
  identifiers: Identifier[];
  departments: DepartmentSeed[];
  table_version: number;
  role_id: string;
  department_id: string;
  note: Bilingual | null;
  roles: RoleSeed[] | null;
  accounts: (Omit<MandateAccount, 'balanceMinor'> & { balanceMinor: string })[];
};

/** Roles that may give and withdraw an enterprise's consent. */
export const consentRoles: readonly string[] = ['owner', 'treasurer'];

/** The mandates of these people that fit a request, in the order of the table. */
export async function findMandates(db: Queryable, personIds: string[], asked: MandateRequest): Promise<Mandate[]> {
  const { rows } = await db.query<Row>(
    `select m.person_id, m.customer_id, c.name_zh, c.name_en, c.identifiers, c.departments, c.table_version, m.role_id,
            m.department_id, m.note, (select value from settings where name = 'roles') as roles,
            coalesce((select jsonb_agg(jsonb_build_object('accountId', a.account_id, 'nameZh', a.name_zh, 'nameEn', a.name_en,
                        'currency', a.currency, 'lastDigits', a.last_digits, 'product', a.product,
                        'balanceMinor', a.balance_minor::text) order by t.place)
                      from accounts a join (select n->>'accountNumber' as number, place
                                           from jsonb_array_elements(p.document->'accounts') with ordinality x(n, place)) t
                        on t.number = a.account_id where a.customer_id = m.customer_id
                        and (m.account_ids is null or a.account_id = any (m.account_ids))), '[]') as accounts
     from mandates m join customers c using (customer_id)
     join permission_tables p on p.customer_id = c.customer_id and p.version = c.table_version
     where m.person_id = any ($1) and ($2::text is null or m.customer_id = $2) and ($3::text is null or m.role_id = $3)
       and ($4::text is null or m.department_id = $4) and ($5::text is null or exists (select 1 from accounts a where a.customer_id = m.customer_id and a.account_id = $5
                                            and (m.account_ids is null or a.account_id = any (m.account_ids))))
     order by m.person_id, m.place`,
    [personIds, asked.customerId ?? null, asked.roleId ?? null, asked.departmentId ?? null, asked.accountId ?? null],
  );
  return rows.map(toMandate);
}

/** Who holds a mandate that fits a request; at most `limit`. */
export async function findHolders(db: Queryable, asked: MandateRequest, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ person_id: string }>(
    `select distinct person_id from mandates m
     where ($1::text is null or customer_id = $1) and ($2::text is null or role_id = $2)
       and ($3::text is null or department_id = $3) and ($4::text is null or exists (select 1 from accounts a where a.customer_id = m.customer_id and a.account_id = $4
                                            and (m.account_ids is null or a.account_id = any (m.account_ids)))) limit $5`,
    [asked.customerId ?? null, asked.roleId ?? null, asked.departmentId ?? null, asked.accountId ?? null, limit],
  );
  return rows.map((row) => row.person_id);
}

function toMandate(row: Row): Mandate {
  const role = row.roles?.find((known) => known.roleId === row.role_id);
  const department = row.departments.find((known) => known.departmentId === row.department_id);
  return {
    personId: row.person_id,
    customerId: row.customer_id,
    enterprise: { nameZh: row.name_zh, nameEn: row.name_en, identifiers: row.identifiers },
    roleId: row.role_id,
    roleName: { zh: role?.nameZh ?? row.role_id, en: role?.nameEn ?? row.role_id },
    departmentId: row.department_id,
    departmentName: { zh: department?.nameZh ?? row.department_id, en: department?.nameEn ?? row.department_id },
    note: row.note,
    tableVersion: row.table_version,
    accounts: row.accounts.map((account) => ({ ...account, balanceMinor: BigInt(account.balanceMinor) })),
  };
}
