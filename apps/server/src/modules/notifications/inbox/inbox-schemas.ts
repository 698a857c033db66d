import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, pageOf, Uuid } from '../../../platform/http/schemas.ts';
import { EnterpriseRef } from '../../identity/index.ts';
import { kinds } from '../announcements/kinds.ts';
import { severities, topics } from '../announcements/topics.ts';
import { notificationLimits } from '../notifications-limits.ts';

export const TopicSchema = oneOf(topics, 'What it is about');
export const SeveritySchema = oneOf(severities, 'info: good to know; notice: worth a look; urgent: do not wait');
export const KindSchema = oneOf(kinds, 'Which text tells it');

export const WhySchema = Type.Object(
  {
    reason: oneOf(
      ['partner', 'watched', 'own', 'role', 'operator'],
      'The subject is a partner, is watched, is the own enterprise; the role has to do with it; the operator runs the network',
    ),
    role: Type.Optional(Type.String({ description: 'With `role`: which one' })),
  },
  { description: 'Why the reader is told' },
);

export const NotificationSchema = Type.Object(
  {
    id: Type.String({ ...Uuid, description: 'Id of the notification' }),
    topic: TopicSchema,
    kind: KindSchema,
    severity: SeveritySchema,
    subject: Nullable(EnterpriseRef, 'The enterprise that it is about'),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]), {
      description: 'Ids, codes, counts and days for the text; never the value of a fact',
    }),
    why: WhySchema,
    link: Type.String({ description: 'Path of the page to go to' }),
    createdAt: Instant,
    readAt: Nullable(Instant, 'When it was marked as read'),
  },
  { $id: 'Notification', description: 'Something that a person is told for an enterprise' },
);
export type NotificationView = Static<typeof NotificationSchema>;

export const InboxQuery = Type.Object({
  ...PageQuery.properties,
  unread: Type.Optional(Type.Boolean({ description: 'Only what has not been read' })),
  topic: Type.Optional(TopicSchema),
});
export const InboxPage = pageOf(NotificationSchema);

export const UnreadCount = Type.Object(
  {
    unread: Type.Integer({
      minimum: 0,
      maximum: notificationLimits.unreadMaxItems,
      description: `How many are unread, counted up to ${notificationLimits.unreadMaxItems}`,
    }),
  },
  { description: 'What the bell shows' },
);

export const MarkReadBody = Type.Object(
  {
    ids: Type.Optional(
      Type.Array(Uuid, { maxItems: notificationLimits.markedMaxItems, description: 'These; without it, all' }),
    ),
    upTo: Type.Optional(
      Type.String({ ...Instant, description: 'None that came after it, so that what nobody saw stays unread' }),
    ),
  },
  { description: 'Name ids, or an instant, or both' },
);
