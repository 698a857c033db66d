import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { StatementFileId, StatementFileRow } from './statement.ts';

const columns = sql`file_id as "fileId", connection_id as "connectionId", customer_id as "customerId", via, source_id as "sourceId",
  file_name as "fileName", size_bytes as "sizeBytes", sha256, state, message, checked_by as "checkedBy",
  account_numbers as "accountNumbers", statements, entries, fault_code as "faultCode", fault_line as "faultLine",
  fault_values as "faultValues", uploaded_by as "uploadedBy", received_at as "receivedAt"`;

/** Whose files are meant. */
export interface FilePlace {
  readonly connectionId: string;
  readonly customerId: string;
}

/**
 * The file of this content, as it was taken or refused; the one that the bank gave, where both did. What a member brought does not stand
 * for what the bank gives.
 */
export async function selectFileByContent(
  tx: Tx,
  place: FilePlace & { readonly via: 'bank' | 'upload' },
  sha256: Buffer,
): Promise<StatementFileRow | null> {
  const { rows } = await sql<StatementFileRow>`/*payments.select_statement_file_by_content*/
    select ${columns} from payments.statement_files where enterprise_id = (select platform.current_enterprise())
      and connection_id = ${place.connectionId} and customer_id = ${place.customerId} and sha256 = ${sha256}
      and via in ('bank', ${place.via}) order by via limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Nobody else takes this content, or a statement of these accounts, until the transaction ends. */
export async function lockIntake(tx: Tx, names: readonly string[]): Promise<void> {
  for (const name of names.toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 83))`.execute(tx);
}

/** Writes a file down, or what became of one that was refused before; its id and its bytes stay those of the first time. */
export async function upsertFile(
  tx: Tx,
  enterpriseId: string,
  row: StatementFileRow & { readonly sealedContent: Buffer },
): Promise<StatementFileId> {
  const values = row.faultValues === null ? null : JSON.stringify(row.faultValues);
  const { rows } = await sql<{ fileId: StatementFileId }>`/*payments.upsert_statement_file*/
    insert into payments.statement_files (enterprise_id, file_id, connection_id, customer_id, via, source_id, file_name, size_bytes,
      sha256, state, message, checked_by, account_numbers, statements, entries, fault_code, fault_line, fault_values, uploaded_by,
      received_at, sealed_content)
    values (${enterpriseId}, ${row.fileId}, ${row.connectionId}, ${row.customerId}, ${row.via}, ${row.sourceId}, ${row.fileName},
      ${row.sizeBytes}, ${row.sha256}, ${row.state}, ${row.message}, ${row.checkedBy}, ${row.accountNumbers}::text[],
      ${row.statements}, ${row.entries}, ${row.faultCode}, ${row.faultLine}, ${values}::jsonb, ${row.uploadedBy}, ${row.receivedAt},
      ${row.sealedContent})
    on conflict (enterprise_id, connection_id, customer_id, sha256, via) do update set state = excluded.state, message = excluded.message,
      checked_by = excluded.checked_by, account_numbers = excluded.account_numbers, statements = excluded.statements,
      entries = excluded.entries, fault_code = excluded.fault_code, fault_line = excluded.fault_line,
      fault_values = excluded.fault_values, received_at = excluded.received_at
    returning file_id as "fileId"`.execute(tx);
  return rows[0]?.fileId ?? row.fileId;
}

export interface FileMark {
  readonly at: Date;
  readonly id: string;
}

/** Files of a customer number, the newest first. */
export async function selectFiles(
  tx: Tx,
  { connectionId, customerId, state }: FilePlace & { readonly state: 'taken' | 'refused' | null },
  { after, limit }: { readonly after: FileMark | null; readonly limit: number },
): Promise<StatementFileRow[]> {
  const { rows } = await sql<StatementFileRow>`select ${columns} from payments.statement_files
    where enterprise_id = (select platform.current_enterprise())
      and connection_id = ${connectionId} and customer_id = ${customerId}
      ${state === null ? sql`` : sql`and state = ${state}`}
      ${after === null ? sql`` : sql`and (received_at, file_id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
    order by received_at desc, file_id desc limit ${limit}`.execute(tx);
  return rows;
}
