import type { Queryable } from '../db/database.ts';
import type { ReturnReason, SentStatus } from './clearing.ts';
import type { CreditTransfer } from './message.ts';

/** A transfer that leaves, or left, for another bank. */
export type SentTransfer = {
  messageId: string;
  peer: string;
  /** Null: it left an escrow. */
  paymentId: string | null;
  debtorAccount: string;
  clearingAccount: string;
  amountMinor: bigint;
  currency: string;
  endToEndId: string;
  remittance: string;
  creditorName: string;
  message: CreditTransfer;
  status: SentStatus;
  reason: ReturnReason | null;
  attempts: number;
  lastError: string | null;
  /** The HTTP status with which the other bank refused the last attempt for good. */
  refusedStatus: number | null;
  /** Whether an attempt is under way, or was when its process ended a moment ago. */
  isSending: boolean;
  /** Why staff have set it aside. */
  setAsideNote: string | null;
  nextAttemptAt: Date;
  createdAt: Date;
};

export type SentRow = {
  message_id: string;
  peer: string;
  payment_id: string | null;
  debtor_account: string;
  clearing_account: string;
  amount_minor: string;
  currency: string;
  end_to_end_id: string;
  remittance: string;
  creditor_name: string;
  message: CreditTransfer;
  status: SentStatus;
  reason: ReturnReason | null;
  attempts: number;
  last_error: string | null;
  refused_status: number | null;
  is_sending: boolean;
  set_aside_note: string | null;
  next_attempt_at: Date;
  created_at: Date;
};

/** The columns of a transfer that left, of the table under this name. */
export function sentColumns(table: string): string {
  const plain = ['message_id', 'peer', 'payment_id', 'debtor_account', 'clearing_account', 'amount_minor', 'currency'];
  const more = [
    'end_to_end_id',
    'remittance',
    'creditor_name',
    'message',
    'status',
    'reason',
    'attempts',
    'last_error',
  ];
  const rest = ['refused_status', 'set_aside_note', 'next_attempt_at', 'created_at'];
  const isSending = `coalesce(${table}.sending_until > clock_timestamp(), false) as is_sending`;
  return [...[...plain, ...more, ...rest].map((column) => `${table}.${column}`), isSending].join(', ');
}

const columns = sentColumns('interbank_sent');

export function toSent(row: SentRow): SentTransfer {
  return {
    messageId: row.message_id,
    peer: row.peer,
    paymentId: row.payment_id,
    debtorAccount: row.debtor_account,
    clearingAccount: row.clearing_account,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    endToEndId: row.end_to_end_id,
    remittance: row.remittance,
    creditorName: row.creditor_name,
    message: row.message,
    status: row.status,
    reason: row.reason,
    attempts: row.attempts,
    lastError: row.last_error,
    refusedStatus: row.refused_status,
    isSending: row.is_sending,
    setAsideNote: row.set_aside_note,
    nextAttemptAt: row.next_attempt_at,
    createdAt: row.created_at,
  };
}

export type NewTransferOut = Omit<
  SentTransfer,
  'status' | 'reason' | 'attempts' | 'lastError' | 'refusedStatus' | 'isSending' | 'setAsideNote' | 'nextAttemptAt'
>;

/** Puts a transfer behind those that wait for the same bank; in the transaction that books it. */
export async function insertSent(tx: Queryable, sent: NewTransferOut): Promise<void> {
  await tx.query(
    `insert into interbank_sent (message_id, peer, payment_id, debtor_account, clearing_account, amount_minor, currency, end_to_end_id,
       remittance, creditor_name, message, status, next_attempt_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'queued', clock_timestamp(), $12)`,
    [
      sent.messageId,
      sent.peer,
      sent.paymentId,
      sent.debtorAccount,
      sent.clearingAccount,
      sent.amountMinor,
      sent.currency,
      sent.endToEndId,
      sent.remittance,
      sent.creditorName,
      JSON.stringify(sent.message),
      sent.createdAt,
    ],
  );
}

/** The transfer that has waited for longest for a bank, and whether its time has come; null when none waits. */
export async function firstQueued(db: Queryable, peer: string): Promise<{ sent: SentTransfer; waitMs: number } | null> {
  const { rows } = await db.query<SentRow & { wait_ms: string }>(
    `select ${columns}, greatest(0, extract(epoch from next_attempt_at - clock_timestamp()) * 1000) as wait_ms
     from interbank_sent where peer = $1 and status = 'queued' order by message_no limit 1`,
    [peer],
  );
  return rows[0] === undefined ? null : { sent: toSent(rows[0]), waitMs: Number(rows[0].wait_ms) };
}

/**
 * Notes that an attempt begins, which is over after so many ms at the latest: until then nobody sets the transfer aside.
 * @returns false when it does not wait any more.
 */
export async function beginAttempt(db: Queryable, messageId: string, mostMs: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update interbank_sent set sending_until = clock_timestamp() + make_interval(secs => $2::double precision / 1000)
     where message_id = $1 and status = 'queued'`,
    [messageId, mostMs],
  );
  return rowCount === 1;
}

/** Notes why a transfer could not be delivered, and when it is tried again, in ms from now. */
export async function putOff(
  db: Queryable,
  messageId: string,
  { error, refusedStatus, waitMs }: { error: string; refusedStatus: number | null; waitMs: number },
): Promise<void> {
  await db.query(
    `update interbank_sent set attempts = attempts + 1, last_error = $2, refused_status = $4, sending_until = null,
       next_attempt_at = clock_timestamp() + make_interval(secs => $3::double precision / 1000)
     where message_id = $1 and status = 'queued'`,
    [messageId, error.slice(0, 500), waitMs, refusedStatus],
  );
}

export async function lockSent(tx: Queryable, messageId: string): Promise<SentTransfer | null> {
  const { rows } = await tx.query<SentRow>(`select ${columns} from interbank_sent where message_id = $1 for update`, [
    messageId,
  ]);
  return rows[0] === undefined ? null : toSent(rows[0]);
}

/** Keeps the other bank's word with its signature. */
export async function endSent(
  tx: Queryable,
  messageId: string,
  end: { status: 'settled' | 'returned'; reason: ReturnReason | null; report: string; at: Date },
): Promise<void> {
  await tx.query(
    `update interbank_sent set status = $2, reason = $3, report = $4, ended_at = $5, last_error = null, refused_status = null,
       sending_until = null where message_id = $1`,
    [messageId, end.status, end.reason, end.report, end.at],
  );
}

/** Takes a transfer out of the queue; what the other bank said last stays beside it. */
export async function setSentAside(
  tx: Queryable,
  messageId: string,
  { note, at }: { note: string; at: Date },
): Promise<void> {
  await tx.query(
    `update interbank_sent set status = 'set_aside', set_aside_note = $2, ended_at = $3 where message_id = $1 and status = 'queued'`,
    [messageId, note, at],
  );
}

/** A transfer that came from another bank, and what was answered. */
export type ReceivedTransfer = {
  peer: string;
  messageId: string;
  contentHash: string;
  endToEndId: string;
  amount: string;
  currency: string;
  creditorAccount: string;
  debtorName: string;
  reason: ReturnReason | null;
  receivedAt: Date;
};

type ReceivedRow = {
  peer: string;
  message_id: string;
  content_hash: string;
  end_to_end_id: string;
  amount: string;
  currency: string;
  creditor_account: string;
  debtor_name: string;
  reason: ReturnReason | null;
  received_at: Date;
};

const receivedColumns = `peer, message_id, content_hash, end_to_end_id, amount, currency, creditor_account, debtor_name, reason, received_at`;

function toReceived(row: ReceivedRow): ReceivedTransfer {
  return {
    peer: row.peer,
    messageId: row.message_id,
    contentHash: row.content_hash,
    endToEndId: row.end_to_end_id,
    amount: row.amount,
    currency: row.currency,
    creditorAccount: row.creditor_account,
    debtorName: row.debtor_name,
    reason: row.reason,
    receivedAt: row.received_at,
  };
}

/** Two deliveries of one message wait for each other here until the transaction ends. */
export async function lockMessage(tx: Queryable, peer: string, messageId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`interbank ${peer} ${messageId}`]);
}

export async function findReceived(tx: Queryable, peer: string, messageId: string): Promise<ReceivedTransfer | null> {
  const { rows } = await tx.query<ReceivedRow>(
    `select ${receivedColumns} from interbank_received where peer = $1 and message_id = $2`,
    [peer, messageId],
  );
  return rows[0] === undefined ? null : toReceived(rows[0]);
}

export async function insertReceived(tx: Queryable, received: ReceivedTransfer): Promise<void> {
  await tx.query(
    `insert into interbank_received (peer, message_id, content_hash, end_to_end_id, amount, currency, creditor_account, debtor_name,
       status, reason, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      received.peer,
      received.messageId,
      received.contentHash,
      received.endToEndId,
      received.amount,
      received.currency,
      received.creditorAccount,
      received.debtorName,
      received.reason === null ? 'booked' : 'returned',
      received.reason,
      received.receivedAt,
    ],
  );
}

/** The newest that left, those that still wait first, for the operator's page. */
export async function newestSent(db: Queryable, limit: number): Promise<SentTransfer[]> {
  const { rows } = await db.query<SentRow>(
    `(select ${columns} from interbank_sent where status = 'queued' order by message_no limit $1)
     union all
     (select ${columns} from interbank_sent where status <> 'queued' order by message_no desc limit $1) limit $1`,
    [limit],
  );
  return rows.map(toSent);
}

/** The newest that came, for the operator's page. */
export async function newestReceived(db: Queryable, limit: number): Promise<ReceivedTransfer[]> {
  const { rows } = await db.query<ReceivedRow>(
    `select ${receivedColumns} from interbank_received order by received_at desc limit $1`,
    [limit],
  );
  return rows.map(toReceived);
}

/** What this bank and another owe each other in a currency: above zero what is owed to them. Of it `waitingMinor` they do not know yet. */
export type ClearingPosition = {
  peer: string;
  currency: string;
  balanceMinor: bigint;
  waitingMinor: bigint;
  waiting: number;
};

export async function clearingPositions(db: Queryable): Promise<ClearingPosition[]> {
  const { rows } = await db.query<{ peer: string; currency: string; balance: string; waiting: string; n: number }>(
    `select a.peer, a.currency, a.balance_minor as balance, coalesce(sum(s.amount_minor), 0) as waiting, count(s.message_id)::integer as n
     from accounts a left join interbank_sent s on s.clearing_account = a.account_id and s.status = 'queued'
     where a.peer is not null group by a.account_id order by a.peer, a.currency`,
  );
  return rows.map((row) => ({
    peer: row.peer,
    currency: row.currency,
    balanceMinor: BigInt(row.balance),
    waitingMinor: BigInt(row.waiting),
    waiting: row.n,
  }));
}
