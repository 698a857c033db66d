import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { pageColumns } from '../statements/statement-store.ts';
import type { StatementPage } from '../statements/statement-issues.ts';
import { firstDay, type AccountPlace } from './period.ts';

/** A closed month. */
export interface PeriodRow {
  readonly month: string;
  readonly currency: string;
  readonly openingMinor: bigint;
  readonly creditsMinor: bigint;
  readonly debitsMinor: bigint;
  readonly closingMinor: bigint;
  readonly credits: number;
  readonly debits: number;
  readonly matched: number;
  readonly dismissed: number;
  readonly previousMonth: string | null;
  readonly contentHash: Buffer;
  readonly closedBy: string;
  readonly closedAt: Date;
}

const columns = sql`to_char(month, 'YYYY-MM') as month, currency, opening_minor as "openingMinor", credits_minor as "creditsMinor",
  debits_minor as "debitsMinor", closing_minor as "closingMinor", credits, debits, matched, dismissed,
  to_char(previous_month, 'YYYY-MM') as "previousMonth", content_hash as "contentHash", closed_by as "closedBy",
  closed_at as "closedAt"`;

function here(place: AccountPlace) {
  return sql`enterprise_id = (select platform.current_enterprise()) and connection_id = ${place.connectionId}
    and customer_id = ${place.customerId} and account_number = ${place.accountNumber}`;
}

/** Nobody else changes anything of the reconciliation of this account until the transaction ends. */
export async function lockAccount(tx: Tx, place: AccountPlace): Promise<void> {
  await sql`/*payments.open_reconciliation*/
    insert into payments.reconciliation_accounts (enterprise_id, connection_id, customer_id, account_number)
    values (${place.enterpriseId}, ${place.connectionId}, ${place.customerId}, ${place.accountNumber})
    on conflict do nothing`.execute(tx);
  await sql`/*payments.lock_reconciliation*/
    select from payments.reconciliation_accounts where ${here(place)} for update`.execute(tx);
}

export async function noteRun(tx: Tx, place: AccountPlace, now: Date): Promise<void> {
  await sql`/*payments.note_run*/
    update payments.reconciliation_accounts set run_at = ${now} where ${here(place)}`.execute(tx);
}

export async function selectRunAt(tx: Tx, place: AccountPlace): Promise<Date | null> {
  const { rows } = await sql<{ runAt: Date | null }>`/*payments.select_run*/
    select run_at as "runAt" from payments.reconciliation_accounts where ${here(place)}`.execute(tx);
  return rows[0]?.runAt ?? null;
}

/** The accounts of an enterprise that are reconciled. @param accountNumber only this one. */
export async function selectAccounts(tx: Tx, accountNumber: string | null, most: number): Promise<AccountPlace[]> {
  const { rows } =
    await sql<AccountPlace>`select enterprise_id as "enterpriseId", connection_id as "connectionId", customer_id as "customerId",
      account_number as "accountNumber"
    from payments.reconciliation_accounts where enterprise_id = (select platform.current_enterprise())
      ${accountNumber === null ? sql`` : sql`and account_number = ${accountNumber}`}
    order by 2, 3, 4 limit ${most}`.execute(tx);
  return rows;
}

export async function selectPeriod(tx: Tx, place: AccountPlace, month: string): Promise<PeriodRow | null> {
  const { rows } = await sql<PeriodRow>`/*payments.select_period*/
    select ${columns} from payments.reconciliation_periods where ${here(place)} and month = ${firstDay(month)}::date`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function selectLastClosed(tx: Tx, place: AccountPlace): Promise<PeriodRow | null> {
  const { rows } = await sql<PeriodRow>`/*payments.select_last_closed*/
    select ${columns} from payments.reconciliation_periods where ${here(place)} order by month desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function insertPeriod(tx: Tx, place: AccountPlace, row: PeriodRow): Promise<void> {
  await sql`/*payments.insert_period*/
    insert into payments.reconciliation_periods (enterprise_id, connection_id, customer_id, account_number, month, currency,
      opening_minor, credits_minor, debits_minor, closing_minor, credits, debits, matched, dismissed, previous_month, content_hash,
      closed_by, closed_at)
    values (${place.enterpriseId}, ${place.connectionId}, ${place.customerId}, ${place.accountNumber}, ${firstDay(row.month)}::date,
      ${row.currency}, ${row.openingMinor}, ${row.creditsMinor}, ${row.debitsMinor}, ${row.closingMinor}, ${row.credits},
      ${row.debits}, ${row.matched}, ${row.dismissed},
      ${row.previousMonth === null ? null : firstDay(row.previousMonth)}::date, ${row.contentHash}, ${row.closedBy},
      ${row.closedAt})`.execute(tx);
}

/**
 * What the bank's statements say of balances from one day to another, with the last ones before and the first ones after: camt.053 alone
 * closes days.
 */
export async function selectStatedBalances(
  tx: Tx,
  place: AccountPlace,
  { first, last, most }: { readonly first: string; readonly last: string; readonly most: number },
): Promise<StatementPage[]> {
  const of = sql`${here(place)} and message = 'camt.053'`;
  const { rows } = await sql<StatementPage>`/*payments.select_stated_balances*/
    select ${pageColumns}
    from payments.statements
    where ${of} and day >= coalesce((select max(day) from payments.statements where ${of} and day < ${first}::date), ${first}::date)
      and day <= coalesce((select min(day) from payments.statements where ${of} and day > ${last}::date), ${last}::date)
    order by day, statement_id limit ${most}`.execute(tx);
  return rows;
}
