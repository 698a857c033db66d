import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { recordKinds } from './journal-entry.ts';

const Sequence = Type.Integer({ minimum: 1, description: 'Place in the journal of the customer, gapless from 1.' });

export const RecordsParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer at this bank.' }),
});

export const RecordsHeaders = Type.Object({
  'x-consent-id': Type.String({ minLength: 1, maxLength: 100, description: 'The consent under which this is read.' }),
});

export const RecordsQuery = Type.Object({
  afterSequence: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, description: 'Only entries above this sequence.' }),
  ),
  changedSince: Type.Optional(
    Type.String({ format: 'date-time', description: 'Only entries written at or after this instant.' }),
  ),
  kind: Type.Optional(Type.Enum([...recordKinds, 'consent_status'], { description: 'Only entries of this kind.' })),
  limit: Type.Integer({
    minimum: 1,
    maximum: limits.recordsPage,
    default: 100,
    description: 'Most entries of the page.',
  }),
  cursor: Type.Optional(Type.String({ maxLength: 500, description: 'The nextCursor of the page before.' })),
});

const Shown = Type.Object(
  {
    sequence: Sequence,
    jws: Type.String({ description: 'The entry as a compact JWS (RFC 7515), typ bank-record+jwt.' }),
  },
  { additionalProperties: false },
);
const Withheld = Type.Object(
  { sequence: Sequence, withheld: Type.Literal(true, { description: 'The consent does not reach this entry.' }) },
  { additionalProperties: false },
);

export const RecordsPage = Type.Object(
  {
    customerId: Type.String({ description: 'Identifier of the customer at this bank.' }),
    lastSequence: Type.Integer({ minimum: 0, description: 'The highest sequence of the journal.' }),
    items: Type.Array(Type.Union([Shown, Withheld]), { description: 'Ascending by sequence.' }),
    nextCursor: Type.Union([Type.String(), Type.Null()], { description: 'Where it goes on; null at the end.' }),
  },
  { $id: 'RecordsPage' },
);
