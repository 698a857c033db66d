import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, Text, Uuid } from '../../../platform/http/schemas.ts';
import { BankRef } from '../../identity/index.ts';
import { activityCategories, activityKinds, eventStates } from './activity.ts';

const Category = oneOf(activityCategories, 'What is shared together');
const kinds = activityCategories.flatMap((category) => [...activityKinds[category]]);

export const ActivityCategoryView = Type.Object(
  {
    category: Category,
    kinds: Type.Array(oneOf(kinds, 'Something that members do'), { description: 'What is written down and shared' }),
    namedKinds: Type.Array(oneOf(kinds, 'Something that members do'), {
      description:
        'Of these, what is shared only under your customer number: the bank hears of it under that number anyway',
    }),
    sharing: Type.Boolean({ description: 'Whether a consent is in force' }),
    named: Nullable(Type.Boolean(), 'Whether the bank is told your customer number; null while nothing is shared'),
    pseudonym: Nullable(Type.String(), 'Under which name the bank hears of it; null while nothing is shared'),
    givenAt: Nullable(Instant, 'Since when it is shared'),
    givenBy: Nullable(Text, 'Who decided to share it'),
    sent: Type.Integer({ description: 'Events that left under this consent' }),
    waiting: Type.Integer({ description: 'Events that wait to be sent' }),
    can: Type.Array(oneOf(['give', 'withdraw'], 'A deed'), { description: 'What this member may do with it' }),
  },
  { $id: 'ActivityCategory', description: 'A category of activity, and whether it is shared with the bank' },
);
export type ActivityCategoryView = Static<typeof ActivityCategoryView>;

export const ActivitySharingView = Type.Object(
  {
    bank: BankRef,
    wording: Type.Integer({ description: 'Which wording of the consent is shown today' }),
    categories: Type.Array(ActivityCategoryView, { description: 'Every category, shared or not' }),
  },
  { $id: 'ActivitySharing', description: 'What of the use of the network is shared with the bank of this mandate' },
);
export type ActivitySharingView = Static<typeof ActivitySharingView>;

export const GiveBody = Type.Object(
  {
    category: Category,
    named: Type.Optional(
      Type.Boolean({
        description: 'True: the bank is told your customer number as well; a pseudonym alone when absent',
      }),
    ),
    wording: Type.Integer({
      minimum: 1,
      maximum: 1_000,
      description: 'The wording that was read: the one that is shown today',
    }),
  },
  { additionalProperties: false },
);
export type GiveBody = Static<typeof GiveBody>;

export const CategoryParams = Type.Object({ category: Category });

export const WithdrawnView = Type.Object({
  category: ActivityCategoryView,
  dropped: Type.Integer({ description: 'Events that had not been sent; they are gone' }),
  erasureId: Nullable(Uuid, 'The erasure that the bank was asked for; null when nothing had been sent'),
});

export const ActivityEventView = Type.Object(
  {
    id: Uuid,
    category: Category,
    kind: oneOf(kinds, 'What was done'),
    subject: Type.Object(
      {
        kind: oneOf(['offer', 'form', 'service', 'app'], 'What sort of thing'),
        id: Nullable(Type.String(), 'Its identifier, where the bank is told it'),
        type: Nullable(Type.String(), 'What it is about, such as the kind of an offer'),
      },
      { description: 'What it was done to' },
    ),
    by: Nullable(Text, 'Who did it; the bank is never told'),
    occurredAt: Type.String({ format: 'date-time', description: 'When; the bank is told the hour alone' }),
    sharedAs: Type.Object(
      {
        pseudonym: Type.String({ description: 'The name under which the bank hears of it' }),
        named: Type.Boolean({ description: 'Whether the customer number goes with it' }),
      },
      { description: 'As whose event it is shared' },
    ),
    state: oneOf(eventStates, 'Where it stands on its way'),
    receivedAt: Nullable(Instant, 'When the bank received it, by its receipt'),
  },
  { $id: 'ActivityEvent', description: 'Something that a member did and that is shared' },
);
export type ActivityEventView = Static<typeof ActivityEventView>;

export const EventsQuery = Type.Object({ ...PageQuery.properties, category: Type.Optional(Category) });

export const ActivityErasureView = Type.Object(
  {
    id: Uuid,
    category: Category,
    pseudonym: Type.String({ description: 'Under which name it was shared' }),
    askedAt: Instant,
    erasedAt: Nullable(Instant, 'When the bank erased it, by its receipt; null until the receipt is there'),
    erasedEvents: Nullable(Type.Integer(), 'How many events the bank erased'),
    receipt: Nullable(Type.String(), 'The receipt as the bank signed it: a compact JWS'),
  },
  { $id: 'ActivityErasure', description: 'That the bank was asked to forget what was shared, and its receipt' },
);
export type ActivityErasureView = Static<typeof ActivityErasureView>;

export const ActivityExport = Type.Object(
  {
    exportedAt: Instant,
    bank: BankRef,
    events: Type.Array(ActivityEventView, { description: 'Every event, newest first' }),
    erasures: Type.Array(ActivityErasureView, { description: 'Every erasure, newest first' }),
  },
  { description: 'Everything that was shared with this bank' },
);
