import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Identifier, Instant } from './api-schemas.ts';

/** What a bank answers of payments (UK Open Banking v4) is held against these; what they do not name is passed over. */
const orNone = <T extends TSchema>(schema: T) => Type.Optional(schema);
const Reason = Type.Object({
  StatusReasonCode: orNone(Type.String({ pattern: '^[A-Z0-9]{2,4}$' })),
  StatusReasonDescription: orNone(Type.String({ maxLength: 500 })),
});
/** As it was ordered: compared member by member with what was sent, whatever it holds. */
const Echo = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown());

/** OBInternalConsentStatus1Code: awaiting authorisation, authorised, rejected, consumed. */
export const paymentConsentStatuses = ['AWAU', 'AUTH', 'RJCT', 'COND'] as const;
export type PaymentConsentStatus = (typeof paymentConsentStatuses)[number];

/** OBWriteDomesticConsentResponse5. */
const PaymentConsentAnswer = Type.Object({
  Data: Type.Object({
    ConsentId: Identifier,
    Status: Type.Enum([...paymentConsentStatuses]),
    StatusReason: orNone(Type.Array(Reason, { maxItems: 50 })),
    StatusUpdateDateTime: Instant,
    Initiation: Echo,
  }),
});
export type PaymentConsentAnswer = Static<typeof PaymentConsentAnswer>['Data'];

/** ExternalPaymentTransactionStatus1Code, as far as OBWriteDomesticResponse5 names it. */
const statuses = [
  'RCVD',
  'PDNG',
  'ACTC',
  'PATC',
  'ACCP',
  'ACFC',
  'ACSP',
  'ACWC',
  'ACSC',
  'ACWP',
  'ACCC',
  'BLCK',
  'RJCT',
] as const;
export type DomesticPaymentStatus = (typeof statuses)[number];

const Count = Type.Integer({ minimum: 0, maximum: 1_000 });
/** OBWriteDomesticResponse5. */
const DomesticPaymentAnswer = Type.Object({
  Data: Type.Object({
    DomesticPaymentId: Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\x21-\\x7e]+$' }),
    ConsentId: Identifier,
    Status: Type.Enum([...statuses]),
    StatusReason: orNone(Type.Array(Reason, { maxItems: 50 })),
    StatusUpdateDateTime: Instant,
    Initiation: Echo,
    MultiAuthorisation: orNone(
      Type.Object({
        Status: Type.Enum(['AUTH', 'AWAF', 'RJCT']),
        NumberRequired: orNone(Count),
        NumberReceived: orNone(Count),
      }),
    ),
  }),
});
export type DomesticPaymentAnswer = Static<typeof DomesticPaymentAnswer>['Data'];

/** OBWriteFundsConfirmationResponse1. */
const FundsAnswer = Type.Object({
  Data: Type.Object({ FundsAvailableResult: orNone(Type.Object({ FundsAvailable: Type.Boolean() })) }),
});

/** OBErrorResponse1. */
const ErrorAnswer = Type.Object({
  Errors: Type.Array(
    Type.Object({
      ErrorCode: Type.String({ maxLength: 200 }),
      Message: orNone(Type.String({ maxLength: 500 })),
      Path: orNone(Type.String({ maxLength: 500 })),
    }),
    { minItems: 1, maxItems: 100 },
  ),
});

export const readPaymentConsent = Compile(PaymentConsentAnswer);
export const readDomesticPayment = Compile(DomesticPaymentAnswer);
export const readFunds = Compile(FundsAnswer);
export const readObieErrors = Compile(ErrorAnswer);
