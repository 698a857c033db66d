import type { Queryable } from '../db/database.ts';

export type Customer = { customerId: string; nameZh: string | null; nameEn: string; lastSequence: number };

type Row = { customer_id: string; name_zh: string | null; name_en: string; last_sequence: number };

function toCustomer(row: Row): Customer {
  return { customerId: row.customer_id, nameZh: row.name_zh, nameEn: row.name_en, lastSequence: row.last_sequence };
}

/** Customers whose name, number or identifier holds the words. */
export async function searchCustomers(db: Queryable, words: string, limit: number): Promise<Customer[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await db.query<Row>(
    `select customer_id, name_zh, name_en, last_sequence from customers
     where concat_ws(' ', customer_id, name_zh, name_en, identifiers::text) ilike $1 order by customer_id limit $2`,
    [pattern, limit],
  );
  return rows.map(toCustomer);
}

/** A customer by number; null when there is none. */
export async function findCustomer(db: Queryable, customerId: string): Promise<Customer | null> {
  const { rows } = await db.query<Row>(
    'select customer_id, name_zh, name_en, last_sequence from customers where customer_id = $1',
    [customerId],
  );
  return rows[0] === undefined ? null : toCustomer(rows[0]);
}
