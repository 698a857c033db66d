import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, Uuid } from '../../../platform/http/schemas.ts';
import { BankRef } from '../../identity/index.ts';
import { paymentAlarmKinds } from '../payments/payment-alarm-store.ts';
import { tableRefusals } from '../tables/refused-table-store.ts';

const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const ConnectionView = Type.Object(
  {
    bank: BankRef,
    issuer: Type.String({ description: 'Issuer identifier of the bank' }),
    state: Type.Enum(['healthy', 'degraded', 'down'], { description: 'How the connection does' }),
    breaker: Type.Enum(['closed', 'open', 'half_open'], { description: 'Open: the bank is not called for the moment' }),
    lastPushAt: Nullable(Instant, 'When the bank last pushed an event'),
    lastPollAt: Nullable(Instant, 'When we last polled for events'),
    lastSyncAt: Nullable(Instant, 'When we last read journals'),
    lastError: Nullable(
      Type.Object({
        at: Instant,
        code: Type.String({ description: 'Kind of error' }),
        detail: Type.String({ description: 'What went wrong' }),
      }),
      'The last error between the bank and us',
    ),
    lagSeconds: Count('How long the oldest entry has waited to be processed, s'),
    customers: Count('Customers of the bank that are known here'),
    consents: Type.Object(
      {
        AWAU: Count('Awaiting authorisation'),
        AUTH: Count('Authorised'),
        RJCT: Count('Rejected'),
        EXPD: Count('Expired'),
        CANC: Count('Cancelled'),
      },
      { description: 'Consents by state' },
    ),
    waiting: Count('Entries that wait to be processed'),
    keptAside: Count('Records that did not fit and were not taken in since'),
    keys: Type.Array(
      Type.Object({
        kid: Type.String({ description: 'Identifier of the key' }),
        firstSeenAt: Instant,
        lastSeenAt: Instant,
      }),
      { description: "The bank's public keys as seen, newest first" },
    ),
  },
  { $id: 'Connection', description: 'The link between the network and one bank' },
);
export type ConnectionView = Static<typeof ConnectionView>;

export const KeptAsideView = Type.Object(
  {
    id: Uuid,
    customerId: Type.String({ description: "The bank's number of the customer" }),
    sequence: Nullable(Type.Integer(), 'Place in the journal'),
    reason: Type.Enum(['misfit', 'bad_signature', 'contradiction', 'unrecordable'], {
      description: 'Why it was kept aside',
    }),
    detail: Nullable(Type.String(), 'Place and reason in words'),
    raw: Type.String({ description: 'The record as the bank sent it' }),
    receivedAt: Instant,
    state: Type.Enum(['kept', 'applied', 'superseded'], {
      description: 'kept: still aside; applied: taken in by a retry; superseded: the bank sent it rightly since',
    }),
    attempts: Type.Integer({ description: 'How often it was tried' }),
  },
  { $id: 'KeptAsideRecord', description: 'A record of a bank that did not fit, raw and with the reason' },
);
export type KeptAsideView = Static<typeof KeptAsideView>;

export const RefusedTableView = Type.Object(
  {
    id: Uuid,
    customerId: Type.String({ description: "The bank's number of the customer" }),
    version: Nullable(Type.Integer(), 'The version that it says it is; null where it does not say'),
    reason: Type.Enum([...tableRefusals], {
      description:
        'bad_signature: not signed by the bank; wrong_customer: of another customer; misfit: of another shape, or it contradicts itself; older: another text for a version before the one in force; contradiction: another text for the one in force',
    }),
    detail: Type.String({ description: 'Place and reason in words' }),
    raw: Type.String({ description: 'As the bank sent it, cut off where it is very long' }),
    deliveries: Type.Integer({ description: 'How often it came' }),
    firstReceivedAt: Instant,
    lastReceivedAt: Type.String({ format: 'date-time', description: 'When it came last' }),
  },
  {
    $id: 'RefusedPermissionTable',
    description: 'A permission table that was not believed; what is held stays in force',
  },
);
export type RefusedTableView = Static<typeof RefusedTableView>;

export const PaymentAlarmView = Type.Object(
  {
    id: Uuid,
    customerId: Type.String({ description: "The bank's number of the customer" }),
    instructionId: Nullable(Uuid, 'The payment that it is about'),
    escrowId: Nullable(Uuid, 'The escrow that it is about'),
    kind: Type.Enum([...paymentAlarmKinds], {
      description:
        'initiation_differs: another content than was signed; second_payment: a second payment for one instruction; contradiction: an end taken back; nonsense: an answer of another shape; unsigned: an answer without its signature; unordered: a payment that nobody ordered; paid_after_end: paid though it had ended here; doubled_entry: booked more than once; escrow_contradiction: what it says of an escrow does not fit what it said before; escrow_refused: it would not move money that it holds in escrow',
    }),
    detail: Type.String({ description: 'What it was, in words' }),
    times: Type.Integer({ description: 'How often it happened' }),
    raisedAt: Instant,
    lastAt: Type.String({ format: 'date-time', description: 'When it happened last' }),
  },
  {
    $id: 'PaymentAlarm',
    description: 'What a bank did with a payment or with money in escrow and must not do, or would not do',
  },
);
export type PaymentAlarmView = Static<typeof PaymentAlarmView>;

export const SyncRunView = Type.Object(
  {
    id: Uuid,
    kind: Type.Enum(['consents', 'records'], { description: 'What was walked through' }),
    customerId: Nullable(Type.String(), 'Whose journal; null for the list of consents'),
    startedAt: Instant,
    finishedAt: Nullable(Instant, 'When it ended'),
    state: Type.Enum(['running', 'finished', 'failed'], { description: 'How it went' }),
    pages: Type.Integer({ description: 'Pages that were read' }),
    records: Type.Integer({ description: 'Entries or consents on them' }),
    error: Nullable(Type.String(), 'Why it failed'),
  },
  { $id: 'SyncRun', description: 'One walk through something that a bank lists' },
);
export type SyncRunView = Static<typeof SyncRunView>;

const KeptState = ['kept', 'applied', 'superseded'] as const;
export const KeptAsideQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(oneOf(KeptState, 'Only those in this state')),
});

export const BankParams = Type.Object({ bank: Type.String({ maxLength: 60, description: 'Slug of the bank' }) });
export const KeptAsideParams = Type.Object({
  bank: Type.String({ maxLength: 60, description: 'Slug of the bank' }),
  recordId: Uuid,
});
