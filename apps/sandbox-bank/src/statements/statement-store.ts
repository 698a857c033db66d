import type { Queryable } from '../db/database.ts';
import type { StatementAccount, StatementEntry, StatementFile, StatementMessage } from './statement-file.ts';

/** Puts the transfer that this transaction has just booked among those to be told of. */
export async function queueForStatements(tx: Queryable, bookedAt: Date): Promise<void> {
  await tx.query(
    "insert into statement_queue (entry_no, booked_at) values (currval(pg_get_serial_sequence('transfers', 'entry_no')), $1)",
    [bookedAt],
  );
}

/** Says of the transfer that this transaction has just booked that it repeats the one of a payment. */
export async function noteRepetition(tx: Queryable, paymentId: string): Promise<void> {
  await tx.query(
    "update transfers set repeats = $1 where entry_no = currval(pg_get_serial_sequence('transfers', 'entry_no'))",
    [paymentId],
  );
}

/** One worker, or one order of the desk, issues at a time: numbers follow each other. */
export async function lockIssuing(tx: Queryable): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('statements'))");
}

/** A booking that is to be told of, from one of its accounts. */
type QueuedBooking = { entryNo: string; accountId: string; bookedAt: Date };

// The bank's own accounts get no statements.
const sides = `
  join transfers t using (entry_no)
  cross join lateral (values (t.debit_account), (t.credit_account)) s(account_id)
  join accounts a on a.account_id = s.account_id and a.customer_id is not null`;

/** Bookings of which no notification was issued, oldest first; those with no customer on either side are passed over. */
export async function listToNotify(
  tx: Queryable,
  { customerId, limit }: { customerId: string | null; limit: number },
): Promise<QueuedBooking[]> {
  const { rows } = await tx.query<{ entry_no: string; account_id: string; booked_at: Date }>(
    `select q.entry_no, s.account_id, q.booked_at from statement_queue q ${sides}
     where not q.notified and ($1::text is null or a.customer_id = $1) order by q.entry_no limit $2`,
    [customerId, limit],
  );
  return rows.map(toQueued);
}

/** Bookings before an instant that stand in no statement of a day. */
export async function listToState(
  tx: Queryable,
  { customerId, before, limit }: { customerId: string | null; before: Date; limit: number },
): Promise<QueuedBooking[]> {
  const { rows } = await tx.query<{ entry_no: string; account_id: string; booked_at: Date }>(
    `select q.entry_no, s.account_id, q.booked_at from statement_queue q ${sides}
     where q.booked_at < $2 and ($1::text is null or a.customer_id = $1) order by q.booked_at, q.entry_no limit $3`,
    [customerId, before, limit],
  );
  return rows.map(toQueued);
}

function toQueued(row: { entry_no: string; account_id: string; booked_at: Date }): QueuedBooking {
  return { entryNo: row.entry_no, accountId: row.account_id, bookedAt: row.booked_at };
}

export async function markNotified(tx: Queryable, entryNos: string[]): Promise<void> {
  await tx.query('update statement_queue set notified = true where entry_no = any ($1::bigint[])', [entryNos]);
}

export async function markStated(tx: Queryable, entryNos: string[]): Promise<void> {
  await tx.query('delete from statement_queue where entry_no = any ($1::bigint[])', [entryNos]);
}

/** The other accounts of these bookings that have statements too: both sides of a transfer are told before it is forgotten. */
export async function accountsOfBookings(tx: Queryable, entryNos: string[]): Promise<QueuedBooking[]> {
  const { rows } = await tx.query<{ entry_no: string; account_id: string; booked_at: Date }>(
    `select q.entry_no, s.account_id, q.booked_at from statement_queue q ${sides}
     where q.entry_no = any ($1::bigint[]) order by q.entry_no, s.account_id`,
    [entryNos],
  );
  return rows.map(toQueued);
}

/** Accounts of customers with something booked since an instant, or with a payment under way. */
export async function listBusyAccounts(
  tx: Queryable,
  { customerId, since }: { customerId: string | null; since: Date },
): Promise<string[]> {
  const { rows } = await tx.query<{ account_id: string }>(
    `select account_id from accounts a where a.customer_id is not null and ($1::text is null or a.customer_id = $1)
       and (exists (select 1 from transfers where debit_account = a.account_id and booked_at >= $2)
         or exists (select 1 from transfers where credit_account = a.account_id and booked_at >= $2)
         or exists (select 1 from payments where debtor_account = a.account_id and status in ('PATC', 'RCVD') and reserved))
     order by account_id`,
    [customerId, since],
  );
  return rows.map((row) => row.account_id);
}

type HeadRow = {
  account_id: string;
  customer_id: string;
  currency: string;
  name_en: string;
  owner: string;
};

/** An account of a customer, for the head of its statements. */
export async function findHead(tx: Queryable, accountId: string, bankName: string): Promise<StatementAccount> {
  const { rows } = await tx.query<HeadRow>(
    `select a.account_id, a.customer_id, a.currency, a.name_en, coalesce(c.name_zh, c.name_en) as owner
     from accounts a join customers c using (customer_id) where a.account_id = $1`,
    [accountId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`${accountId} is no account of a customer`);
  const { account_id, customer_id, currency, name_en, owner } = row;
  return { accountId: account_id, customerId: customer_id, currency, nameEn: name_en, ownerName: owner, bankName };
}

type EntryRow = {
  entry_no: string;
  booked_at: Date;
  debits: boolean;
  amount_minor: string;
  remittance: string;
  payment_id: string | null;
  repeats: string | null;
  end_to_end_id: string | null;
  other_account: string;
  other_name: string;
  outside: StatementEntry['counterparty'] | null;
};

/** What was booked on an account from an instant to before another one, in the order in which it was booked. */
export async function listBookedBetween(
  tx: Queryable,
  accountId: string,
  { from, to, entryNos = null }: { from: Date; to: Date; entryNos?: string[] | null },
): Promise<StatementEntry[]> {
  const { rows } = await tx.query<EntryRow>(
    `select t.entry_no, t.booked_at, t.debits, t.amount_minor, t.remittance, t.payment_id, t.repeats, t.end_to_end_id,
            t.other_account, coalesce(c.name_zh, c.name_en, a.name_zh) as other_name, t.outside
     from (
       select *, true as debits, credit_account as other_account from transfers
       where debit_account = $1 and booked_at >= $2 and booked_at < $3
       union all
       select *, false, debit_account from transfers where credit_account = $1 and booked_at >= $2 and booked_at < $3
     ) t
     join accounts a on a.account_id = t.other_account left join customers c on c.customer_id = a.customer_id
     where $4::bigint[] is null or t.entry_no = any ($4) order by t.entry_no`,
    [accountId, from, to, entryNos],
  );
  return rows.map((row) => toEntry(accountId, row));
}

function toEntry(accountId: string, row: EntryRow): StatementEntry {
  const { payment_id: paymentId, repeats, end_to_end_id: endToEndId, outside } = row;
  return {
    status: 'booked',
    direction: row.debits ? 'debit' : 'credit',
    amountMinor: BigInt(row.amount_minor),
    reference: referenceOf(accountId, row),
    entryNo: BigInt(row.entry_no),
    bookedAt: row.booked_at,
    endToEndId,
    paymentId: paymentId ?? repeats,
    remittance: row.remittance,
    counterparty: outside ?? { name: row.other_name, accountNumber: row.other_account, bank: null },
  };
}

/** By the payment, which is known before it is booked; else by the place in the books, as `TransactionId` of UK Open Banking. */
function referenceOf(accountId: string, { entry_no, payment_id, repeats }: EntryRow): string {
  if (payment_id !== null) return payment_id.replaceAll('-', '');
  if (repeats !== null) return `${repeats.replaceAll('-', '')}-2`;
  const place = `${accountId}.${entry_no}`;
  return place.length <= 35 ? place : `E${entry_no}`;
}

type PendingRow = {
  payment_id: string;
  instruction_id: string;
  amount_minor: string;
  received_at: Date;
  remittance: string;
  creditor: StatementEntry['counterparty'];
};

/** What is reserved on an account for payments that are under way. */
export async function listPending(tx: Queryable, accountId: string): Promise<StatementEntry[]> {
  const { rows } = await tx.query<PendingRow>(
    `select payment_id, instruction_id, amount_minor, received_at, ordered->>'remittance' as remittance, ordered->'creditor' as creditor
     from payments where debtor_account = $1 and status in ('PATC', 'RCVD') and reserved order by payment_id`,
    [accountId],
  );
  return rows.map((row) => ({
    status: 'pending',
    direction: 'debit',
    amountMinor: BigInt(row.amount_minor),
    reference: row.payment_id.replaceAll('-', ''),
    entryNo: null,
    bookedAt: row.received_at,
    endToEndId: row.instruction_id.replaceAll('-', ''),
    paymentId: row.payment_id,
    remittance: row.remittance,
    counterparty: row.creditor,
  }));
}

/** What was booked on an account before an instant, summed up. */
export async function balanceBefore(tx: Queryable, accountId: string, at: Date): Promise<bigint> {
  const { rows } = await tx.query<{ balance: string }>(
    `select coalesce((select sum(amount_minor) from transfers where credit_account = $1 and booked_at < $2), 0)
          - coalesce((select sum(amount_minor) from transfers where debit_account = $1 and booked_at < $2), 0) as balance`,
    [accountId, at],
  );
  return BigInt(rows[0]?.balance ?? 0);
}

/** The number of a day's statement, where one was issued, and the issue that comes next; else the next number. */
export async function nextIssue(
  tx: Queryable,
  accountId: string,
  message: StatementMessage,
  day: string,
): Promise<{ number: number; issue: number }> {
  const { rows } = await tx.query<{ number: string | null; issue: number | null; last: string | null }>(
    `select (select number from statement_files where account_id = $1 and message = $2 and day = $3 order by issue desc limit 1) as number,
            (select max(issue) from statement_files where account_id = $1 and message = $2 and day = $3) as issue,
            (select max(number) from statement_files where account_id = $1 and message = $2) as last`,
    [accountId, message, day],
  );
  const { number, issue, last } = rows[0] ?? { number: null, issue: null, last: null };
  // A notification is of single bookings: each is one of its own.
  if (number === null || issue === null || message === 'camt.054') return { number: Number(last ?? 0) + 1, issue: 1 };
  return { number: Number(number), issue: issue + 1 };
}

/** The last day before another one of which an account has a statement. */
export async function statedBefore(tx: Queryable, accountId: string, day: string): Promise<string | null> {
  const { rows } = await tx.query<{ day: string }>(
    `select day::text from statement_files where account_id = $1 and message = 'camt.053' and day < $2 order by day desc limit 1`,
    [accountId, day],
  );
  return rows[0]?.day ?? null;
}

/** Numbers a file and keeps it. */
export async function insertFile(
  tx: Queryable,
  file: Omit<StatementFile, 'sequence' | 'size'> & { day: string; number: number; issue: number; content: Buffer },
): Promise<StatementFile> {
  const { customerId, fileId, accountNumber, message, schema, createdAt, sha256, content } = file;
  const { rows } = await tx.query<{ sequence: string }>(
    `with counted as (
       insert into statement_counters as s (customer_id, last_sequence) values ($1, 1)
       on conflict (customer_id) do update set last_sequence = s.last_sequence + 1 returning last_sequence)
     insert into statement_files (customer_id, sequence, file_id, account_id, message, schema, day, number, issue, created_at, content, sha256)
     select $1, last_sequence, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from counted returning sequence`,
    [customerId, fileId, accountNumber, message, schema, file.day, file.number, file.issue, createdAt, content, sha256],
  );
  const sequence = Number(rows[0]?.sequence);
  return { customerId, sequence, fileId, message, schema, accountNumber, createdAt, size: content.length, sha256 };
}

type FileRow = {
  customer_id: string;
  sequence: string;
  file_id: string;
  account_id: string;
  message: StatementMessage;
  schema: string;
  created_at: Date;
  size: number;
  sha256: string;
};
const columns = `customer_id, sequence, file_id, account_id, message, schema, created_at, octet_length(content) as size, sha256`;

function toFile(row: FileRow): StatementFile {
  return {
    customerId: row.customer_id,
    sequence: Number(row.sequence),
    fileId: row.file_id,
    message: row.message,
    schema: row.schema,
    accountNumber: row.account_id,
    createdAt: row.created_at,
    size: row.size,
    sha256: row.sha256,
  };
}

/** Files of a customer behind a place, ascending, and the place of the last that there is. */
export async function listFiles(
  db: Queryable,
  customerId: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ lastSequence: number; items: StatementFile[] }> {
  const { rows: counted } = await db.query<{ last_sequence: string }>(
    'select last_sequence from statement_counters where customer_id = $1',
    [customerId],
  );
  const { rows } = await db.query<FileRow>(
    `select ${columns} from statement_files where customer_id = $1 and sequence > $2 order by sequence limit $3`,
    [customerId, after, limit],
  );
  return { lastSequence: Number(counted[0]?.last_sequence ?? 0), items: rows.map(toFile) };
}

/** The newest files of a customer, for its page at the desk. */
export async function newestFiles(db: Queryable, customerId: string, limit: number): Promise<StatementFile[]> {
  const { rows } = await db.query<FileRow>(
    `select ${columns} from statement_files where customer_id = $1 order by sequence desc limit $2`,
    [customerId, limit],
  );
  return rows.map(toFile);
}

export async function findContent(db: Queryable, customerId: string, fileId: string): Promise<Buffer | null> {
  const { rows } = await db.query<{ content: Buffer }>(
    'select content from statement_files where customer_id = $1 and file_id = $2',
    [customerId, fileId],
  );
  return rows[0]?.content ?? null;
}
