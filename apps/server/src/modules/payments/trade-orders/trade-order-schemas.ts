import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, oneOf, PageQuery, pageOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { EnterpriseRefSchema } from '../../enterprises/index.ts';
import { escrowOrderKinds } from '../escrows/escrow-order-store.ts';
import { escrowStates } from '../escrows/escrow-store.ts';
import { paymentRequestStates } from '../payment-requests/payment-request.ts';
import { tradeLimits } from './trade-limits.ts';
import { tradeOrderStates, tradeOrderSteps, tradeSides } from './trade-order.ts';

const decimal = (whole: number, decimals: number, description: string) =>
  Type.String({ pattern: `^(0|[1-9]\\d{0,${whole - 1}})(\\.\\d{1,${decimals}})?$`, description });
export const MoneyText = decimal(15, 3, 'A decimal amount, such as 1200.50, above zero');
const Note = Type.String({
  maxLength: tradeLimits.noteMaxCharacters,
  description: 'A few words; both sides read them',
});
export const AccountText = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,33}$',
  description: 'Number of one of your accounts',
});
export const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code' });

const line = {
  name: Type.String({ minLength: 1, maxLength: tradeLimits.lineNameMaxCharacters, description: 'What is ordered' }),
  quantity: decimal(9, 6, 'How much; above zero'),
  unit: Type.String({
    minLength: 1,
    maxLength: tradeLimits.unitMaxCharacters,
    description: 'Of what: piece, kg, hour',
  }),
  unitPrice: decimal(12, 6, 'Price of one, without tax'),
  taxPercent: Type.String({ pattern: '^(0|[1-9]\\d?)(\\.\\d{1,2})?$', description: 'Tax in per cent' }),
};

export const TradeOrderBody = Type.Object(
  {
    sellerId: Type.String({ ...Uuid, description: 'Of whom you order' }),
    title: Type.String({ minLength: 1, maxLength: tradeLimits.titleMaxCharacters, description: 'What it is about' }),
    buyerReference: Type.Optional(
      Nullable(
        Type.String({ maxLength: tradeLimits.referenceMaxCharacters, description: 'Such as the number of a contract' }),
        'Your own reference',
      ),
    ),
    note: Type.Optional(Nullable(Note, 'What else you agree on')),
    currency: CurrencyText,
    lines: Type.Array(Type.Object(line, { additionalProperties: false, description: 'A line' }), {
      minItems: 1,
      maxItems: tradeLimits.linesPerOrder,
      description: 'What is ordered',
    }),
    escrow: Type.Boolean({ description: 'Your bank holds the money until you have confirmed the delivery' }),
    deliverBy: Type.String({ ...Day, description: 'The last day to deliver' }),
    releaseAfterDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: tradeLimits.releaseAfterMaxDays,
        default: tradeLimits.releaseAfterDays,
        description: 'With escrow: the bank releases by itself so many days after delivery, unless somebody objects',
      }),
    ),
  },
  { additionalProperties: false, description: 'What you order' },
);
export type TradeOrderBody = Static<typeof TradeOrderBody>;

export const AcceptBody = Type.Object(
  { payeeAccount: AccountText },
  { additionalProperties: false, description: 'Where you want your money' },
);
export const NoteBody = Type.Object(
  { note: Type.Optional(Nullable(Note, 'Why')) },
  { additionalProperties: false, description: 'Why' },
);
export const ReasonBody = Type.Object(
  { note: Type.String({ ...Note, minLength: 1 }) },
  { additionalProperties: false, description: 'What you object to; the other side and the bank read it' },
);
export const AmountBody = Type.Object(
  { amount: MoneyText, note: Type.Optional(Nullable(Note, 'Why')) },
  { additionalProperties: false, description: 'How much' },
);
export const PartBody = Type.Object(
  { amount: Type.Optional(Nullable(MoneyText, 'How much; absent: all')), note: Type.Optional(Nullable(Note, 'Why')) },
  { additionalProperties: false, description: 'How much' },
);
export const EmptyBody = Type.Object({}, { additionalProperties: false, description: 'Nothing' });
export const FundBody = Type.Object(
  { debtorAccount: AccountText },
  { additionalProperties: false, description: 'From which of your accounts' },
);

export const TradeOrderParams = Type.Object({ orderId: Type.String({ ...Uuid, description: 'Id of the order' }) });

const groups = ['running', 'ended'] as const;
export const TradeOrdersQuery = Type.Object({
  ...PageQuery.properties,
  side: Type.Optional(oneOf(tradeSides, 'Only those on which you stand on this side')),
  state: Type.Optional(oneOf(tradeOrderStates, 'Only orders in this state')),
  group: Type.Optional(oneOf(groups, 'Only those that run, or that have ended')),
  q: Type.Optional(
    Type.String({ maxLength: limits.searchMaxCharacters, description: 'Part of number, title or name' }),
  ),
});
export type TradeOrdersQuery = Static<typeof TradeOrdersQuery>;

const Line = Type.Object(
  {
    ...line,
    net: Type.String({ description: 'Decimal amount without tax' }),
    tax: Type.String({ description: 'Decimal amount of the tax' }),
  },
  { description: 'A line' },
);

const Escrow = Type.Object(
  {
    state: oneOf(escrowStates, 'How it stands'),
    amount: Type.String({ description: 'What is to be paid in' }),
    funded: Type.String({ description: 'What was paid in' }),
    released: Type.String({ description: 'What went to the seller' }),
    refunded: Type.String({ description: 'What went back to the buyer' }),
    held: Type.String({ description: 'What is still held' }),
    accountNumber: Nullable(Type.String(), 'For the buyer: into which account the money is paid'),
    paymentId: Nullable(Uuid, 'For the buyer: the payment with which it is paid in'),
    releaseAt: Nullable(Instant, 'When the bank releases the rest by itself'),
    doubtedAt: Nullable(
      Instant,
      'Since when what the bank says does not fit what it said before: the bank is being asked, and no money moves until it fits',
    ),
    asked: Type.Array(
      Type.Object({
        kind: oneOf(escrowOrderKinds, 'What'),
        by: oneOf(tradeSides, 'Who asked'),
        amount: Nullable(Type.String(), 'How much; null: all'),
        state: oneOf(['pending', 'refused'], 'Whether the bank has answered'),
        reason: Nullable(Type.String(), 'Why the bank refused'),
        at: Instant,
      }),
      { description: 'What the bank was asked and has not done' },
    ),
  },
  { description: 'Money that the bank of the buyer holds' },
);

const Step = Type.Object(
  {
    step: Type.String({ description: 'What happened' }),
    state: oneOf(tradeOrderStates, 'How it stood afterwards'),
    actor: oneOf(['buyer', 'seller', 'bank', 'time'], 'Who did it'),
    person: Nullable(Text, 'Of your own side: the name of the person'),
    at: Instant,
    amount: Nullable(Type.String(), 'Decimal amount'),
    note: Nullable(Type.String(), 'In the words of whoever did it'),
    account: Nullable(
      Type.String(),
      'For the seller: your account to which the bank paid, where it is another one than was agreed',
    ),
    accountBank: Nullable(Type.String(), 'With `account`: at which bank it is; null at the bank that held the money'),
  },
  { description: 'One thing that happened to it' },
);

const Next = Type.Object(
  {
    step: oneOf([...tradeOrderSteps, 'pay_in', 'ask_payment'], 'What your side could do'),
    allowed: Type.Boolean({ description: 'Whether you can do it now' }),
    why: Nullable(
      oneOf(
        [
          'mandate',
          'payment_under_way',
          'escrow_opening',
          'escrow_refused',
          'not_overdue',
          'bank_asked',
          'bank_doubted',
          'release_returned',
          'all_asked',
        ],
        'Why',
      ),
      'Why not',
    ),
  },
  { description: 'A step that is up to your side' },
);

const summary = {
  id: Uuid,
  number: Type.String({ description: 'What both sides call it' }),
  side: oneOf(tradeSides, 'On which side you stand'),
  state: oneOf(tradeOrderStates, 'How it stands, the same for both sides'),
  other: EnterpriseRefSchema,
  title: Type.String({ description: 'What it is about' }),
  currency: Type.String({ description: 'ISO 4217 code' }),
  total: Type.String({ description: 'Decimal amount with tax' }),
  escrowAgreed: Type.Boolean({ description: 'The bank of the buyer holds the money' }),
  deliverBy: Day,
  orderedAt: Instant,
  updatedAt: Instant,
};
export const TradeOrderSummary = Type.Object(summary, { $id: 'TradeOrderSummary', description: 'An order, in a list' });
export type TradeOrderSummary = Static<typeof TradeOrderSummary>;

export const TradeOrder = Type.Object(
  {
    ...summary,
    buyerReference: Nullable(Type.String(), "The buyer's own reference"),
    note: Nullable(Type.String(), 'What else was agreed on'),
    lines: Type.Array(Line, { description: 'What was ordered' }),
    net: Type.String({ description: 'Decimal amount without tax' }),
    tax: Type.String({ description: 'Decimal amount of the tax' }),
    paid: Type.String({ description: 'Without escrow: what was paid so far' }),
    releaseAfterDays: Type.Integer({
      description: 'With escrow: days after delivery until the bank releases by itself',
    }),
    payeeAccount: Nullable(Type.String(), 'For the seller: where it wants its money'),
    acceptedAt: Nullable(Instant, 'When the seller accepted'),
    deliveredAt: Nullable(Instant, 'When the seller delivered'),
    confirmedAt: Nullable(Instant, 'When the buyer confirmed'),
    endedAt: Nullable(Instant, 'When it ended'),
    reconciledAt: Nullable(Instant, 'When your side found the money in its statement'),
    escrow: Nullable(Escrow, 'Money that the bank holds; null without escrow, and before the seller has accepted'),
    requests: Type.Array(
      Type.Object({
        id: Uuid,
        state: oneOf(paymentRequestStates, 'How it stands'),
        amount: Type.String({ description: 'Decimal amount' }),
        reference: Type.String({ description: 'What the payment carries' }),
        askedAt: Instant,
      }),
      { description: 'Payments that the seller asked for' },
    ),
    steps: Type.Array(Step, { description: 'What happened, the oldest first' }),
    next: Type.Array(Next, { description: 'What is up to your side' }),
    can: Type.Array(Type.String({ description: 'A step' }), { description: 'What you can do now' }),
  },
  { $id: 'TradeOrder', description: 'An order between two enterprises, as your side has it' },
);
export type TradeOrder = Static<typeof TradeOrder>;
export const TradeOrdersPage = pageOf(TradeOrderSummary);
