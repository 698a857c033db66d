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
