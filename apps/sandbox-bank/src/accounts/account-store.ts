import type { Queryable } from '../db/database.ts';
import { comparable } from './account-number.ts';

/** An account of a customer with its balances. */
export type Account = {
  accountNumber: string;
  nameZh: string;
  nameEn: string;
  product: string;
  currency: string;
  lastDigits: string;
  openedOn: string;
  bookedMinor: bigint;
  reservedMinor: bigint;
  isClosed: boolean;
};

type Row = {
  account_id: string;
  name_zh: string;
  name_en: string;
  product: string;
  currency: string;
  last_digits: string;
  opened_on: string;
  balance_minor: string;
  reserved_minor: string;
  is_closed: boolean;
};

const columns = `account_id, name_zh, name_en, product, currency, last_digits, to_char(opened_on, 'YYYY-MM-DD') as opened_on,
  balance_minor, reserved_minor, closed_at is not null as is_closed`;

function toAccount(row: Row): Account {
  return {
    accountNumber: row.account_id,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    product: row.product,
    currency: row.currency,
    lastDigits: row.last_digits,
    openedOn: row.opened_on,
    bookedMinor: BigInt(row.balance_minor),
    reservedMinor: BigInt(row.reserved_minor),
    isClosed: row.is_closed,
  };
}

/** The accounts of a customer, by number. */
export async function listAccounts(db: Queryable, customerId: string): Promise<Account[]> {
  const { rows } = await db.query<Row>(`select ${columns} from accounts where customer_id = $1 order by account_id`, [
    customerId,
  ]);
  return rows.map(toAccount);
}

/** One account of a customer; null when it has none of that number. */
export async function findAccount(db: Queryable, customerId: string, accountNumber: string): Promise<Account | null> {
  const { rows } = await db.query<Row>(`select ${columns} from accounts where customer_id = $1 and account_id = $2`, [
    customerId,
    accountNumber,
  ]);
  return rows[0] === undefined ? null : toAccount(rows[0]);
}

/** Whose account a number is, if it is one here. */
export type NumberedAccount = {
  customerId: string | null;
  internal: string | null;
  currency: string;
  isClosed: boolean;
};

/** The account of this number, of whomever; those that the bank keeps for itself have no customer. */
export async function findNumber(db: Queryable, accountNumber: string): Promise<NumberedAccount | null> {
  const { rows } = await db.query<NumberedAccount>(
    `select customer_id as "customerId", internal, currency, closed_at is not null as "isClosed" from accounts where account_id = $1`,
    [accountNumber],
  );
  return rows[0] ?? null;
}

/** Closes an account of a customer at `closedAt`: nothing is booked on it any more; null opens it again. @returns whether there is one. */
export async function setClosed(
  db: Queryable,
  { customerId, accountNumber }: { customerId: string; accountNumber: string },
  closedAt: Date | null,
): Promise<boolean> {
  const { rowCount } = await db.query('update accounts set closed_at = $3 where customer_id = $1 and account_id = $2', [
    customerId,
    accountNumber,
    closedAt,
  ]);
  return rowCount === 1;
}

/** The account here that is meant, as its number stands in the books; what was written where there is none. */
export async function accountMeant(db: Queryable, accountNumber: string): Promise<string> {
  const { rows } = await db.query<{ account_id: string }>(
    `select account_id from accounts where upper(translate(account_id, ' -', '') collate "C") = $1`,
    [comparable(accountNumber)],
  );
  return rows[0]?.account_id ?? accountNumber;
}
