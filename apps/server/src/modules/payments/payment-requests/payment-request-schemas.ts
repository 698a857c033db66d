import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, pageOf, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { EnterpriseRefSchema } from '../../enterprises/index.ts';
import { tradeLimits } from '../trade-orders/trade-limits.ts';
import { AccountText, CurrencyText, MoneyText } from '../trade-orders/trade-order-schemas.ts';
import { paymentRequestStates, requestSides } from './payment-request.ts';

export const PaymentRequestBody = Type.Object(
  {
    payerId: Type.String({ ...Uuid, description: 'Who is to pay' }),
    orderId: Type.Optional(Type.String({ ...Uuid, description: 'For which order; none for anything else' })),
    amount: MoneyText,
    currency: CurrencyText,
    payeeAccount: AccountText,
    reference: Type.Optional(
      Nullable(
        Type.String({ maxLength: tradeLimits.referenceMaxCharacters, description: 'Such as the number of an invoice' }),
        'Stands in the payment',
      ),
    ),
    note: Type.Optional(
      Nullable(
        Type.String({ maxLength: tradeLimits.noteMaxCharacters, description: 'A few words' }),
        'What it is for; the payer reads it',
      ),
    ),
    openDays: Type.Optional(
      Type.Integer({ minimum: 1, maximum: tradeLimits.requestMaxDays, description: 'For how many days it is open' }),
    ),
  },
  { additionalProperties: false, description: 'What you ask for' },
);
export type PaymentRequestBody = Static<typeof PaymentRequestBody>;

export const PaymentRequestParams = Type.Object({
  requestId: Type.String({ ...Uuid, description: 'Id of the request' }),
});
export const PaymentRequestsQuery = Type.Object({
  ...PageQuery.properties,
  side: oneOf(requestSides, 'payee: those that we ask of others; payer: those that others ask of us'),
  state: Type.Optional(oneOf(paymentRequestStates, 'Only requests in this state')),
  q: Type.Optional(
    Type.String({ maxLength: limits.searchMaxCharacters, description: 'Part of reference, note or name' }),
  ),
});
export type PaymentRequestsQuery = Static<typeof PaymentRequestsQuery>;

export const PaymentRequest = Type.Object(
  {
    id: Uuid,
    side: oneOf(requestSides, 'On which side you stand'),
    state: oneOf(paymentRequestStates, 'How it stands, the same for both sides'),
    other: EnterpriseRefSchema,
    orderId: Nullable(Uuid, 'For which order'),
    amount: Type.String({ description: 'Decimal amount' }),
    currency: Type.String({ description: 'ISO 4217 code' }),
    reference: Type.String({ description: 'What the payment carries' }),
    note: Nullable(Type.String(), 'What it is for'),
    payee: Type.Object(
      {
        name: Type.String({ description: 'Who is to be paid' }),
        accountNumber: Type.String({ description: 'On which account' }),
        bank: Type.String({ description: 'At which bank' }),
      },
      { description: 'Who is to be paid' },
    ),
    paymentId: Nullable(Uuid, 'For the payer: the payment that was prepared for it'),
    askedAt: Instant,
    expiresAt: Instant,
    paidAt: Nullable(Instant, 'When it was paid'),
    endedAt: Nullable(Instant, 'When it ended'),
    endNote: Nullable(Type.String(), 'Why it ended, in the words of whoever ended it'),
    can: Type.Array(oneOf(['pay', 'decline', 'cancel'], 'A step'), { description: 'What you can do now' }),
  },
  { $id: 'PaymentRequest', description: 'A request for payment between two enterprises, as your side has it' },
);
export type PaymentRequest = Static<typeof PaymentRequest>;
export const PaymentRequestsPage = pageOf(PaymentRequest);
