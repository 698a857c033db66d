import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, pageOf, Uuid } from '../../../platform/http/schemas.ts';
import { KindSchema } from '../inbox/inbox-schemas.ts';

export const deliveryReasons = [
  'not_shown',
  'not_told_any_more',
  'no_address',
  'switched_off',
  'address_refused',
  'message_refused',
  'gave_up',
] as const;
export type DeliveryReason = (typeof deliveryReasons)[number];

export const Delivery = Type.Object(
  {
    id: Type.String({ ...Uuid, description: 'Id of the delivery' }),
    mode: oneOf(
      ['at_once', 'daily', 'digest', 'confirmation'],
      'daily: waits for its digest; digest: the e-mail of a day; confirmation: the code for an address',
    ),
    kind: Nullable(KindSchema, 'What it tells, while that is shown to you; null for a digest and a confirmation'),
    state: oneOf(
      ['waiting', 'sending', 'sent', 'suppressed', 'failed'],
      'suppressed: it was not to be sent any more; failed: it could not be',
    ),
    reason: Nullable(oneOf(deliveryReasons, 'Reason'), 'Why it was suppressed or failed'),
    attempts: Type.Integer({ minimum: 0, description: 'How often it was tried' }),
    dueAt: Instant,
    createdAt: Instant,
    endedAt: Nullable(Instant, 'When it was sent, suppressed or given up'),
  },
  { $id: 'Delivery', description: 'An e-mail on its way to you' },
);
export type DeliveryView = Static<typeof Delivery>;

export const DeliveriesQuery = Type.Object({
  ...PageQuery.properties,
  all: Type.Optional(Type.Boolean({ description: 'Also what was sent or suppressed' })),
});
export const DeliveriesPage = pageOf(Delivery);

export const DeliveryReport = Type.Object(
  {
    available: Type.Boolean({ description: 'False when this network sends no e-mail at all' }),
    waiting: Type.Integer({ minimum: 0, description: 'Due and not sent yet, those between two attempts included' }),
    oldestWaitingAt: Nullable(Instant, 'Since when the oldest of them waits'),
    later: Type.Integer({
      minimum: 0,
      description: 'Not due yet: they wait for the end of quiet hours or for their digest',
    }),
    failed: Type.Integer({ minimum: 0, description: 'Given up in the last 30 days' }),
    sentToday: Type.Integer({ minimum: 0, description: 'Sent in the last 24 hours' }),
    lastError: Nullable(
      Type.Object({
        at: Instant,
        text: Type.String({ description: 'What the mail server or the connection to it said' }),
      }),
      'The newest trouble among e-mails that are not through yet',
    ),
  },
  { $id: 'DeliveryReport', description: 'How the e-mails of the network are going' },
);
export type DeliveryReport = Static<typeof DeliveryReport>;
