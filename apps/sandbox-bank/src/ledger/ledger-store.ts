import type { Queryable } from '../db/database.ts';

/** Where money goes to or comes from outside of this bank. */
export type Outside = { name: string; accountNumber: string | null; bank: string | null };

/** An account as the books see it. */
export type BookAccount = {
  accountId: string;
  customerId: string | null;
  currency: string;
  balanceMinor: bigint;
  reservedMinor: bigint;
  /** The bank with which it clears. */
  peer: string | null;
  isClosed: boolean;
};

type AccountRow = {
  account_id: string;
  customer_id: string | null;
  currency: string;
  balance_minor: string;
  reserved_minor: string;
  peer: string | null;
  is_closed: boolean;
};

/** What a transfer looks like from one of its two accounts. */
export type BookedEntry = {
  entryNo: bigint;
  bookedAt: Date;
  direction: 'debit' | 'credit';
  amountMinor: bigint;
  currency: string;
  remittance: string;
  paymentId: string | null;
  endToEndId: string | null;
  balanceAfterMinor: bigint;
  counterparty: { nameZh: string | null; nameEn: string; accountNumber: string | null; bank: string | null };
};

type EntryRow = {
  entry_no: string;
  booked_at: Date;
  debits: boolean;
  amount_minor: string;
  currency: string;
  remittance: string;
  payment_id: string | null;
  end_to_end_id: string | null;
  after_minor: string;
  outside: Outside | null;
  other_account: string;
  other_zh: string | null;
  other_en: string | null;
};

function toAccount(row: AccountRow): BookAccount {
  return {
    accountId: row.account_id,
    customerId: row.customer_id,
    currency: row.currency,
    balanceMinor: BigInt(row.balance_minor),
    reservedMinor: BigInt(row.reserved_minor),
    peer: row.peer,
    isClosed: row.is_closed,
  };
}

/**
 * Locks these accounts until the transaction ends, always in the order of their identifiers, so that two transfers between
 * the same accounts never wait for each other. Accounts that are not there are left out.
 */
export async function lockAccounts(tx: Queryable, accountIds: string[]): Promise<Map<string, BookAccount>> {
  const { rows } = await tx.query<AccountRow>(
    `select account_id, customer_id, currency, balance_minor, reserved_minor, peer, closed_at is not null as is_closed from accounts
     where account_id = any ($1) order by account_id for update`,
    [accountIds],
  );
  return new Map(rows.map((row) => [row.account_id, toAccount(row)]));
}

const internalNames = {
  clearing: ['同业清算', 'Clearing with other banks'],
  opening: ['期初余额', 'Opening balances'],
  returned: ['待处理退汇', 'Returned and not placed'],
} as const;

/** The bank's own account of a kind and currency; made when it is needed first. */
export async function internalAccount(
  tx: Queryable,
  internal: keyof typeof internalNames,
  currency: string,
): Promise<string> {
  const accountId = `${internal}-${currency.toLowerCase()}`;
  const [zh, en] = internalNames[internal];
  await tx.query(
    `insert into accounts (account_id, name_zh, name_en, product, currency, last_digits, opened_on, balance_minor, internal)
     values ($1, $2, $3, 'internal', $4, '0000', current_date, 0, $5) on conflict do nothing`,
    [accountId, zh, en, currency, internal],
  );
  return accountId;
}

/** The account in which this bank clears with another one, in a currency; made when it is needed first. */
export async function peerAccount(
  tx: Queryable,
  { bankId, nameZh, nameEn }: { bankId: string; nameZh: string; nameEn: string },
  currency: string,
): Promise<string> {
  const accountId = `clearing-${bankId}-${currency.toLowerCase()}`;
  await tx.query(
    `insert into accounts (account_id, name_zh, name_en, product, currency, last_digits, opened_on, balance_minor, internal, peer)
     values ($1, $2, $3, 'internal', $4, '0000', current_date, 0, 'clearing', $5) on conflict do nothing`,
    [accountId, `与${nameZh}清算`, `Clearing with ${nameEn}`, currency, bankId],
  );
  return accountId;
}

/** Adds to what is booked and to what is reserved on an account that is locked. */
export async function changeBalance(
  tx: Queryable,
  accountId: string,
  change: { bookedMinor: bigint; reservedMinor: bigint },
): Promise<void> {
  await tx.query(
    'update accounts set balance_minor = balance_minor + $2, reserved_minor = reserved_minor + $3 where account_id = $1',
    [accountId, change.bookedMinor, change.reservedMinor],
  );
}

export type NewTransfer = {
  debitAccount: string;
  creditAccount: string;
  amountMinor: bigint;
  currency: string;
  bookedAt: Date;
  remittance: string;
  outside: Outside | null;
  paymentId: string | null;
  /** By which both sides know it on their statements. */
  endToEndId: string | null;
  /** The message between banks that it was booked for. */
  messageId: string | null;
  debitAfterMinor: bigint;
  creditAfterMinor: bigint;
};

/** Writes transfers down in the order of the list. */
export async function insertTransfers(tx: Queryable, transfers: NewTransfer[]): Promise<void> {
  const rows = transfers.map((transfer, place) => ({
    ...transfer,
    place,
    amountMinor: transfer.amountMinor.toString(),
    debitAfterMinor: transfer.debitAfterMinor.toString(),
    creditAfterMinor: transfer.creditAfterMinor.toString(),
  }));
  await tx.query(
    `insert into transfers (debit_account, credit_account, amount_minor, currency, booked_at, remittance, outside, payment_id,
                            end_to_end_id, message_id, debit_after_minor, credit_after_minor)
     select t->>'debitAccount', t->>'creditAccount', (t->>'amountMinor')::bigint, t->>'currency', (t->>'bookedAt')::timestamptz,
            t->>'remittance', nullif(t->'outside', 'null'), t->>'paymentId', t->>'endToEndId',
            t->>'messageId', (t->>'debitAfterMinor')::bigint, (t->>'creditAfterMinor')::bigint
     from jsonb_array_elements($1::jsonb) t order by (t->>'place')::integer`,
    [JSON.stringify(rows)],
  );
}

export type BookedPage = {
  /** Number of the last entry of the page before. */
  before: bigint | null;
  limit: number;
  /** First and last instant, both included; open where they are not given. */
  from?: Date | undefined;
  to?: Date | undefined;
};

/** What was booked on an account, newest first. */
export async function listBooked(db: Queryable, accountId: string, page: BookedPage): Promise<BookedEntry[]> {
  const { rows } = await db.query<EntryRow>(
    `select t.entry_no, t.booked_at, t.debits, t.amount_minor, t.currency, t.remittance, t.payment_id, t.end_to_end_id, t.after_minor, t.outside,
            t.other_account, coalesce(c.name_zh, case when c.customer_id is null then a.name_zh end) as other_zh,
            coalesce(c.name_en, a.name_en) as other_en
     from (
       (select entry_no, booked_at, true as debits, amount_minor, currency, remittance, payment_id, end_to_end_id,
               debit_after_minor as after_minor, outside, credit_account as other_account
        from transfers where debit_account = $1 and ($2::bigint is null or entry_no < $2)
          and ($4::timestamptz is null or booked_at >= $4) and ($5::timestamptz is null or booked_at <= $5)
        order by entry_no desc limit $3)
       union all
       (select entry_no, booked_at, false, amount_minor, currency, remittance, payment_id, end_to_end_id, credit_after_minor, outside,
               debit_account
        from transfers where credit_account = $1 and ($2::bigint is null or entry_no < $2)
          and ($4::timestamptz is null or booked_at >= $4) and ($5::timestamptz is null or booked_at <= $5)
        order by entry_no desc limit $3)
     ) t
     join accounts a on a.account_id = t.other_account left join customers c on c.customer_id = a.customer_id
     order by t.entry_no desc limit $3`,
    [accountId, page.before, page.limit, page.from ?? null, page.to ?? null],
  );
  return rows.map(toEntry);
}

/** A month of an account's books in which something was booked: its balance before and after. */
export type BookedMonth = { startsAt: Date; endsAt: Date; openingMinor: bigint; closingMinor: bigint };

/** The months of an account that are over at `now`, newest first; the days are those of China. */
export async function listMonths(db: Queryable, accountId: string, now: Date, limit: number): Promise<BookedMonth[]> {
  const { rows } = await db.query<{ starts_at: Date; ends_at: Date; opening: string; closing: string }>(
    `with entries as (
       select entry_no, booked_at, -amount_minor as moved, debit_after_minor as after_minor from transfers where debit_account = $1
       union all
       select entry_no, booked_at, amount_minor, credit_after_minor from transfers where credit_account = $1
     ), months as (
       select date_trunc('month', booked_at at time zone 'Asia/Shanghai') as month,
              (array_agg(after_minor - moved order by entry_no))[1] as opening,
              (array_agg(after_minor order by entry_no desc))[1] as closing
       from entries group by 1
     )
     select month at time zone 'Asia/Shanghai' as starts_at, (month + interval '1 month') at time zone 'Asia/Shanghai' as ends_at,
            opening, closing
     from months where (month + interval '1 month') at time zone 'Asia/Shanghai' <= $2 order by month desc limit $3`,
    [accountId, now, limit],
  );
  return rows.map((row) => ({
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    openingMinor: BigInt(row.opening),
    closingMinor: BigInt(row.closing),
  }));
}

function toEntry(row: EntryRow): BookedEntry {
  const { outside } = row;
  return {
    entryNo: BigInt(row.entry_no),
    bookedAt: row.booked_at,
    direction: row.debits ? 'debit' : 'credit',
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    remittance: row.remittance,
    paymentId: row.payment_id,
    endToEndId: row.end_to_end_id,
    balanceAfterMinor: BigInt(row.after_minor),
    counterparty:
      outside === null
        ? { nameZh: row.other_zh, nameEn: row.other_en ?? '', accountNumber: row.other_account, bank: null }
        : { nameZh: outside.name, nameEn: outside.name, accountNumber: outside.accountNumber, bank: outside.bank },
  };
}
