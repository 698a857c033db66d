import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, pageOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { BankRef, Named } from '../../identity/index.ts';
import { paymentLimits } from '../payments-limits.ts';
import { instructionStates, instructionSteps } from './instruction.ts';

const accountNumberPattern = '^[A-Za-z0-9][A-Za-z0-9-]{0,33}$';
const AccountNumber = (description: string) => Type.String({ pattern: accountNumberPattern, description });
const Amount = Type.String({
  pattern: '^(0|[1-9]\\d{0,14})(\\.\\d{1,4})?$',
  description: 'A decimal amount, such as 1200.50, above zero',
});
const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code; that of the account' });
const PayeeNumber = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9 -]{0,39}$',
  description: 'Account number of the payee, as people write it; spaces, dashes and the case of letters do not count',
});

const content = {
  debtorAccount: AccountNumber('Number of the account that pays'),
  creditorName: Type.String({
    minLength: 1,
    maxLength: paymentLimits.nameMaxCharacters,
    description: 'Name of the payee',
  }),
  creditorAccount: PayeeNumber,
  creditorBank: Type.Optional(
    Nullable(
      Type.String({ maxLength: paymentLimits.nameMaxCharacters, description: 'Name of the bank' }),
      'The bank of the payee; none for an account at the same bank',
    ),
  ),
  amount: Amount,
  currency: Currency,
  remittance: Type.String({
    maxLength: paymentLimits.remittanceMaxCharacters,
    description: 'What it is for; the payee reads it',
  }),
};

export const PaymentBody = Type.Object(content, { additionalProperties: false, description: 'What is to be paid' });
export type PaymentBody = Static<typeof PaymentBody>;

export const PaymentUpdateBody = Type.Object(
  {
    ...content,
    revision: Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description: 'The revision that you have read: a later one is not overwritten',
    }),
  },
  { additionalProperties: false, description: 'The content as it shall be, whole' },
);
export type PaymentUpdateBody = Static<typeof PaymentUpdateBody>;

export const PreviewBody = Type.Object(
  {
    debtorAccount: content.debtorAccount,
    amount: Amount,
    currency: Currency,
    creditorAccount: Type.Optional(Nullable(PayeeNumber, 'The payee, as soon as it is known')),
  },
  { additionalProperties: false, description: 'What would be paid' },
);
export type PreviewBody = Static<typeof PreviewBody>;

export const EndBody = Type.Object(
  {
    note: Type.Optional(
      Nullable(Type.String({ maxLength: paymentLimits.noteMaxCharacters, description: 'A few words' }), 'Why'),
    ),
  },
  { additionalProperties: false, description: 'Why it ends' },
);
export type EndBody = Static<typeof EndBody>;

export const PaymentParams = Type.Object({ paymentId: Uuid });
export const PaymentsQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(oneOf(instructionStates, 'Only payments in this state')),
  accountNumber: Type.Optional(AccountNumber('Only payments from this account')),
  q: Type.Optional(
    Type.String({
      maxLength: limits.searchMaxCharacters,
      description: 'Part of payee, account number or purpose; or the whole reference, id or end-to-end id',
    }),
  ),
});
export type PaymentsQuery = Static<typeof PaymentsQuery>;

const Person = Type.Object(
  {
    id: Uuid,
    name: Text,
    role: Nullable(Named, 'Under which role'),
    department: Nullable(Named, 'In which department'),
  },
  { description: 'Who acted, and as what' },
);

const PayingAccount = Type.Object(
  {
    accountNumber: Type.String({ description: 'As the bank numbers it' }),
    name: Text,
    lastDigits: Type.String({ description: 'The last digits of the number' }),
    currency: Type.String({ description: 'ISO 4217 code' }),
  },
  { description: 'The account that pays' },
);

const Creditor = Type.Object(
  {
    name: Type.String({ description: 'Name of the payee' }),
    accountNumber: Type.String({ description: 'Account number of the payee' }),
    bank: Nullable(Type.String(), 'The bank of the payee; null for one at the same bank'),
  },
  { description: 'Who is paid' },
);

export const LimitView = Type.Object(
  {
    period: oneOf(['payment', 'day', 'month'], 'What it bounds: each payment, a day, a month'),
    of: oneOf(['amount', 'count'], 'An amount, or a number of payments'),
    perCounterparty: Type.Boolean({ description: 'To each payee by itself' }),
    limit: Type.String({ description: 'Decimal amount or number' }),
    used: Type.String({ description: 'What is used of it so far; 0 of a limit for each payment' }),
    left: Type.String({ description: 'What remains' }),
  },
  { $id: 'LimitView', description: 'A limit, and what is used of it' },
);
export type LimitView = Static<typeof LimitView>;

const Demand = Type.Object(
  {
    text: Type.Object(
      { zh: Type.String({ description: 'In Chinese' }), en: Type.String({ description: 'In English' }) },
      { description: 'Who has to sign, in a sentence' },
    ),
    stepUp: Type.Boolean({ description: 'Every signature needs a passkey' }),
    expiresAfterHours: Type.Integer({ description: 'What is not signed by then expires' }),
  },
  { description: 'Which signatures it takes' },
);

export const DecisionView = Type.Object(
  {
    outcome: oneOf(
      ['released', 'needs_approval', 'denied'],
      'Your own authority suffices; others have to sign; you may not',
    ),
    text: Type.Object(
      { zh: Type.String({ description: 'In Chinese' }), en: Type.String({ description: 'In English' }) },
      { description: 'Why, in a sentence' },
    ),
    demand: Nullable(Demand, 'Which signatures it takes'),
  },
  { $id: 'PaymentDecision', description: 'What the permission table says of a payment' },
);
export type DecisionView = Static<typeof DecisionView>;

export const PreviewView = Type.Object(
  { decision: DecisionView, limits: Type.Array(LimitView, { description: 'Your limits, and what is used of them' }) },
  { $id: 'PaymentPreview', description: 'What would come of a payment, were it prepared now' },
);
export type PreviewView = Static<typeof PreviewView>;

const Signature = Type.Object(
  {
    person: Person,
    signedAt: Instant,
    method: oneOf(['session', 'passkey'], 'How it was given'),
  },
  { description: 'A signature with which it was released' },
);

const Authorisation = Type.Object(
  {
    signers: Type.Array(Person, { description: 'Who can authorise it there: those who signed it' }),
    by: Nullable(Person, 'Who did'),
    numberRequired: Nullable(
      Type.Integer(),
      "How many the bank's own table asks for; null where the bank does not say",
    ),
    numberReceived: Nullable(Type.Integer(), 'How many the bank has'),
  },
  { description: 'The authorisation at the bank' },
);

const Step = Type.Object(
  {
    step: oneOf(['prepare', ...instructionSteps], 'What happened'),
    state: oneOf(instructionStates, 'How it stood afterwards'),
    at: Instant,
    by: Nullable(Person, 'Who did it; null for the bank, or time'),
    note: Nullable(Type.String(), 'In the words of whoever did it'),
    changed: Type.Array(Type.String(), { description: 'With a change: the fields that it changed' }),
  },
  { description: 'One thing that happened to it' },
);

const summary = {
  id: Uuid,
  state: oneOf(instructionStates, 'How it stands'),
  bank: BankRef,
  debtor: PayingAccount,
  creditor: Creditor,
  amount: Type.String({ description: 'Decimal amount' }),
  currency: Type.String({ description: 'ISO 4217 code' }),
  remittance: Type.String({ description: 'What it is for' }),
  preparedBy: Person,
  preparedAt: Instant,
  updatedAt: Instant,
  expiresAt: Nullable(
    Instant,
    'While it waits for signatures, or for the authorisation at the bank: by then it expires',
  ),
  reason: Nullable(Type.String(), 'Of one that failed: the reason code of ISO 20022, such as AM04'),
};

export const PaymentSummary = Type.Object(summary, { $id: 'PaymentSummary', description: 'A payment, in a list' });
export type PaymentSummary = Static<typeof PaymentSummary>;

export const Payment = Type.Object(
  {
    ...summary,
    revision: Type.Integer({ description: '1 at first, one more with every change of the content' }),
    contentHash: Type.String({ description: 'SHA-256 of the exact content, to which every signature is bound' }),
    decision: DecisionView,
    reference: Type.String({ description: 'How people call it' }),
    endToEndId: Type.String({ description: 'By which the statements of both banks know it' }),
    limits: Type.Array(LimitView, { description: 'For the one who prepared it: the limits, and what is used of them' }),
    approvalId: Nullable(
      Uuid,
      'Where signatures are collected (approvals.read); null where the maker released it alone',
    ),
    signatures: Type.Array(Signature, { description: 'With which it was released; empty before' }),
    signedAt: Nullable(Instant, 'When the last signature was given'),
    authorisation: Nullable(Authorisation, 'At the bank, from the last signature on'),
    releasedAt: Nullable(Instant, 'When it was authorised at the bank, and with that released'),
    bankPaymentId: Nullable(Type.String(), "The bank's own number of it"),
    bankStatus: Nullable(Type.String(), "The bank's last word, a status code of ISO 20022"),
    unsettled: Type.Boolean({ description: 'It is not known yet what the bank made of it; it is asked until it is' }),
    executedAt: Nullable(Instant, 'When the money moved'),
    endedAt: Nullable(Instant, 'When it ended without'),
    endNote: Nullable(Type.String(), 'Why, in the words of whoever ended it'),
    history: Type.Array(Step, { description: 'What happened to it, in order' }),
    can: Type.Array(oneOf(['update', 'withdraw', 'cancel', 'authorize'], 'One thing that you may do'), {
      description: 'What you may do about it',
    }),
  },
  { $id: 'Payment', description: 'An order to pay, from its preparation to the word of the bank' },
);
export type Payment = Static<typeof Payment>;
export const PaymentsPage = pageOf(PaymentSummary);

export const PayableAccount = Type.Object(
  {
    ...PayingAccount.properties,
    limits: Type.Array(LimitView, { description: 'Your limits there, and what is used of them' }),
  },
  { $id: 'PayableAccount', description: 'An account from which your mandate may prepare payments' },
);
export type PayableAccount = Static<typeof PayableAccount>;
export const PayableAccounts = Type.Object({
  items: Type.Array(PayableAccount, { description: 'All of them; their number is bounded' }),
});
