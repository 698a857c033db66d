import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { AccountsPlace, BankAccount, Reading } from './bank-account.ts';

const here = ({ enterpriseId, connectionId, customerId }: AccountsPlace) =>
  sql`enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}`;

/** The accounts of a place as last read, by number. */
export async function selectAccounts(tx: Tx, place: AccountsPlace, most: number): Promise<BankAccount[]> {
  const { rows } =
    await sql<BankAccount>`select account_number as "accountNumber", name_zh as "nameZh", name_en as "nameEn", product,
      currency, last_digits as "lastDigits", to_char(opened_on, 'YYYY-MM-DD') as "openedOn", booked_minor as "bookedMinor",
      is_closed as "isClosed", available_minor as "availableMinor", as_of as "asOf"
    from bank.accounts where ${here(place)} order by account_number limit ${most}`.execute(tx);
  return rows;
}

/** Whether an account of a place was closed when its bank last spoke of it; false for one that is not known. */
export async function selectIsClosed(tx: Tx, place: AccountsPlace, accountNumber: string): Promise<boolean> {
  const { rows } = await sql<{ isClosed: boolean }>`select is_closed as "isClosed" from bank.accounts
    where ${here(place)} and account_number = ${accountNumber}`.execute(tx);
  return rows[0]?.isClosed ?? false;
}

export async function selectReading(tx: Tx, place: AccountsPlace): Promise<Reading> {
  const { rows } = await sql<Reading>`select read_at as "readAt", failed_at as "failedAt" from bank.account_readings
    where ${here(place)}`.execute(tx);
  return rows[0] ?? { readAt: null, failedAt: null };
}

/** Takes the right to ask the bank, unless somebody took it within the time. @returns whether it was taken. */
export async function claimReading(tx: Tx, place: AccountsPlace, now: Date, withinMs: number): Promise<boolean> {
  const { enterpriseId, connectionId, customerId } = place;
  const { rows } =
    await sql`insert into bank.account_readings as r (enterprise_id, connection_id, customer_id, asked_at)
    values (${enterpriseId}, ${connectionId}, ${customerId}, ${now})
    on conflict (enterprise_id, connection_id, customer_id) do update set asked_at = excluded.asked_at
      where r.asked_at <= ${new Date(now.getTime() - withinMs)}
    returning 1`.execute(tx);
  return rows.length > 0;
}

/**
 * Keeps what a bank said of all accounts of a place; those that it no longer names are gone. An answer that was overtaken by a newer one
 * replaces nothing.
 * @returns whether anything that is shown has changed.
 */
export async function keepAccounts(
  tx: Tx,
  place: AccountsPlace,
  accounts: readonly BankAccount[],
  now: Date,
): Promise<boolean> {
  const { enterpriseId, connectionId, customerId } = place;
  const rows = accounts.map(({ bookedMinor, availableMinor, ...account }) => ({
    ...account,
    bookedMinor: bookedMinor.toString(),
    availableMinor: availableMinor.toString(),
  }));
  const kept = await sql<{
    changed: boolean;
  }>`insert into bank.accounts as a (enterprise_id, connection_id, customer_id, account_number,
      name_zh, name_en, product, currency, last_digits, opened_on, is_closed, booked_minor, available_minor, as_of, read_at)
    select ${enterpriseId}::uuid, ${connectionId}::uuid, ${customerId}, "accountNumber", "nameZh", "nameEn", product, currency,
      "lastDigits", "openedOn", "isClosed", "bookedMinor", "availableMinor", "asOf", ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("accountNumber" text, "nameZh" text, "nameEn" text, product text,
      currency text, "lastDigits" text, "openedOn" date, "isClosed" boolean, "bookedMinor" bigint, "availableMinor" bigint, "asOf" timestamptz)
    order by "accountNumber"
    on conflict (enterprise_id, connection_id, customer_id, account_number) do update set name_zh = excluded.name_zh,
      name_en = excluded.name_en, product = excluded.product, currency = excluded.currency, last_digits = excluded.last_digits,
      opened_on = excluded.opened_on, is_closed = excluded.is_closed, booked_minor = excluded.booked_minor, available_minor = excluded.available_minor,
      as_of = excluded.as_of, read_at = excluded.read_at
      where a.as_of <= excluded.as_of
        and (a.booked_minor, a.available_minor, a.is_closed, a.product, a.currency, a.last_digits) is distinct from
          (excluded.booked_minor, excluded.available_minor, excluded.is_closed, excluded.product, excluded.currency, excluded.last_digits)
    returning true as changed`.execute(tx);
  const gone = await sql`delete from bank.accounts where ${here(place)}
    and account_number <> all(${accounts.map(({ accountNumber }) => accountNumber)}::text[]) returning 1`.execute(tx);
  // Unchanged balances are as of the newer instant all the same.
  await sql`update bank.accounts a set as_of = n."asOf", read_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("accountNumber" text, "asOf" timestamptz)
    where ${here(place)} and a.account_number = n."accountNumber" and a.as_of < n."asOf"`.execute(tx);
  await sql`update bank.account_readings set read_at = ${now} where ${here(place)}`.execute(tx);
  return kept.rows.length > 0 || gone.rows.length > 0;
}

export async function noteFailure(tx: Tx, place: AccountsPlace, now: Date): Promise<void> {
  await sql`update bank.account_readings set failed_at = ${now} where ${here(place)}`.execute(tx);
}

/** Which of our instructions these payments of a bank execute, by the bank's identifier. */
export async function instructionsOf(
  tx: Tx,
  { enterpriseId, connectionId, customerId }: AccountsPlace,
  paymentIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ paymentId: string; instructionId: string }>`select payment_id as "paymentId",
      instruction_id as "instructionId" from bank.sent_payments
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}
      and payment_id = any(${paymentIds}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.paymentId, row.instructionId]));
}
