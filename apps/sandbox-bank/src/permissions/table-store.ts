import type { Queryable } from '../db/database.ts';
import type { TableVersion } from './sign-table.ts';
import type { HolderKey, PermissionTable, TableAccount, TableHolder } from './table.ts';

/** A version as kept. */
export type KeptTable = TableVersion & { jws: string; builtAt: Date };

type Row = {
  customer_id: string;
  version: number;
  document: PermissionTable;
  jws: string;
  requirement_id: string | null;
  effective_from: Date;
  built_at: Date;
};

const columns = 't.customer_id, t.version, t.document, t.jws, t.requirement_id, t.effective_from, t.built_at';

function toTable(row: Row): KeptTable {
  return {
    customerId: row.customer_id,
    version: row.version,
    effectiveFrom: row.effective_from,
    requirementId: row.requirement_id,
    table: row.document,
    jws: row.jws,
    builtAt: row.built_at,
  };
}

/** The tables in force of these customers, by customer. */
export async function currentTables(db: Queryable, customerIds: string[]): Promise<Map<string, KeptTable>> {
  const { rows } = await db.query<Row>(
    `select ${columns} from customers c
     join permission_tables t on t.customer_id = c.customer_id and t.version = c.table_version
     where c.customer_id = any ($1)`,
    [customerIds],
  );
  return new Map(rows.map((row) => [row.customer_id, toTable(row)]));
}

/** The table in force of a customer; null when there is no such customer. */
export async function currentTable(db: Queryable, customerId: string): Promise<KeptTable | null> {
  return (await currentTables(db, [customerId])).get(customerId) ?? null;
}

/** One version of a customer's table; null when there is none. */
export async function findTable(db: Queryable, customerId: string, version: number): Promise<KeptTable | null> {
  const { rows } = await db.query<Row>(
    `select ${columns} from permission_tables t where t.customer_id = $1 and t.version = $2`,
    [customerId, version],
  );
  return rows[0] === undefined ? null : toTable(rows[0]);
}

/** The versions of a customer, the newest first. */
export async function listVersions(db: Queryable, customerId: string, limit: number): Promise<KeptTable[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from permission_tables t where t.customer_id = $1 order by t.version desc limit $2`,
    [customerId, limit],
  );
  return rows.map(toTable);
}

/** The newest version that has a holder; null when none ever had. */
export async function lastVersionWith(db: Queryable, customerId: string, who: HolderKey): Promise<KeptTable | null> {
  const { subject, roleId, departmentId } = who;
  const { rows } = await db.query<Row>(
    `select ${columns} from permission_tables t
     where t.customer_id = $1 and t.document->'holders' @> $2::jsonb order by t.version desc limit 1`,
    [customerId, JSON.stringify([{ subject, roleId, departmentId }])],
  );
  return rows[0] === undefined ? null : toTable(rows[0]);
}

/** Customers whose first table was written. */
export async function customersWithTable(db: Queryable): Promise<Set<string>> {
  const { rows } = await db.query<{ customer_id: string }>(
    'select customer_id from permission_tables where version = 1',
  );
  return new Set(rows.map((row) => row.customer_id));
}

/** Keeps versions and puts each in force; one statement each, whatever their number. */
export async function insertTables(tx: Queryable, tables: readonly KeptTable[]): Promise<void> {
  await tx.query(
    `insert into permission_tables (customer_id, version, document, jws, requirement_id, effective_from, built_at)
     select t->>'customerId', (t->>'version')::integer, t->'table', t->>'jws', t->>'requirementId',
            (t->>'effectiveFrom')::timestamptz, (t->>'builtAt')::timestamptz
     from jsonb_array_elements($1::jsonb) t`,
    [JSON.stringify(tables)],
  );
  await tx.query(
    `update customers c set table_version = t.version
     from jsonb_to_recordset($1::jsonb) as t("customerId" text, version integer) where c.customer_id = t."customerId"`,
    [JSON.stringify(tables.map(({ customerId, version }) => ({ customerId, version })))],
  );
}

type HolderRow = TableHolder & { customerId: string; place: number };

/**
 * Makes these the holders of their customers: who is no longer among them loses the mandate, who stays keeps the note and
 * the place in the list. Holders whom the bank does not know as people are left out: they cannot sign in anyway.
 */
export async function replaceHolders(tx: Queryable, tables: readonly KeptTable[]): Promise<void> {
  const holders: HolderRow[] = tables.flatMap(({ customerId, table }) =>
    table.holders.map((holder, place) => ({ ...holder, customerId, place: 1_000 + place })),
  );
  await tx.query(
    `delete from mandates m using unnest($1::text[]) as c(customer_id)
     where m.customer_id = c.customer_id and not exists (
       select 1 from jsonb_to_recordset($2::jsonb)
         as h("customerId" text, subject text, "roleId" text, "departmentId" text)
       where h."customerId" = m.customer_id and h.subject = m.person_id and h."roleId" = m.role_id
         and h."departmentId" = m.department_id)`,
    [tables.map(({ customerId }) => customerId), JSON.stringify(holders)],
  );
  await tx.query(
    `insert into mandates (person_id, customer_id, role_id, department_id, account_ids, valid_from, valid_until, place)
     select h.subject, h."customerId", h."roleId", h."departmentId",
            case when jsonb_typeof(h."accountNumbers") = 'array'
                 then array(select jsonb_array_elements_text(h."accountNumbers")) end,
            h."validFrom", h."validUntil", h.place
     from jsonb_to_recordset($1::jsonb)
       as h("customerId" text, subject text, "roleId" text, "departmentId" text, "accountNumbers" jsonb,
            "validFrom" date, "validUntil" date, place integer)
     join people p on p.person_id = h.subject
     on conflict (person_id, customer_id, role_id, department_id) do update
       set account_ids = excluded.account_ids, valid_from = excluded.valid_from, valid_until = excluded.valid_until`,
    [JSON.stringify(holders)],
  );
}

/** Locks the customer and tells the version in force; null when there is no such customer. */
export async function lockTableVersion(tx: Queryable, customerId: string): Promise<number | null> {
  const { rows } = await tx.query<{ table_version: number }>(
    'select table_version from customers where customer_id = $1 for update',
    [customerId],
  );
  return rows[0]?.table_version ?? null;
}

/**
 * The table in force of a customer, which cannot change before the transaction ends: whoever puts a new version in force
 * waits for the customer's row. Throws when there is none.
 */
export async function tableInForce(tx: Queryable, customerId: string): Promise<PermissionTable> {
  await tx.query('select 1 from customers where customer_id = $1 for share', [customerId]);
  const kept = await currentTable(tx, customerId);
  if (kept === null) throw new Error(`customer ${customerId} has no permission table`);
  return kept.table;
}

/** The customer's accounts as its table names them. */
export async function tableAccounts(db: Queryable, customerId: string): Promise<TableAccount[]> {
  const { rows } = await db.query<TableAccount>(
    `select account_id as "accountNumber", name_zh as "nameZh", name_en as "nameEn", product, currency,
            last_digits as "lastDigits"
     from accounts where customer_id = $1 order by account_id`,
    [customerId],
  );
  return rows;
}
