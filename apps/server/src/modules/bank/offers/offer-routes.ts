import { strangeCursor } from '../../../platform/http/cursors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/schemas.ts';
import { attachmentHeaders } from '../../../platform/http/attachment.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { isUuid } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { ConsentHeaders } from '../consents/consent-schemas.ts';
import type { OfferService } from './offer-service.ts';
import {
  AcceptBody,
  CompareQuery,
  ComparisonView,
  OfferDocumentParams,
  OfferParams,
  OffersPage,
  OffersQuery,
  OfferView,
} from './offer-schemas.ts';

const tags = ['offers'];

export function offerRoutes(app: App, offers: OfferService): void {
  listRoutes(app, offers);
  oneRoutes(app, offers);
}

function listRoutes(app: App, offers: OfferService): void {
  app.get(
    '/v1/offers',
    {
      config: { action: 'offers:read' },
      schema: {
        operationId: 'offers.list',
        tags,
        summary: 'Offers of the banks that are open to my enterprise, the newest first, with why I see each',
        querystring: OffersQuery,
        response: { 200: OffersPage },
      },
    },
    async (request) => {
      const { kind = null, source = null, q, cursor, limit = limits.pageDefaultItems } = request.query;
      const words = q?.trim().toLowerCase() ?? '';
      const filter = { kind, source, q: words === '' ? null : words };
      const found = await offers.list(actingContextOf(request), filter, { after: readPlace(cursor), limit: limit + 1 });
      const last = found.rows.length > limit ? found.rows[limit - 1] : undefined;
      const kinds: Record<string, number> = {};
      for (const { kind: one, count } of found.counts) kinds[one] = (kinds[one] ?? 0) + count;
      return {
        items: found.items.slice(0, limit),
        nextCursor: last === undefined ? null : encodeCursor([last.publishedAt.toISOString(), last.publicationId]),
        counts: {
          all: found.counts.reduce((sum, { count }) => sum + count, 0),
          banks: new Set(found.counts.map(({ connectionId }) => connectionId)).size,
          kinds,
        },
      };
    },
  );

  app.get(
    '/v1/offers/comparison',
    {
      config: { action: 'offers:read' },
      schema: {
        operationId: 'offers.compare',
        tags,
        summary: 'What offers come to, for one amount and term',
        querystring: CompareQuery,
        response: { 200: ComparisonView },
      },
    },
    async (request) => {
      const { offers: ids, ...asked } = request.query;
      return offers.compare(actingContextOf(request), { ids: [...new Set(ids.split(','))], ...asked });
    },
  );
}

function oneRoutes(app: App, offers: OfferService): void {
  app.get(
    '/v1/offers/:offerId',
    {
      config: { action: 'offers:read' },
      schema: {
        operationId: 'offers.read',
        tags,
        summary: 'An offer with its terms, who it is for, and which of my facts fit; also one that has ended',
        params: OfferParams,
        response: { 200: OfferView },
      },
    },
    async (request) => offers.read(actingContextOf(request), request.params.offerId),
  );

  app.get(
    '/v1/offers/:offerId/documents/:offerDocumentId',
    {
      config: { action: 'offers:read' },
      schema: {
        operationId: 'offers.document',
        tags,
        summary: 'A document of an offer, as the bank signed for it',
        params: OfferDocumentParams,
      },
    },
    async (request, reply) => {
      const { offerId, offerDocumentId } = request.params;
      const { document, content } = await offers.document(actingContextOf(request), offerId, offerDocumentId);
      const extension = document.mediaType === 'application/pdf' ? 'pdf' : 'txt';
      const name = `${document.name.en}.${extension}`;
      const headers = attachmentHeaders({ name, mediaType: document.mediaType, sizeBytes: content.length });
      return reply.headers(headers).send(content);
    },
  );

  app.post(
    '/v1/offers/:offerId/acceptance',
    {
      config: { action: 'offers:accept' },
      schema: {
        operationId: 'offers.accept',
        tags,
        summary: 'Accept an offer of the bank of my mandate, once for the enterprise; begins the application it names',
        params: OfferParams,
        headers: ConsentHeaders,
        body: AcceptBody,
        response: { 200: OfferView },
      },
    },
    async (request) => {
      const { version } = request.body;
      const key = request.headers['idempotency-key'];
      return offers.accept(actingContextOf(request), request.params.offerId, { version, key });
    },
  );
}

function readPlace(cursor: string | undefined): { publishedAt: string; publicationId: string } | null {
  if (cursor === undefined) return null;
  const [publishedAt, publicationId] = decodeCursor(cursor, 2) ?? [];
  const fits =
    typeof publishedAt === 'string' &&
    typeof publicationId === 'string' &&
    isUuid(publicationId) &&
    !Number.isNaN(Date.parse(publishedAt));
  if (!fits) throw strangeCursor();
  return { publishedAt, publicationId };
}
