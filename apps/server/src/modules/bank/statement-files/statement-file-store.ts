import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { StatementFileItem } from '../client/statement-file-client.ts';

/** An enterprise as a customer of a bank. */
export interface FilesPlace {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
}

/** A file of which the bytes are to be fetched, or to be handed over. */
export interface DueFile extends FilesPlace {
  readonly sequence: bigint;
  readonly fileId: string;
  readonly message: string;
  readonly issuedAt: Date;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
  readonly tries: number;
}

const dueColumns = sql`enterprise_id as "enterpriseId", connection_id as "connectionId", customer_id as "customerId", sequence,
  file_id as "fileId", message, issued_at as "issuedAt", size_bytes as "sizeBytes", sha256, tries`;

/** Notes how far a customer's list goes. @returns false when it is not known which enterprise the customer is: its files are read then. */
export async function noteKnown(tx: Tx, connectionId: string, customerId: string, sequence: number): Promise<boolean> {
  const { numAffectedRows } = await sql`/*bank.note_statement_files*/
    insert into bank.statement_cursors as s (connection_id, customer_id, known_sequence)
    select connection_id, customer_id, ${sequence} from bank.customers
    where connection_id = ${connectionId} and customer_id = ${customerId} and enterprise_id is not null
    on conflict (connection_id, customer_id) do update set known_sequence = greatest(s.known_sequence, excluded.known_sequence)`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/**
 * Customers whose list is to be read: of which an event told more than is here, or who were not asked about for long. Only those whose
 * accounts are read, that is for whom somebody acts. Whoever takes them notes that they are asked about.
 */
export async function claimBehind(
  tx: Tx,
  connectionId: string,
  { now, notSince, most }: { readonly now: Date; readonly notSince: Date; readonly most: number },
): Promise<FilesPlace[]> {
  await sql`/*bank.begin_statement_cursors*/
    insert into bank.statement_cursors (connection_id, customer_id)
    select c.connection_id, c.customer_id from bank.customers c
    join bank.account_readings r on r.enterprise_id = c.enterprise_id and r.connection_id = c.connection_id and r.customer_id = c.customer_id
    where c.connection_id = ${connectionId} and c.enterprise_id is not null
      and not exists (select 1 from bank.statement_cursors s where s.connection_id = c.connection_id and s.customer_id = c.customer_id)
    limit ${most} on conflict do nothing`.execute(tx);
  const { rows } = await sql<FilesPlace>`/*bank.claim_statement_cursors*/
    update bank.statement_cursors s set asked_at = ${now} from bank.customers c
    where c.connection_id = s.connection_id and c.customer_id = s.customer_id and c.enterprise_id is not null
      and (s.connection_id, s.customer_id) in (
        select connection_id, customer_id from bank.statement_cursors
        where connection_id = ${connectionId} and (known_sequence > sequence or asked_at <= ${notSince})
        order by asked_at limit ${most} for update skip locked)
    returning c.enterprise_id as "enterpriseId", s.connection_id as "connectionId", s.customer_id as "customerId"`.execute(
    tx,
  );
  return rows;
}

/** How far a list has been read; nobody else goes on in it until the transaction ends. */
export async function lockCursor(tx: Tx, { connectionId, customerId }: FilesPlace): Promise<bigint> {
  const { rows } = await sql<{ sequence: bigint }>`/*bank.lock_statement_cursor*/
    select sequence from bank.statement_cursors where connection_id = ${connectionId} and customer_id = ${customerId} for update`.execute(
    tx,
  );
  return rows[0]?.sequence ?? 0n;
}

/** How far a list has been read, and how far it goes as was told last. */
export interface Cursor {
  readonly sequence: bigint;
  readonly known: bigint;
}

export async function selectCursor(tx: Tx, { connectionId, customerId }: FilesPlace): Promise<Cursor> {
  const { rows } = await sql<Cursor>`/*bank.select_statement_cursor*/
    select sequence, known_sequence as known from bank.statement_cursors
    where connection_id = ${connectionId} and customer_id = ${customerId}`.execute(tx);
  return rows[0] ?? { sequence: 0n, known: 0n };
}

export async function advanceCursor(
  tx: Tx,
  { connectionId, customerId }: FilesPlace,
  { before, sequence, last }: { readonly before: Cursor; readonly sequence: number | bigint; readonly last: number },
): Promise<void> {
  // What the list says replaces what was told before it was asked for; an event that came meanwhile may know of more.
  await sql`/*bank.advance_statement_cursor*/
    update bank.statement_cursors set sequence = ${sequence}, known_sequence =
      greatest(${last}::bigint, ${sequence}::bigint, case when known_sequence = ${before.known} then 0 else known_sequence end)
    where connection_id = ${connectionId} and customer_id = ${customerId}`.execute(tx);
}

/** A file that a bank offers and that is not fetched. */
export type LeftFile = Pick<DueFile, 'fileId' | 'message' | 'issuedAt' | 'sizeBytes' | 'sha256'> & {
  readonly accountNumber: string;
  readonly schema: string;
};

/** Writes announced files down. @returns those of them that are new and too large to be fetched. */
export async function insertFiles(
  tx: Tx,
  { enterpriseId, connectionId, customerId }: FilesPlace,
  items: readonly StatementFileItem[],
  { now, maxBytes }: { readonly now: Date; readonly maxBytes: number },
): Promise<LeftFile[]> {
  const { rows } = await sql<LeftFile & { state: string }>`/*bank.insert_statement_files*/
    insert into bank.statement_files (enterprise_id, connection_id, customer_id, sequence, file_id, message, schema, account_number,
      issued_at, size_bytes, sha256, state, next_at, listed_at)
    select ${enterpriseId}::uuid, ${connectionId}::uuid, ${customerId}, sequence, "fileId", message, schema, "accountNumber", "createdAt",
      size, decode(sha256, 'hex'), case when size > ${maxBytes} then 'too_large' else 'announced' end, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as f(sequence bigint, "fileId" text, message text, schema text,
      "accountNumber" text, "createdAt" timestamptz, size integer, sha256 text)
    on conflict do nothing
    returning file_id as "fileId", message, schema, account_number as "accountNumber", issued_at as "issuedAt", size_bytes as "sizeBytes",
      sha256, state`.execute(tx);
  return rows.filter(({ state }) => state === 'too_large');
}

/** Files of a bank in this state whose time has come, those that wait longest first. */
export async function selectDue(
  tx: Tx,
  connectionId: string,
  state: 'announced' | 'fetched',
  { now, most }: { readonly now: Date; readonly most: number },
): Promise<DueFile[]> {
  const { rows } = await sql<DueFile>`/*bank.select_due_statement_files*/
    select ${dueColumns} from bank.statement_files where connection_id = ${connectionId} and state = ${state} and next_at <= ${now}
    order by next_at, sequence limit ${most}`.execute(tx);
  return rows;
}

const theFile = ({ enterpriseId, connectionId, customerId, sequence }: Omit<DueFile, 'fileId'> | DueFile) =>
  sql`enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId} and sequence = ${sequence}`;

/** Keeps the bytes of an announced file. @returns false when somebody else has fetched it. */
export async function keepContent(
  tx: Tx,
  file: DueFile,
  { sealed, now, again }: { readonly sealed: Buffer; readonly now: Date; readonly again: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`/*bank.keep_statement_file*/
    update bank.statement_files set state = 'fetched', sealed_content = ${sealed}, fetched_at = ${now}, next_at = ${again}
    where ${theFile(file)} and state = 'announced'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Puts off a file that could not be fetched. */
export async function postponeFile(tx: Tx, file: DueFile, again: Date): Promise<void> {
  await sql`/*bank.postpone_statement_file*/
    update bank.statement_files set tries = tries + 1, next_at = ${again} where ${theFile(file)} and state = 'announced'`.execute(
    tx,
  );
}

/** Takes the right to hand a fetched file over once more. @returns false when it was taken meanwhile. */
export async function postponeHandingOver(tx: Tx, file: DueFile, again: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`/*bank.hand_statement_file_over*/
    update bank.statement_files set next_at = ${again} where ${theFile(file)} and state = 'fetched'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Lets the files of a place be handed over that nobody has taken. */
export async function hurryFetched(
  tx: Tx,
  { enterpriseId, connectionId, customerId }: FilesPlace,
  now: Date,
): Promise<void> {
  await sql`/*bank.hurry_statement_files*/
    update bank.statement_files set next_at = ${now} where enterprise_id = ${enterpriseId} and connection_id = ${connectionId}
      and customer_id = ${customerId} and state = 'fetched' and next_at > ${now}`.execute(tx);
}

/** The sealed bytes of a file; null when they are not kept (any more). */
export async function selectContent(tx: Tx, place: FilesPlace, fileId: string): Promise<Buffer | null> {
  const { enterpriseId, connectionId, customerId } = place;
  const { rows } = await sql<{ sealedContent: Buffer | null }>`/*bank.select_statement_file*/
    select sealed_content as "sealedContent" from bank.statement_files
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId} and file_id = ${fileId}`.execute(
    tx,
  );
  return rows[0]?.sealedContent ?? null;
}

/** The file was taken: its bytes are not needed here any more. */
export async function markTaken(tx: Tx, place: FilesPlace, fileId: string, now: Date): Promise<void> {
  const { enterpriseId, connectionId, customerId } = place;
  await sql`/*bank.mark_statement_file_taken*/
    update bank.statement_files set state = 'taken', sealed_content = null, taken_at = ${now}
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId} and file_id = ${fileId}
      and state = 'fetched'`.execute(tx);
}
