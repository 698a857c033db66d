import { Type, type Static } from 'typebox';
import { limits } from '../limits.ts';
import type { PaymentOrder } from '../payments/payment.ts';
import { badRequest, obCodes } from './ob-error.ts';

const strict = { additionalProperties: false };
const Id = Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$', description: 'An identifier without spaces.' });
const Written = Type.String({
  pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,98}[\\x21-\\x7e])?$',
  description: 'The number of an account as people write it; spaces, dashes and the case of letters do not count.',
});
const Max35 = Type.String({ minLength: 1, maxLength: 35, description: 'The instructionId without hyphens.' });
const Scheme = Type.String({ description: 'UK.OBIE.BBAN: the number of the account as the bank writes it.' });
const party = { subject: Id, roleId: Id, departmentId: Id };

const Signature = Type.Object(
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
);

const SupplementaryData = Type.Object(
  {
    instructionId: Type.String({
      pattern: '^[\\x21-\\x7e]{8,100}$',
      description: 'The client’s own identifier of the instruction, which is paid at most once.',
    }),
    customerId: Id,
    tableVersion: Type.Integer({ minimum: 0, description: 'The version of the table under which it was released.' }),
    preparedBy: Type.Object(party, { ...strict, description: 'Who prepared it, and under which mandate.' }),
    signatures: Type.Array(Signature, {
      maxItems: limits.paymentSignatures,
      description: 'In the order in which they were given.',
    }),
  },
  { ...strict, description: 'Who prepared and signed the payment.' },
);

/** `Data.Initiation` of a domestic payment: the members of OBWriteDomestic2 that this bank takes. */
export const Initiation = Type.Object(
  {
    InstructionIdentification: Max35,
    EndToEndIdentification: Max35,
    InstructedAmount: Type.Object(
      {
        Amount: Type.String({ pattern: '^\\d{1,13}$|^\\d{1,13}\\.\\d{1,5}$', description: 'A decimal amount.' }),
        Currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217; that of the account.' }),
      },
      strict,
    ),
    DebtorAccount: Type.Object({ SchemeName: Scheme, Identification: Id }, strict),
    CreditorAgent: Type.Optional(
      Type.Object(
        { Name: Type.String({ minLength: 1, maxLength: 140, description: 'The bank of the creditor.' }) },
        strict,
      ),
    ),
    CreditorAccount: Type.Object(
      {
        SchemeName: Scheme,
        Identification: Written,
        Name: Type.String({ minLength: 1, maxLength: 200, description: 'Who is paid.' }),
      },
      strict,
    ),
    RemittanceInformation: Type.Optional(
      Type.Object(
        {
          Unstructured: Type.Array(Type.String({ minLength: 1, maxLength: 140 }), {
            minItems: 1,
            maxItems: 4,
            description: 'What it is for, in pieces.',
          }),
        },
        strict,
      ),
    ),
    SupplementaryData,
  },
  { ...strict, $id: 'Initiation', description: 'What is to be paid.' },
);
export type Initiation = Static<typeof Initiation>;

const path = (name: string): string => `Data.Initiation.${name}`;

/** The order behind an initiation. Throws a 400 that names the member where it contradicts itself. */
export function readOrder(initiation: Initiation): PaymentOrder {
  const { instructionId, tableVersion, preparedBy, signatures } = initiation.SupplementaryData;
  const { DebtorAccount, CreditorAccount, InstructedAmount } = initiation;
  for (const name of ['InstructionIdentification', 'EndToEndIdentification'] as const) {
    if (initiation[name] !== instructionId.replaceAll('-', '')) {
      throw badRequest(obCodes.fieldInvalid, 'It must be the instructionId without hyphens.', path(name));
    }
  }
  for (const [name, { SchemeName }] of Object.entries({ DebtorAccount, CreditorAccount })) {
    if (SchemeName !== 'UK.OBIE.BBAN') {
      throw badRequest(obCodes.scheme, 'Accounts here have the scheme UK.OBIE.BBAN.', path(`${name}.SchemeName`));
    }
  }
  const remittance = (initiation.RemittanceInformation?.Unstructured ?? []).join('');
  if ([...remittance].length > 200) {
    throw badRequest(obCodes.fieldInvalid, 'It must have at most 200 characters.', path('RemittanceInformation'));
  }
  return {
    instructionId,
    debtorAccount: DebtorAccount.Identification,
    creditor: {
      name: CreditorAccount.Name,
      accountNumber: CreditorAccount.Identification,
      bank: initiation.CreditorAgent?.Name ?? null,
    },
    amount: InstructedAmount.Amount,
    currency: InstructedAmount.Currency,
    remittance,
    tableVersion,
    preparedBy,
    signatures,
  };
}

/** The first member in which two texts of JSON differ, below `at`; null when they are the same byte for byte. */
export function firstDifference(one: string, other: string, at: string): string | null {
  if (one === other) return null;
  const [left, right]: unknown[] = [JSON.parse(one), JSON.parse(other)];
  if (!isRecord(left) || !isRecord(right)) return at;
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const inner = firstDifference(textOf(left[name]), textOf(right[name]), `${at}.${name}`);
    if (inner !== null) return inner;
  }
  // The same members in another order.
  return at;
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
