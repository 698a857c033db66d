import { Type, type Static } from 'typebox';
import { permissions } from '../journal/journal-entry.ts';

const Instant = (description: string) => Type.String({ format: 'date-time', description });

export const Permission = Type.Enum([...permissions], { description: 'What may be read.' });

export const ConsentView = Type.Object(
  {
    consentId: Type.String({ description: 'Identifier of the consent.' }),
    status: Type.Enum(['AWAU', 'AUTH', 'RJCT', 'EXPD', 'CANC'], {
      description: 'Awaiting authorisation, authorised, rejected, expired, cancelled (UK Open Banking v4).',
    }),
    permissions: Type.Array(Permission, { description: 'What may be read under it.' }),
    customerId: Type.Union([Type.String(), Type.Null()], { description: 'Whose information; null until approved.' }),
    createdAt: Instant('When it was asked for.'),
    statusUpdatedAt: Instant('When its state last changed.'),
    expiresAt: Instant('When it ends by itself.'),
  },
  { $id: 'Consent' },
);

export const ConsentRequest = Type.Object(
  {
    permissions: Type.Array(Permission, { minItems: 1, maxItems: 5, uniqueItems: true, description: 'What to read.' }),
    expiresAt: Type.Optional(Instant('When it shall end; a year from now when absent.')),
  },
  { additionalProperties: false, $id: 'ConsentRequest' },
);
export type ConsentRequest = Static<typeof ConsentRequest>;

export const ConsentList = Type.Object(
  {
    items: Type.Array(ConsentView, { description: 'In the order of their last change.' }),
    nextCursor: Type.Union([Type.String(), Type.Null()], { description: 'Where the list goes on; null at its end.' }),
  },
  { $id: 'ConsentList' },
);

export const ConsentQuery = Type.Object({
  changedSince: Type.Optional(Instant('Only those whose state changed at or after this instant.')),
  cursor: Type.Optional(Type.String({ maxLength: 500, description: 'The nextCursor of the page before.' })),
});

export const ConsentParams = Type.Object({
  consentId: Type.String({ maxLength: 100, description: 'Identifier of the consent.' }),
});
