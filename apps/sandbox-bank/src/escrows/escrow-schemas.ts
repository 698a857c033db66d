import { Type } from 'typebox';
import { limits } from '../limits.ts';

const strict = { additionalProperties: false };
const Id = Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$', description: 'An identifier without spaces.' });
const Name = Type.String({ minLength: 1, maxLength: 200, description: 'What people call it.' });
const Amount = (description: string) => Type.String({ maxLength: 24, description });
const By = Type.Enum(['buyer', 'seller'], { description: 'On whose word.' });
const PartOrAll = Type.Union([Amount('A part of it.'), Type.Null()], { description: 'Null: all that is held.' });

export const EscrowParams = Type.Object({
  escrowId: Type.String({ maxLength: 100, description: "The client's identifier of the escrow." }),
});
export const EscrowHeaders = Type.Object({
  'idempotency-key': Type.String({
    minLength: 8,
    maxLength: 100,
    description: 'The identifier under which this is done once for ever.',
  }),
});

export const OpenEscrowBody = Type.Object(
  {
    escrowId: Type.String({ pattern: '^[\\x21-\\x7e]{8,100}$', description: "The client's own identifier of it." }),
    orderId: Id,
    reference: Type.String({ minLength: 1, maxLength: 60, description: 'What people call the order.' }),
    buyer: Id,
    seller: Type.Object(
      {
        name: Name,
        accountNumber: Id,
        bank: Type.Union([Name, Type.Null()], { description: 'Null: an account at this bank.' }),
      },
      { ...strict, description: 'Who is paid out.' },
    ),
    amount: Amount('What is to be paid in, at once and whole.'),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' }),
    deliverBy: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The last day to deliver.' }),
    releaseAfterDays: Type.Integer({
      minimum: 1,
      maximum: 90,
      description: 'Days after delivery in which nobody has to object before the bank releases.',
    }),
    termsHash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of what both have agreed on.' }),
  },
  { ...strict, $id: 'OpenEscrow', description: 'What both sides have agreed on.' },
);
export const ReleaseBody = Type.Object({ amount: PartOrAll }, { ...strict, $id: 'EscrowRelease' });
export const RefundBody = Type.Object({ amount: PartOrAll, by: By }, { ...strict, $id: 'EscrowRefund' });
export const DisputeBody = Type.Object(
  { by: By, reason: Type.String({ minLength: 1, maxLength: 500, description: 'In their own words.' }) },
  { ...strict, $id: 'EscrowDispute' },
);
export const EmptyBody = Type.Object({}, strict);

const view = {
  escrowId: Type.String({ description: "The client's identifier." }),
  orderId: Type.String({ description: "The client's identifier of the order." }),
  customerId: Type.String({ description: 'The buyer.' }),
  accountNumber: Type.String({ description: 'Into which the buyer pays.' }),
  status: Type.Enum(['open', 'funded', 'disputed', 'returned', 'closed'], { description: 'How it stands.' }),
  currency: Type.String({ description: 'ISO 4217.' }),
  amount: Amount('What is to be paid in.'),
  funded: Amount('What was paid in.'),
  released: Amount('What went to the seller.'),
  refunded: Amount('What went back to the buyer.'),
  releaseAt: Type.Union([Type.String(), Type.Null()], { description: 'When the rest is released by itself.' }),
  sequence: Type.Integer({ description: 'Of its last change in the list of the client.' }),
};
export const EscrowView = Type.Object(view, { $id: 'Escrow' });

export const EscrowsQuery = Type.Object({
  afterSequence: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'Changes behind this one.' })),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: limits.escrowChangesPage, default: limits.escrowChangesPage }),
  ),
});
export const EscrowChanges = Type.Object(
  {
    lastSequence: Type.Integer({ description: 'Of the newest change of this client.' }),
    items: Type.Array(
      Type.Object({
        ...view,
        change: Type.Enum(
          ['opened', 'funded', 'delivered', 'released', 'refunded', 'disputed', 'returned', 'placed', 'closed'],
          { description: 'What happened.' },
        ),
        transfer: Type.Union(
          [
            Type.Object({
              transferId: Type.String({ description: 'Of the money that moved.' }),
              kind: Type.Enum(['fund', 'release', 'refund', 'return'], {
                description: 'In, to the seller, back to the buyer, back from the bank of the seller.',
              }),
              amount: Amount('How much.'),
              cause: Type.Enum(['payment', 'confirmation', 'agreement', 'deadline', 'decision', 'return'], {
                description: 'Why.',
              }),
              returns: Type.Union([Type.String(), Type.Null()], {
                description: 'With return: the transfer that came back.',
              }),
              to: Type.Union(
                [
                  Type.Object({
                    accountNumber: Type.String({ description: 'Number of the account.' }),
                    bank: Type.Union([Type.String(), Type.Null()], { description: 'Its bank; null: this one.' }),
                  }),
                  Type.Null(),
                ],
                { description: 'With release: the account, where it is another one of the seller than was agreed.' },
              ),
            }),
            Type.Null(),
          ],
          { description: 'Money that moved with it.' },
        ),
        note: Type.Union([Type.String(), Type.Null()], { description: 'In the words of whoever did it.' }),
        at: Type.String({ description: 'When.' }),
      }),
      { description: 'Ascending, without gaps.' },
    ),
  },
  { $id: 'EscrowChanges' },
);
