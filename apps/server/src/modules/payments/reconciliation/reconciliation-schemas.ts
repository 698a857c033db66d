import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, oneOf, PageQuery, pageOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { dismissals, entryStates } from './entry-store.ts';
import { differenceKinds, itemKinds } from './matching/matching.ts';
import { matchKinds } from './match-store.ts';
import { closingBlocks } from './month-summary.ts';
import { reconciliationLimits } from './reconciliation-limits.ts';

export const Month = Type.String({
  pattern: '^(19|2\\d)\\d{2}-(0[1-9]|1[0-2])$',
  description: 'A month, YYYY-MM',
});
const Amount = Type.String({
  pattern: '^(0|[1-9]\\d{0,14})(\\.\\d{1,4})?$',
  description: 'A decimal amount, above zero',
});
const Sum = (description: string) => Type.String({ description: `Decimal amount: ${description}` });
const directions = ['credit', 'debit'] as const;
const Both = Type.Object(
  { zh: Type.String({ description: 'In Chinese' }), en: Type.String({ description: 'In English' }) },
  { description: 'In words' },
);

const AccountNumber = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,33}$',
  description: 'As the bank numbers it',
});
export const AccountParams = Type.Object({ accountNumber: AccountNumber });
export const EntryParams = Type.Object({ accountNumber: AccountNumber, entryId: Uuid });
export const MatchParams = Type.Object({ accountNumber: AccountNumber, matchId: Uuid });
export const MonthQuery = Type.Object({
  month: Type.Optional(Type.Union([Month], { description: 'Which month; the first open one when not said' })),
});
export const WorkQuery = Type.Object({
  ...PageQuery.properties,
  month: Month,
  state: Type.Optional(oneOf(entryStates, 'Only lines that stand so; open ones when not said')),
});
export const ItemsQuery = Type.Object({
  ...PageQuery.properties,
  direction: Type.Optional(oneOf(directions, 'Only what comes in, or only what goes out')),
  until: Type.Optional(Type.Union([Month], { description: 'Only what is expected by the end of this month' })),
  q: Type.Optional(Type.String({ maxLength: limits.searchMaxCharacters, description: 'Part of number or party' })),
});

const Party = Type.Object(
  {
    name: Nullable(Type.String(), 'Its name, where known'),
    accountNumber: Nullable(Type.String(), 'Its account, where known'),
  },
  { description: 'The other party' },
);

export const ReconciliationItem = Type.Object(
  {
    id: Uuid,
    kind: oneOf(itemKinds, 'A payment of ours, a request for payment, an order, money out of escrow'),
    number: Nullable(Type.String(), 'What it is called by; null where the mandate does not show it'),
    party: Party,
    direction: oneOf(directions, 'Money that comes in, or that goes out'),
    amount: Sum('all of it'),
    open: Sum('what is still to be found'),
    currency: Type.String({ description: 'ISO 4217 code' }),
    day: Day,
    orderId: Nullable(Uuid, 'The order to which it belongs'),
    hidden: Type.Boolean({ description: 'The mandate does not show it: only the amount is told' }),
    revision: Type.Integer({ description: 'One more with every change' }),
  },
  { $id: 'ReconciliationItem', description: 'What ours expects on the account' },
);
export type ReconciliationItem = Static<typeof ReconciliationItem>;

const Taken = Type.Object(
  { item: ReconciliationItem, amount: Sum('how much of it belongs here') },
  { description: 'A record, and how much of it' },
);
const Piece = Type.Object(
  {
    id: Uuid,
    revision: Type.Integer({ description: 'To be named when it is decided about' }),
    day: Day,
    amount: Sum('without sign'),
  },
  { description: 'A line that belongs to it' },
);
const Difference = Type.Object(
  {
    amount: Sum('what the lines are more than the records, as it is signed on the account'),
    kind: oneOf(differenceKinds, 'As what it is booked'),
  },
  { description: 'What is left between lines and records' },
);

const together = {
  entries: Type.Array(Piece, { description: 'The lines, by day' }),
  items: Type.Array(Taken, { description: 'The records; none for interest and charges of the bank' }),
  difference: Nullable(Difference, 'What is left between them; null when they are equal'),
};

const ProposalView = Type.Object(
  {
    ...together,
    confidence: Type.Integer({ description: 'How sure, per cent' }),
    text: Both,
  },
  { description: 'What the rules propose' },
);

export const MatchView = Type.Object(
  {
    id: Uuid,
    kind: oneOf(matchKinds, 'How many lines for how many records'),
    ...together,
    confidence: Nullable(Type.Integer(), 'How sure the rules were, per cent; null where a person found it'),
    text: Nullable(Both, 'Why they belong together; null where a person found it'),
    note: Nullable(Type.String(), 'In the words of whoever matched them'),
    by: Nullable(Text, 'Who matched them; null for the rules'),
    at: Instant,
  },
  { $id: 'ReconciliationMatch', description: 'Lines and records that belong together' },
);
export type MatchView = Static<typeof MatchView>;

export const EntryView = Type.Object(
  {
    id: Uuid,
    day: Day,
    month: Month,
    lateOf: Nullable(Month, 'The closed month for which it came too late'),
    correction: Nullable(
      oneOf(['taken_back', 'counted_again'], 'Which of the two'),
      'A newer issue of a statement does not list a line of a closed month, or lists it again: this line takes it back, or counts it again',
    ),
    direction: oneOf(directions, 'Money that came in, or that went out'),
    amount: Sum('without sign'),
    currency: Type.String({ description: 'ISO 4217 code' }),
    party: Party,
    remittance: Nullable(Type.String(), 'The purpose as the bank carries it'),
    reference: Nullable(Type.String(), "The bank's own reference"),
    state: oneOf(
      entryStates,
      'How it stands; superseded: a newer issue of its statement does not list it, and it counts no more',
    ),
    revision: Type.Integer({ description: 'To be named when it is decided about' }),
    proposal: Nullable(ProposalView, 'What the rules propose; null for nothing, or when it is dealt with'),
    match: Nullable(MatchView, 'What it is matched with'),
    dismissed: Nullable(
      Type.Object(
        {
          as: oneOf(dismissals, 'Why there is nothing to match'),
          note: Nullable(Type.String(), 'In the words of whoever dismissed it'),
          by: Nullable(Text, 'Who dismissed it'),
          at: Instant,
        },
        { description: 'Why there is nothing to match' },
      ),
      'Null unless it was dismissed',
    ),
  },
  { $id: 'ReconciliationEntry', description: 'A line of the statement in its month' },
);
export type EntryView = Static<typeof EntryView>;

export const EntryDetail = Type.Object(
  {
    ...EntryView.properties,
    candidates: Type.Array(ReconciliationItem, {
      description: 'Open records that it may belong to, nearest in amount first',
    }),
  },
  { $id: 'ReconciliationEntryDetail', description: 'A line with the records to choose from' },
);
export type EntryDetail = Static<typeof EntryDetail>;

export const WorkPage = pageOf(EntryView);
export const ItemsPage = pageOf(ReconciliationItem);

const DayView = Type.Object(
  {
    day: Day,
    in: Sum('came in and is dealt with'),
    out: Sum('went out and is dealt with'),
    inOpen: Sum('came in and is matched to nothing yet'),
    outOpen: Sum('went out and is matched to nothing yet'),
    missing: Type.Boolean({ description: 'The statement of this day is missing' }),
    unbalanced: Type.Boolean({ description: 'The statement of this day does not balance' }),
  },
  { description: 'A day of the month' },
);

export const MonthView = Type.Object(
  {
    accountNumber: Type.String({ description: 'As the bank numbers it' }),
    name: Text,
    lastDigits: Type.String({ description: 'The last digits of the number' }),
    currency: Type.String({ description: 'ISO 4217 code' }),
    month: Month,
    first: Nullable(Month, 'The first month with lines; null without any'),
    last: Nullable(Month, 'The last month with lines'),
    state: oneOf(['open', 'closed'], 'A closed month stays closed'),
    opening: Nullable(Sum('with which the month opens'), 'Null where the bank has not said it'),
    credits: Type.Object(
      { amount: Sum('came in'), count: Type.Integer({ description: 'Lines' }) },
      { description: 'In' },
    ),
    debits: Type.Object(
      { amount: Sum('went out'), count: Type.Integer({ description: 'Lines' }) },
      { description: 'Out' },
    ),
    closing: Nullable(Sum('with which it closes, as the bank says'), 'Null where the bank has not said it'),
    agrees: Nullable(Type.Boolean(), 'Opening and lines come to the closing balance; null where one is not known'),
    open: Type.Integer({ description: 'Lines still to be dealt with' }),
    matched: Type.Integer({ description: 'Lines that are matched' }),
    dismissed: Type.Integer({ description: 'Lines that were dismissed' }),
    superseded: Type.Integer({
      description: 'Lines that count no more: a newer issue of their statement does not list them',
    }),
    late: Type.Integer({ description: 'Lines of a closed month that are counted here' }),
    ours: Type.Integer({ description: 'Records that are found in no statement by the end of the month' }),
    days: Type.Array(DayView, { description: 'Every day of the month' }),
    missing: Type.Array(Day, { description: 'Days of which the statement is missing' }),
    unbalanced: Type.Array(Day, { description: 'Days whose statement does not balance' }),
    blocks: Type.Array(
      Type.Object({ code: oneOf(closingBlocks, 'What it is'), text: Both }, { description: 'A reason' }),
      { description: 'Why it cannot be closed; empty when it can' },
    ),
    closed: Nullable(
      Type.Object(
        {
          at: Instant,
          by: Nullable(Text, 'Who closed it'),
          contentHash: Type.String({ description: 'SHA-256 of what was closed' }),
        },
        { description: 'That it is closed' },
      ),
      'Null while it is open',
    ),
    runAt: Nullable(Instant, 'When the rules were last run'),
    can: Type.Array(oneOf(['match', 'close'], 'What the mandate may do here and now'), {
      description: 'What you may do',
    }),
  },
  { $id: 'ReconciliationMonth', description: 'A month of an account' },
);
export type MonthView = Static<typeof MonthView>;

const Note = Type.Optional(
  Nullable(Type.String({ maxLength: reconciliationLimits.noteMaxCharacters, description: 'A few words' }), 'Why'),
);
const Seen = Type.Object(
  { id: Uuid, revision: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'As you have read it' }) },
  { additionalProperties: false, description: 'A line as you have read it' },
);

export const MatchBody = Type.Object(
  {
    entries: Type.Array(Seen, {
      minItems: 1,
      maxItems: reconciliationLimits.entriesPerMatch,
      description: 'The lines, each whole; all of them in, or all of them out',
    }),
    items: Type.Array(
      Type.Object(
        { id: Uuid, amount: Amount },
        { additionalProperties: false, description: 'A record, and how much of it' },
      ),
      {
        maxItems: reconciliationLimits.itemsPerMatch,
        description: 'The records; none for interest and charges of the bank',
      },
    ),
    differenceKind: Type.Optional(
      Nullable(oneOf(differenceKinds, 'As what it is booked'), 'Null when the sums are equal'),
    ),
    note: Note,
  },
  { additionalProperties: false, description: 'What belongs together' },
);
export type MatchBody = Static<typeof MatchBody>;

export const UnmatchBody = Type.Object({ note: Note }, { additionalProperties: false, description: 'Why' });
export type UnmatchBody = Static<typeof UnmatchBody>;

export const DismissBody = Type.Object(
  {
    entry: Type.Optional(Nullable(Seen, 'A line to which nothing is to be matched')),
    item: Type.Optional(Nullable(Seen, 'A record of which nothing will be found')),
    as: oneOf(dismissals, 'Why there is nothing to match'),
    note: Note,
  },
  { additionalProperties: false, description: 'What is put aside: a line, or a record' },
);
export type DismissBody = Static<typeof DismissBody>;

export const CloseBody = Type.Object({ month: Month }, { additionalProperties: false, description: 'Which month' });

export const RunView = Type.Object(
  {
    taken: Type.Integer({ description: 'Lines that were new' }),
    matched: Type.Integer({ description: 'Matches that were certain' }),
    proposed: Type.Integer({ description: 'Lines with a proposal' }),
    left: Type.Integer({ description: 'Lines without one' }),
  },
  { $id: 'ReconciliationRun', description: 'What the rules made of the account' },
);
