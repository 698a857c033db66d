import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/database.ts';
import type { MediaType } from '../../../../platform/files/content.ts';
import type { EnterpriseId } from '../../../../platform/ids.ts';
import type { OrderPair } from '../trade-order-store.ts';
import type { TradeSide } from '../trade-order.ts';

/** What a document of an order is. */
export const orderDocumentKinds = ['order', 'delivery_note', 'invoice', 'other'] as const;
export type OrderDocumentKind = (typeof orderDocumentKinds)[number];

/** A document of an order, as one of its sides has it. */
export interface OrderDocumentRow {
  readonly documentId: string;
  readonly enterpriseId: EnterpriseId;
  readonly orderId: string;
  readonly otherId: EnterpriseId;
  readonly addedBy: TradeSide;
  /** Who of the own side added it; null for one of the other side. */
  readonly personId: string | null;
  readonly kind: OrderDocumentKind;
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  /** In hex. */
  readonly sha256: string;
  readonly addedAt: Date;
}

const columns = sql`document_id as "documentId", enterprise_id as "enterpriseId", order_id as "orderId", other_id as "otherId",
  added_by as "addedBy", person_id as "personId", kind, file_name as "fileName", media_type as "mediaType",
  size_bytes as "sizeBytes", sha256, added_at as "addedAt"`;

/** Writes the mirrored rows of a document, in a transaction of both with the rows of the order locked. */
export async function insertOrderDocument(
  tx: Tx,
  pair: OrderPair,
  document: Omit<OrderDocumentRow, 'enterpriseId' | 'orderId' | 'otherId'>,
): Promise<void> {
  for (const row of [pair.buyer, pair.seller])
    await sql`/*payments.insert_order_document*/
      insert into payments.trade_order_documents (enterprise_id, order_id, document_id, other_id, added_by, person_id, kind, file_name,
        media_type, size_bytes, sha256, added_at)
      values (${row.enterpriseId}, ${row.orderId}, ${document.documentId}, ${row.otherId}, ${document.addedBy},
        ${row.side === document.addedBy ? document.personId : null}, ${document.kind}, ${document.fileName}, ${document.mediaType},
        ${document.sizeBytes}, ${document.sha256}, ${document.addedAt})`.execute(tx);
}

/** Those of an order of the enterprise for which `tx` works, the newest first. */
export async function selectOrderDocuments(tx: Tx, orderId: string, most: number): Promise<OrderDocumentRow[]> {
  const { rows } = await sql<OrderDocumentRow>`/*payments.select_order_documents*/
    select ${columns} from payments.trade_order_documents
    where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId}
    order by document_id desc limit ${most}`.execute(tx);
  return rows;
}

export async function selectOrderDocument(
  tx: Tx,
  { orderId, documentId }: Pick<OrderDocumentRow, 'orderId' | 'documentId'>,
): Promise<OrderDocumentRow | null> {
  const { rows } = await sql<OrderDocumentRow>`/*payments.select_order_document*/
    select ${columns} from payments.trade_order_documents
    where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId} and document_id = ${documentId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** How many a side has added. */
export async function countOrderDocuments(tx: Tx, orderId: string, side: TradeSide): Promise<number> {
  const { rows } = await sql<{ count: number }>`/*payments.count_order_documents*/
    select count(*)::int as count from payments.trade_order_documents
    where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId} and added_by = ${side}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Files by the enterprises whose they are, that a row names. In a transaction of the system. */
export async function selectNamedFiles(tx: Tx, enterpriseIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ enterpriseId: string; files: string[] }>`/*payments.select_named_files*/
    select enterprise_id as "enterpriseId", array_agg(distinct sha256) as files from payments.trade_order_documents
    where enterprise_id = any(${enterpriseIds}::uuid[]) group by enterprise_id`.execute(tx);
  return new Map(rows.map(({ enterpriseId, files }) => [enterpriseId, new Set(files)]));
}
