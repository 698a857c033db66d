import { Type, type Static } from 'typebox';
import { Initiation } from './initiation.ts';

const strict = { additionalProperties: false };

const Risk = Type.Object(
  {
    PaymentContextCode: Type.Optional(
      Type.Enum(
        [
          'BillingGoodsAndServicesInAdvance',
          'BillingGoodsAndServicesInArrears',
          'EcommerceMerchantInitiatedPayment',
          'FaceToFacePointOfSale',
          'TransferToSelf',
          'TransferToThirdParty',
        ],
        { description: 'What kind of payment it is.' },
      ),
    ),
    ContractPresentIndicator: Type.Optional(Type.Boolean()),
    BeneficiaryPrepopulatedIndicator: Type.Optional(Type.Boolean()),
  },
  { ...strict, description: 'What the client says of the circumstances.' },
);

export const ConsentBody = Type.Object(
  {
    Data: Type.Object(
      {
        Initiation,
        Authorisation: Type.Optional(
          Type.Object(
            {
              AuthorisationType: Type.Enum(['Any'], { description: 'The table says how many sign.' }),
              CompletionDateTime: Type.Optional(
                Type.String({ format: 'date-time', description: 'Until when it may be authorised and used.' }),
              ),
            },
            strict,
          ),
        ),
      },
      strict,
    ),
    Risk,
  },
  { ...strict, $id: 'OBWriteDomesticConsent4', description: 'A payment that a person is to authorise.' },
);
export type ConsentBody = Static<typeof ConsentBody>;

export const PaymentBody = Type.Object(
  {
    Data: Type.Object(
      { ConsentId: Type.String({ minLength: 1, maxLength: 128, description: 'The consent.' }), Initiation },
      strict,
    ),
    Risk,
  },
  { ...strict, $id: 'OBWriteDomestic2', description: 'The payment of a consent, byte for byte.' },
);
export type PaymentBody = Static<typeof PaymentBody>;

export const ConsentParams = Type.Object({
  ConsentId: Type.String({ maxLength: 128, description: 'Identifier of the consent.' }),
});
export const PaymentParams = Type.Object({
  DomesticPaymentId: Type.String({
    maxLength: 128,
    description: 'Identifier of the payment, which is that of its consent.',
  }),
});

/** An answer in the shape of the published document, which alone describes its members. */
export function published(name: string) {
  return Type.Object(
    {
      Data: Type.Object({}, { additionalProperties: true, description: 'As the published document says.' }),
      Links: Type.Object({ Self: Type.String({ description: 'This address.' }) }),
      Meta: Type.Object({}, { additionalProperties: true, description: 'Pages, where there are several.' }),
    },
    { additionalProperties: true, $id: name, description: 'UK Open Banking v4.0.' },
  );
}

export const ObErrorView = Type.Object(
  {
    Id: Type.String({ description: 'Finds the request in the log of the bank.' }),
    Code: Type.String({ description: 'Status of HTTP in words.' }),
    Message: Type.String({ description: 'What happened.' }),
    Errors: Type.Array(
      Type.Object({
        ErrorCode: Type.String({ description: 'Of the code set OBExternalStatusReason1Code.' }),
        Message: Type.Optional(Type.String({ description: 'In words.' })),
        Path: Type.Optional(Type.String({ description: 'The wrong member or header.' })),
      }),
      { description: 'Everything that is wrong.' },
    ),
  },
  { $id: 'OBErrorResponse1', description: 'An error of UK Open Banking.' },
);

/** The answers of an operation that are errors with a body. */
export function obErrors<Status extends number>(...statuses: Status[]): Record<Status, typeof ObErrorView> {
  return Object.fromEntries(statuses.map((status) => [status, ObErrorView])) as Record<Status, typeof ObErrorView>;
}
