import { Type, type Static } from 'typebox';
import { mediaTypes } from '../../../../platform/files/content.ts';
import { Instant, Nullable, oneOf, Text, Uuid } from '../../../../platform/http/schemas.ts';
import { tradeSides } from '../trade-order.ts';
import { TradeOrderParams } from '../trade-order-schemas.ts';
import { orderDocumentKinds } from './document-store.ts';

export const TradeOrderDocument = Type.Object(
  {
    id: Uuid,
    kind: oneOf(orderDocumentKinds, 'What it is'),
    fileName: Type.String({ description: 'Name of the file' }),
    mediaType: oneOf(mediaTypes, 'What it is by its content'),
    sizeBytes: Type.Integer({ description: 'Its size' }),
    sha256: Type.String({ description: 'In hex' }),
    by: oneOf(tradeSides, 'Who added it'),
    person: Nullable(Text, 'Of your own side: the name of the person'),
    addedAt: Instant,
  },
  { $id: 'TradeOrderDocument', description: 'A document of an order; both sides see it' },
);
export type TradeOrderDocument = Static<typeof TradeOrderDocument>;

export const TradeOrderDocuments = Type.Object(
  {
    items: Type.Array(TradeOrderDocument, { description: 'The newest first' }),
    can: Type.Array(oneOf(['add'], 'To add another one'), { description: 'What you can do now' }),
  },
  { $id: 'TradeOrderDocuments', description: 'The documents of an order' },
);
export type TradeOrderDocuments = Static<typeof TradeOrderDocuments>;

export const OrderDocumentParams = Type.Object({
  ...TradeOrderParams.properties,
  documentId: Type.String({ ...Uuid, description: 'Id of the document' }),
});
export const AddOrderDocumentQuery = Type.Object({
  kind: oneOf(orderDocumentKinds, 'What it is'),
  fileName: Type.String({ minLength: 1, maxLength: 255, description: 'Name of the file' }),
});
export type AddOrderDocumentQuery = Static<typeof AddOrderDocumentQuery>;
