import { Type, type Static } from 'typebox';

const Id = Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$' });
const Pseudonym = Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$', description: 'The name drawn for one consent' });
const Word = Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$' });
const orNull = (description: string) => Type.Union([Type.String({ maxLength: 200 }), Type.Null()], { description });

export const BatchBody = Type.Object(
  { batchId: Id, jws: Type.String({ maxLength: 400_000, description: 'The batch, signed with a key of the client' }) },
  { additionalProperties: false },
);
export const BatchView = Type.Object({
  batchId: Id,
  receipt: Type.String({ description: 'Compact JWS, typ activity-receipt+jwt' }),
});
export const ErasureBody = Type.Object({ erasureId: Id, pseudonym: Pseudonym }, { additionalProperties: false });
export const ErasureView = Type.Object({
  erasureId: Id,
  receipt: Type.String({ description: 'Compact JWS, typ activity-erasure+jwt' }),
});

/** What a batch says once its signature holds. */
export const BatchClaims = Type.Object({
  iss: Type.String(),
  aud: Type.String(),
  batchId: Id,
  sequence: Type.Integer({ minimum: 1 }),
  pseudonym: Pseudonym,
  customerId: Type.Union([Id, Type.Null()]),
  events: Type.Array(
    Type.Object({
      eventId: Id,
      category: Word,
      kind: Word,
      subject: Type.Object({
        kind: Word,
        id: orNull('Of a thing that the bank knows'),
        type: orNull('What sort of thing'),
      }),
      hour: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:00:00\\.000Z$' }),
    }),
    { minItems: 1, maxItems: 500 },
  ),
});
export type BatchClaims = Static<typeof BatchClaims>;
