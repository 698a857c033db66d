import { Type, type Static } from 'typebox';
import { limits } from '../limits.ts';
import { offerSources } from './offer.ts';

const Id = Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$' });
export const Source = Type.Union(
  offerSources.map((source) => Type.Literal(source)),
  { description: 'A subsystem of the bank' },
);

export const OffersQuery = Type.Object({
  source: Source,
  afterSequence: Type.Optional(Type.Integer({ minimum: 0, description: 'Only what comes behind it' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.offersPage })),
});
export const OfferList = Type.Object({
  source: Source,
  lastSequence: Type.Integer({ description: 'The sequence of the newest entry of the subsystem' }),
  items: Type.Array(
    Type.Object({ sequence: Type.Integer(), jws: Type.String({ description: 'Compact JWS, typ bank-offer+jwt' }) }),
  ),
});
export const DocumentParams = Type.Object({ offerId: Id, documentId: Id });
export const OfferParams = Type.Object({ offerId: Id });

export const DeliveriesBody = Type.Object(
  {
    batchId: Id,
    items: Type.Array(
      Type.Object(
        {
          offerId: Id,
          version: Type.Integer({ minimum: 1 }),
          customerIds: Type.Array(Id, { maxItems: 1_000, description: 'Customers of this bank to whom it is shown' }),
          others: Type.Integer({ minimum: 0, description: 'How many others' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  { additionalProperties: false },
);
export type DeliveriesBody = Static<typeof DeliveriesBody>;
export const DeliveriesView = Type.Object({ batchId: Id });

export const AcceptanceBody = Type.Object(
  {
    acceptanceId: Id,
    customerId: Id,
    version: Type.Integer({ minimum: 1 }),
    acceptedAt: Type.String({ format: 'date-time' }),
    submissionId: Type.Union([Id, Type.Null()], { description: 'The application that was opened with it' }),
  },
  { additionalProperties: false },
);
export type AcceptanceBody = Static<typeof AcceptanceBody>;
export const AcceptanceView = Type.Object({ acceptanceId: Id, receivedAt: Type.String({ format: 'date-time' }) });
