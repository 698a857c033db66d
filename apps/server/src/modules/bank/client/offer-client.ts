import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { bankLimits } from '../bank-limits.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Acceptance } from '../offers/acceptance-store.ts';
import type { DeliveryBatch } from '../offers/delivery-store.ts';
import { offerSources, type OfferSource } from '../offers/offer.ts';
import type { BankTransport } from './bank-transport.ts';

const { offers: bounds } = bankLimits;

const OfferPage = Type.Object({
  source: Type.Unsafe<OfferSource>({ type: 'string', enum: [...offerSources] }),
  lastSequence: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  items: Type.Array(
    Type.Object({
      sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
      jws: Type.String({ maxLength: bounds.entryCharacters }),
    }),
    { maxItems: bounds.pageItems },
  ),
});
const readPage = Compile(OfferPage);
const BatchAnswer = Type.Object({ batchId: Type.String({ maxLength: 100 }) });
const readBatchAnswer = Compile(BatchAnswer);
const AcceptanceAnswer = Type.Object({
  acceptanceId: Type.String({ maxLength: 100 }),
  receivedAt: Type.String({ maxLength: 40 }),
});
const readAcceptanceAnswer = Compile(AcceptanceAnswer);

/** What a bank is asked about its offers, and told of them. Every method throws BankError. */
export interface OfferApi {
  /** Entries of a subsystem behind a place, as it signed them. */
  entries(
    connection: BankConnection,
    from: { readonly source: OfferSource; readonly after: bigint },
  ): Promise<Static<typeof OfferPage>>;
  /** The bytes of a document, no more of them than were announced. */
  document(
    connection: BankConnection,
    of: { readonly offerId: string; readonly documentId: string; readonly size: number },
  ): Promise<Buffer>;
  /** The same batch again changes nothing. */
  tellDeliveries(connection: BankConnection, batch: DeliveryBatch): Promise<Static<typeof BatchAnswer>>;
  /** The same acceptance again gets the same answer. */
  tellAcceptance(connection: BankConnection, accepted: Acceptance): Promise<Static<typeof AcceptanceAnswer>>;
}

/** Offers over HTTP, under the scope `offers`. */
export class OfferClient implements OfferApi {
  readonly #transport: BankTransport;

  constructor(transport: BankTransport) {
    this.#transport = transport;
  }

  entries(connection: BankConnection, { source, after }: { source: OfferSource; after: bigint }) {
    const query = { source, afterSequence: String(after), limit: String(bounds.pageItems) };
    return this.#transport.json(connection, 'offers', {}, { path: '/api/v1/offers', query }, readPage);
  }

  document(connection: BankConnection, of: { offerId: string; documentId: string; size: number }): Promise<Buffer> {
    const path = `${offerPath(of.offerId)}/documents/${encodeURIComponent(of.documentId)}`;
    return this.#transport.bytes(connection, 'offers', { interactive: true }, { path }, of.size);
  }

  tellDeliveries(connection: BankConnection, { batchId, items }: DeliveryBatch) {
    const call = {
      method: 'POST',
      path: '/api/v1/offers/deliveries',
      headers: { 'idempotency-key': batchId },
      body: { batchId, items },
    };
    return this.#transport.json(connection, 'offers', { once: true }, call, readBatchAnswer);
  }

  tellAcceptance(connection: BankConnection, accepted: Acceptance) {
    const { acceptanceId, offerId, customerId, version, acceptedAt, submissionId } = accepted;
    const call = {
      method: 'POST',
      path: `${offerPath(offerId)}/acceptances`,
      headers: { 'idempotency-key': acceptanceId },
      body: { acceptanceId, customerId, version, acceptedAt: acceptedAt.toISOString(), submissionId },
    };
    return this.#transport.json(connection, 'offers', { once: true }, call, readAcceptanceAnswer);
  }
}

function offerPath(offerId: string): string {
  return `/api/v1/offers/${encodeURIComponent(offerId)}`;
}
