import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { bankLimits } from '../bank-limits.ts';
import { words } from '../records/words.ts';

/** What a bank answers is held against these schemas; what they do not name is passed over. */
export const Instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
  maxLength: 40,
});
export const Identifier = Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$' });
export const Cursor = Type.Union([
  Type.String({ minLength: 1, maxLength: 2_000, pattern: '^[\\x20-\\x7e]+$' }),
  Type.Null(),
]);
/** What may also be said to be absent. */
export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

const Sequence = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

export const consentStatuses = ['AWAU', 'AUTH', 'RJCT', 'EXPD', 'CANC'] as const;
export const permissions = [
  'ReadIdentification',
  'ReadOwnership',
  'ReadQualification',
  'ReadRelationship',
  'ReadStanding',
] as const;
export type Permission = (typeof permissions)[number];

const BankConsentAnswer = Type.Object({
  consentId: Identifier,
  status: Type.Enum([...consentStatuses]),
  permissions: Type.Array(Identifier, { maxItems: 50 }),
  customerId: orNull(Identifier),
  createdAt: Instant,
  statusUpdatedAt: Instant,
  expiresAt: orNull(Instant),
});
export type BankConsentAnswer = Static<typeof BankConsentAnswer>;

const ConsentsPage = Type.Object({
  items: Type.Array(BankConsentAnswer, { maxItems: bankLimits.consentsPageItems }),
  nextCursor: Cursor,
});
export type ConsentsPage = Static<typeof ConsentsPage>;

const RecordsPage = Type.Object({
  customerId: Identifier,
  lastSequence: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  items: Type.Array(
    Type.Union([
      Type.Object({ sequence: Sequence, jws: Type.String({ minLength: 1, maxLength: 65_536 }) }),
      Type.Object({ sequence: Sequence, withheld: Type.Literal(true) }),
    ]),
    { maxItems: bankLimits.recordsPageItems },
  ),
  nextCursor: Cursor,
});
export type RecordsPage = Static<typeof RecordsPage>;

const PollAnswer = Type.Object({
  sets: Type.Record(
    Type.String({ minLength: 1, maxLength: 200 }),
    Type.String({ minLength: 1, maxLength: bankLimits.eventMaxBytes }),
  ),
  moreAvailable: Type.Optional(Type.Boolean()),
});
export type PollAnswer = Static<typeof PollAnswer>;

const Keys = Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), { maxItems: 200 }) });

const text = Type.Object({
  zh: Type.Union([words(200), Type.Null()]),
  en: Type.Union([words(200), Type.Null()]),
});
const MandateClaim = Type.Object({
  customerId: Identifier,
  roleId: Identifier,
  roleName: text,
  departmentId: Identifier,
  departmentName: text,
  tableVersion: Type.Integer({ minimum: 0 }),
  enterprise: Type.Object({
    nameZh: Type.Optional(words(300)),
    nameEn: words(300),
    identifiers: Type.Array(
      Type.Object({
        scheme: Type.Enum(['uscc', 'lei', 'vat', 'national']),
        value: words(60),
        country: Type.String({ pattern: '^[A-Z]{2}$' }),
      }),
      { minItems: 1, maxItems: 20 },
    ),
  }),
  accounts: Type.Array(
    Type.Object({
      accountId: Identifier,
      nameZh: Type.Optional(words(200)),
      nameEn: Type.Optional(words(200)),
      currency: Type.String({ pattern: '^[A-Z]{3}$' }),
      lastDigits: Type.String({ pattern: '^\\d{2,6}$' }),
      product: words(60),
    }),
    { maxItems: 500 },
  ),
});
export type MandateClaimAnswer = Static<typeof MandateClaim>;

export const readConsent = Compile(BankConsentAnswer);
export const readConsentsPage = Compile(ConsentsPage);
export const readRecordsPage = Compile(RecordsPage);
export const readPollAnswer = Compile(PollAnswer);
export const readKeys = Compile(Keys);
export const readMandateClaim = Compile(MandateClaim);
