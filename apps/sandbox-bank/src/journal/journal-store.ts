import type { Queryable } from '../db/database.ts';
import type { JournalEntry } from './journal-entry.ts';

/** An entry as kept; `jws` is what is shown, spoiled where the sandbox spoiled it. */
export type KeptEntry = {
  sequence: number;
  kind: string;
  recordId: string;
  writtenAt: Date;
  data: Record<string, unknown>;
  jws: string;
  spoiled: boolean;
};

type Row = {
  sequence: number;
  kind: string;
  record_id: string;
  written_at: Date;
  data: Record<string, unknown>;
  jws: string;
  spoiled_jws: string | null;
};

const columns = 'sequence, kind, record_id, written_at, data, jws, spoiled_jws';

function toEntry(row: Row): KeptEntry {
  return {
    sequence: row.sequence,
    kind: row.kind,
    recordId: row.record_id,
    writtenAt: row.written_at,
    data: row.data,
    jws: row.spoiled_jws ?? row.jws,
    spoiled: row.spoiled_jws !== null,
  };
}

/**
 * Takes the next sequence of a customer; null when there is no such customer. The row lock is held until the
 * transaction ends, so numbers are given out in commit order and a rollback leaves no gap.
 */
export async function takeSequence(tx: Queryable, customerId: string): Promise<number | null> {
  const { rows } = await tx.query<{ last_sequence: number }>(
    'update customers set last_sequence = last_sequence + 1 where customer_id = $1 returning last_sequence',
    [customerId],
  );
  return rows[0]?.last_sequence ?? null;
}

/** Locks the customer, so that what is read of the journal next is still the newest when an entry is added. */
export async function lockCustomer(tx: Queryable, customerId: string): Promise<boolean> {
  const { rowCount } = await tx.query('select 1 from customers where customer_id = $1 for update', [customerId]);
  return rowCount === 1;
}

/** Keeps a signed entry. */
export async function insertEntry(tx: Queryable, entry: JournalEntry, writtenAt: Date, jws: string): Promise<void> {
  const { customerId, sequence, kind, recordId, asOf, data } = entry;
  await tx.query(
    `insert into journal_entries (customer_id, sequence, kind, record_id, as_of, written_at, data, jws)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [customerId, sequence, kind, recordId, asOf, writtenAt, data, jws],
  );
}

export type EntryFilter = { after: number; kind: string | null; changedSince: Date | null; limit: number };

/** Entries of a customer after a sequence, ascending. */
export async function listEntries(db: Queryable, customerId: string, filter: EntryFilter): Promise<KeptEntry[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from journal_entries
     where customer_id = $1 and sequence > $2
       and ($3::text is null or kind = $3) and ($4::timestamptz is null or written_at >= $4)
     order by sequence limit $5`,
    [customerId, filter.after, filter.kind, filter.changedSince, filter.limit],
  );
  return rows.map(toEntry);
}

/** The newest entries of a customer first. */
export async function newestEntries(db: Queryable, customerId: string, limit: number): Promise<KeptEntry[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from journal_entries where customer_id = $1 order by sequence desc limit $2`,
    [customerId, limit],
  );
  return rows.map(toEntry);
}

/** The current record of a kind: its newest entry. */
export async function newestOfKind(db: Queryable, customerId: string, kind: string): Promise<KeptEntry | null> {
  const { rows } = await db.query<Row>(
    `select ${columns} from journal_entries where customer_id = $1 and kind = $2 order by sequence desc limit 1`,
    [customerId, kind],
  );
  return rows[0] === undefined ? null : toEntry(rows[0]);
}

/** One entry by its place. */
export async function findEntry(db: Queryable, customerId: string, sequence: number): Promise<KeptEntry | null> {
  const { rows } = await db.query<Row>(
    `select ${columns} from journal_entries where customer_id = $1 and sequence = $2`,
    [customerId, sequence],
  );
  return rows[0] === undefined ? null : toEntry(rows[0]);
}

/** The customer's highest sequence; null when there is no such customer. */
export async function lastSequence(db: Queryable, customerId: string): Promise<number | null> {
  const { rows } = await db.query<{ last_sequence: number }>(
    'select last_sequence from customers where customer_id = $1',
    [customerId],
  );
  return rows[0]?.last_sequence ?? null;
}

/** Shows a broken JWS in place of the true one, for good; false when there is no such entry. */
export async function spoilEntry(db: Queryable, customerId: string, sequence: number, jws: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update journal_entries set spoiled_jws = $3 where customer_id = $1 and sequence = $2',
    [customerId, sequence, jws],
  );
  return rowCount === 1;
}
