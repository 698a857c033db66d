import type { Readable } from 'node:stream';
import type { ActingContext } from '../../../../platform/acting-context.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import { invalid } from '../../../../platform/errors.ts';
import type { FileStore } from '../../../../platform/files/file-store.ts';
import { once } from '../../../../platform/http/idempotency.ts';
import type { Text } from '../../../../platform/http/schemas.ts';
import { newId } from '../../../../platform/ids.ts';
import { personActor } from '../../../audit/index.ts';
import {
  cleanFileName,
  documentNotAsClaimed,
  documentUnreadable,
  endingDiffers,
  filesUnavailable,
  receiveUpload,
  withEnding,
} from '../../../enterprises/index.ts';
import { moveOrder } from '../move-order.ts';
import type { TradeDeps } from '../trade-deps.ts';
import { noSuchDocument, noSuchOrder, orderStepRefused, tooManyDocuments } from '../trade-errors.ts';
import { tradeLimits } from '../trade-limits.ts';
import type { TradeOrderService } from '../trade-order-service.ts';
import { lockTradeOrders, type TradeOrderRow } from '../trade-order-store.ts';
import { signalTradeChanged } from '../trade-signals.ts';
import {
  countOrderDocuments,
  insertOrderDocument,
  selectOrderDocument,
  selectOrderDocuments,
  type OrderDocumentKind,
  type OrderDocumentRow,
} from './document-store.ts';

export interface OrderUpload {
  readonly kind: OrderDocumentKind;
  readonly fileName: string;
  readonly stream: Readable;
}

/** Documents of an order: judged by their content, kept sealed, seen by the two sides of the order and by nobody else. */
export class OrderDocuments {
  readonly #deps: TradeDeps;
  readonly #orders: Pick<TradeOrderService, 'readable'>;

  constructor(deps: TradeDeps, orders: Pick<TradeOrderService, 'readable'>) {
    this.#deps = deps;
    this.#orders = orders;
  }

  /** Takes a document in. @returns its id. @throws Problem that names the file and what is wrong with it; 403, 404, 409. */
  async add(context: ActingContext, orderId: string, upload: OrderUpload, key: string | undefined): Promise<string> {
    const { db, clock, relay, bus } = this.#deps;
    const files = this.#files();
    const name = cleanFileName(upload.fileName);
    if (name === null) throw invalid('querystring.fileName', 'is no name of a file');
    const found = await this.#orders.readable(context, orderId);
    await db.as(context, (tx) => requireRoom(tx, found), { readOnly: true });
    const { file, mediaType } = await receiveUpload(files, context.enterpriseId, name, upload.stream);
    if (endingDiffers(name, mediaType)) {
      await files.discard(file);
      throw documentNotAsClaimed(name, mediaType);
    }
    // The bytes first: a row never names a file that is not there. Without its row the file is swept away later.
    await files.keep(context.enterpriseId, file);
    const { sizeBytes, sha256 } = file;
    const document = { kind: upload.kind, fileName: withEnding(name, mediaType), mediaType, sizeBytes, sha256 };
    const operation = `trade_order_documents.add ${context.mandateId}`;
    const request = { scope: context.enterpriseId, key, operation, body: { orderId, document } };
    const { id } = await db.asPair(context, { enterpriseId: found.otherId }, (tx) =>
      once(tx, clock, request, async () => ({ id: await this.#write(tx, context, orderId, document) })),
    );
    relay.wake();
    signalTradeChanged(bus, context.enterpriseId, found.otherId);
    return id;
  }

  /** The newest first, with the names of our own people. @throws Problem 403, 404. */
  async list(
    context: ActingContext,
    orderId: string,
  ): Promise<{ documents: OrderDocumentRow[]; people: ReadonlyMap<string, Text>; mayAdd: boolean }> {
    const { db, identity } = this.#deps;
    const order = await this.#orders.readable(context, orderId);
    const most = tradeLimits.documentsPerSide * 2;
    const documents = await db.as(context, (tx) => selectOrderDocuments(tx, orderId, most), { readOnly: true });
    const ids = [...new Set(documents.map(({ personId }) => personId).filter((one) => one !== null))];
    const people =
      ids.length === 0
        ? new Map<string, Text>()
        : await db.asSystem('payments.name_people', (tx) => identity.namesOf(tx, ids), { readOnly: true });
    const own = documents.filter(({ addedBy }) => addedBy === order.side).length;
    const mayAdd = context.actions.has('orders:manage') && !closed(order) && own < tradeLimits.documentsPerSide;
    return { documents, people, mayAdd };
  }

  /** One to be saved. Opening that of the other side is written into the logs of both. @throws Problem 403, 404. */
  async open(
    context: ActingContext,
    orderId: string,
    documentId: string,
  ): Promise<{ document: OrderDocumentRow; content: Readable }> {
    const { db, audit } = this.#deps;
    const order = await this.#orders.readable(context, orderId);
    const document = await db.asPair(context, { enterpriseId: order.otherId }, async (tx) => {
      const row = await selectOrderDocument(tx, { orderId, documentId });
      if (row === null) throw noSuchDocument();
      if (row.addedBy === order.side) return row;
      const { number, enterpriseId, otherId } = order;
      const details = { number, documentId, sha256: row.sha256 };
      const line = { action: 'trade_order.document_opened', target: `trade_order:${orderId}`, details };
      await audit.write(tx, { ...line, enterpriseId, actor: personActor(context) });
      // Who opened it at the other enterprise is that one's own affair.
      const actor = { kind: 'system', id: `enterprise:${enterpriseId}` } as const;
      await audit.write(tx, { ...line, enterpriseId: otherId, actor });
      return row;
    });
    const owner = document.addedBy === order.side ? order.enterpriseId : order.otherId;
    try {
      return { document, content: await this.#files().read(owner, document.sha256) };
    } catch (error) {
      throw documentUnreadable(document.fileName, error);
    }
  }

  async #write(
    tx: Tx,
    context: ActingContext,
    orderId: string,
    document: Pick<OrderDocumentRow, 'kind' | 'fileName' | 'mediaType' | 'sizeBytes' | 'sha256'>,
  ): Promise<string> {
    const pair = await lockTradeOrders(tx, orderId);
    if (pair === null) throw noSuchOrder();
    const own = pair.buyer.enterpriseId === context.enterpriseId ? pair.buyer : pair.seller;
    await requireRoom(tx, own);
    const documentId = newId<'order_document'>();
    const addedAt = this.#deps.clock.now();
    const { personId } = context;
    await insertOrderDocument(tx, pair, { ...document, documentId, addedBy: own.side, personId, addedAt });
    const { kind, sha256, sizeBytes, mediaType, fileName } = document;
    await moveOrder(this.#deps, tx, pair, {
      step: 'document',
      to: null,
      actor: own.side,
      personId,
      audit: personActor(context),
      note: fileName,
      details: { documentId, kind, sha256, sizeBytes, mediaType },
    });
    return documentId;
  }

  #files(): FileStore {
    const { files } = this.#deps;
    if (files === null) throw filesUnavailable();
    return files;
  }
}

/** Nothing is added to an order that came to nothing: nobody may send documents to one that did not want to deal. */
function closed({ state }: Pick<TradeOrderRow, 'state'>): boolean {
  return state === 'declined' || state === 'cancelled';
}

/** @throws Problem 409. */
async function requireRoom(tx: Tx, order: TradeOrderRow): Promise<void> {
  if (closed(order)) throw orderStepRefused('is_over');
  const most = tradeLimits.documentsPerSide;
  if ((await countOrderDocuments(tx, order.orderId, order.side)) >= most) throw tooManyDocuments(most);
}
