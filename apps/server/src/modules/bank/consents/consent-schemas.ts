import { Type, type Static } from 'typebox';
import { Instant, Nullable, Uuid } from '../../../platform/http/schemas.ts';
import { BankRef } from '../../identity/index.ts';
import { consentActions } from './consent.ts';
import { consentStatuses, permissions } from '../client/api-schemas.ts';

const Permission = Type.Enum([...permissions], { description: 'One kind of information' });

export const BankConsentView = Type.Object(
  {
    id: Uuid,
    bank: BankRef,
    status: Type.Enum([...consentStatuses], {
      description: 'Awaiting authorisation, authorised, rejected, expired or cancelled (UK Open Banking v4)',
    }),
    permissions: Type.Array(Type.String(), { description: 'What the bank may tell us' }),
    createdAt: Instant,
    statusUpdatedAt: Instant,
    expiresAt: Nullable(Instant, 'When it ends by itself'),
    factCount: Type.Integer({ description: 'Facts that this bank attests of the enterprise now' }),
    renewed: Type.Boolean({ description: 'Another consent in force covers the same for longer' }),
    can: Type.Array(Type.Enum([...consentActions]), { description: 'What this member may do with it' }),
  },
  { $id: 'BankConsent', description: "An enterprise's permission that a bank gives the network its information" },
);
export type BankConsentView = Static<typeof BankConsentView>;

export const ConsentParams = Type.Object({ consentId: Uuid });
export const ConsentHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'The same key and body find the same consent; the same key and another body are refused',
    }),
  ),
});
export const ConsentBody = Type.Object(
  {
    bank: Type.String({ minLength: 1, maxLength: 60, description: 'Slug of the bank' }),
    permissions: Type.Optional(
      Type.Array(Permission, {
        minItems: 1,
        maxItems: permissions.length,
        uniqueItems: true,
        description: 'What to ask for; everything when absent',
      }),
    ),
    expiresAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'When it shall end; in 180 days when absent' }),
    ),
  },
  { additionalProperties: false },
);
export type ConsentBody = Static<typeof ConsentBody>;

export const ConsentBegun = Type.Object({
  consent: BankConsentView,
  redirectTo: Type.String({ description: "Where the member authorizes it: the bank's own page" }),
});
