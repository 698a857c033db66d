import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { consentStatuses } from '../client/api-schemas.ts';
import { words } from './words.ts';

/** The shapes of what banks attest (docs/reference/bank-interface.md); members that are not named here are passed over. */
const Both = (maxLength: number) =>
  Type.Object({
    zh: Type.Optional(Type.Union([words(maxLength), Type.Null()])),
    en: Type.Optional(Type.Union([words(maxLength), Type.Null()])),
  });
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
const Year = Type.Integer({ minimum: 1900, maximum: 2200 });
const Instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
  maxLength: 40,
});

const Entry = Type.Object({
  iat: Type.Number({ minimum: 0 }),
  jti: Type.String({ minLength: 1, maxLength: 200 }),
  kind: Type.String({ minLength: 1, maxLength: 100 }),
  recordId: Type.String({ minLength: 1, maxLength: 200 }),
  asOf: Instant,
  // An instant, or a day, of which the whole is meant.
  validUntil: Type.Optional(Type.Union([Instant, Day, Type.Null()])),
  assurance: Type.Enum(['bank_verified', 'bank_reported']),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type Entry = Static<typeof Entry>;

const Identification = Type.Object({
  legalNameZh: Type.Optional(words(300)),
  legalNameEn: Type.Optional(words(300)),
  tradeName: Type.Optional(words(300)),
  identifiers: Type.Array(
    Type.Object({
      scheme: Type.Enum(['uscc', 'lei', 'vat', 'national']),
      value: words(60),
      country: Type.String({ pattern: '^[A-Z]{2}$' }),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  registeredAddress: Both(500),
  city: Both(200),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  legalRepresentative: Type.Object({ nameZh: Type.Optional(words(200)), nameEn: Type.Optional(words(200)) }),
  incorporatedOn: Day,
  registeredCapital: Type.Object({
    amount: Type.String({ maxLength: 32 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  }),
  legalForm: Both(200),
  status: Type.Enum(['active', 'suspended', 'dissolved']),
});
const Ownership = Type.Object({
  holders: Type.Array(
    Type.Object({
      name: words(300),
      kind: Type.Enum(['person', 'enterprise']),
      share: Type.String({ pattern: '^(0|[1-9]\\d{0,2})(\\.\\d{1,6})?$' }),
    }),
    { maxItems: 200 },
  ),
});
const Qualification = Type.Object({
  industryCode: Type.String({ maxLength: 20 }),
  industry: Both(300),
  mainProducts: Both(1_000),
  revenueBand: Type.Enum(['lt_5m', '5m_20m', '20m_100m', '100m_500m', 'gt_500m']),
  revenueYear: Year,
  employees: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
});
const Relationship = Type.Object({
  customerSince: Day,
  products: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9_]{0,49}$' }), { maxItems: 50 }),
  procurators: Type.Integer({ minimum: 0, maximum: 100_000 }),
  relationshipManager: Both(200),
});
const Standing = Type.Object({
  taxCreditRating: Type.Enum(['A', 'B', 'M', 'C', 'D']),
  taxpayerKind: Both(200),
  ratingYear: Year,
  overdue: Type.Boolean(),
});
const ConsentStatus = Type.Object({
  consentId: Type.String({ minLength: 1, maxLength: 100 }),
  status: Type.Enum([...consentStatuses]),
  permissions: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 }),
  expiresAt: Type.Union([Instant, Type.Null()]),
});

export type Identification = Static<typeof Identification>;
export type Ownership = Static<typeof Ownership>;
export type Qualification = Static<typeof Qualification>;
export type Relationship = Static<typeof Relationship>;
export type Standing = Static<typeof Standing>;
export type ConsentStatusRecord = Static<typeof ConsentStatus>;
export type BothTexts = Static<ReturnType<typeof Both>>;

export const entryShape = Compile(Entry);
export const recordShapes = {
  identification: Compile(Identification),
  ownership: Compile(Ownership),
  qualification: Compile(Qualification),
  relationship: Compile(Relationship),
  standing: Compile(Standing),
  consent_status: Compile(ConsentStatus),
} as const;
export type RecordKind = keyof typeof recordShapes;
