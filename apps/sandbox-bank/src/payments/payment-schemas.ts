import { Type } from 'typebox';
import { limits } from '../limits.ts';

const strict = { additionalProperties: false };
const Id = Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$', description: 'An identifier without spaces.' });
const Name = Type.String({ minLength: 1, maxLength: 200, description: 'What people call it.' });
const party = {
  subject: Id,
  roleId: Id,
  departmentId: Id,
};

export const PaymentParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer at this bank.' }),
});
export const OnePaymentParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer at this bank.' }),
  paymentId: Type.String({ maxLength: 100, description: "The bank's identifier of the payment." }),
});
export const PaymentHeaders = Type.Object({
  'idempotency-key': Type.String({ minLength: 1, maxLength: 100, description: 'The instructionId of the body.' }),
});

export const PaymentOrderBody = Type.Object(
  {
    instructionId: Type.String({
      pattern: '^[\\x21-\\x7e]{8,100}$',
      description:
        'The client’s own identifier of the instruction, which is executed once, whatever the number of requests.',
    }),
    debtorAccount: Id,
    creditor: Type.Object(
      {
        name: Name,
        accountNumber: Id,
        bank: Type.Union([Name, Type.Null()], { description: 'Null: an account at this bank.' }),
      },
      strict,
    ),
    amount: Type.String({ maxLength: 24, description: 'A decimal amount such as 1200.50.' }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217; that of the account.' }),
    remittance: Type.String({ maxLength: 200, description: 'What it is for.' }),
    tableVersion: Type.Integer({ minimum: 0, description: 'The version of the table under which it was released.' }),
    preparedBy: Type.Object(party, { ...strict, description: 'Who prepared it, and under which mandate.' }),
    signatures: Type.Array(
      Type.Object(
        {
          ...party,
          signedAt: Type.String({ format: 'date-time', description: 'When the signature was given.' }),
          method: Type.Enum(['session', 'passkey'], { description: 'How the signature was given.' }),
          inSteadOf: Type.Optional(
            Type.Union([Id, Type.Null()], {
              description: 'Who was away, where a deputy signed: role and department are then his.',
            }),
          ),
        },
        strict,
      ),
      { maxItems: limits.paymentSignatures, description: 'In the order in which they were given.' },
    ),
  },
  { ...strict, $id: 'PaymentOrder', description: 'A payment that the customer released.' },
);

export const PaymentView = Type.Object(
  {
    paymentId: Type.String({ description: "The bank's identifier of the payment." }),
    instructionId: Type.String({ description: "The client's identifier of the instruction." }),
    consentId: Type.Union([Type.String(), Type.Null()], { description: 'The consent under which it was ordered.' }),
    status: Type.Enum(['PATC', 'RCVD', 'ACSC', 'RJCT'], {
      description: 'ISO 20022: waits for signatures, taken in, executed, rejected. The last two are final.',
    }),
    reason: Type.Union([Type.String(), Type.Null()], {
      description:
        'Why it was rejected (ISO 20022): AC01 no such account, AG01 not permitted, AM03 currency, AM04 funds, MS03.',
    }),
    executedAt: Type.Union([Type.String(), Type.Null()], { description: 'When it was executed.' }),
    sequence: Type.Integer({ minimum: 1, description: 'Ascends with everything that is said of this payment.' }),
  },
  { $id: 'Payment' },
);
