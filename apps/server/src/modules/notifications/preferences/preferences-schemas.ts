import { Type, type Static } from 'typebox';
import { Nullable, oneOf } from '../../../platform/http/schemas.ts';
import { emailModes, languages, severities, topics } from '../announcements/topics.ts';
import { notificationLimits } from '../notifications-limits.ts';

const WallTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'A time on the wall, HH:MM' });

const TopicChoice = Type.Object(
  {
    topic: oneOf(topics, 'What it is about'),
    email: oneOf(emailModes, 'daily: gathered in one e-mail a day'),
    inApp: Type.Boolean({ description: 'Under the bell; of security always' }),
    minSeverity: oneOf(severities, 'What is less severe is not told'),
  },
  { description: 'How to be told of a topic' },
);

const properties = {
  language: oneOf(languages, 'Language of the e-mails'),
  timeZone: Type.String({
    minLength: 1,
    maxLength: 64,
    description: 'Time zone of the IANA database, as Asia/Shanghai',
  }),
  quietHours: Nullable(
    Type.Object({ from: WallTime, to: WallTime }),
    'No e-mail in these hours, except what is urgent; across midnight when from is later than to',
  ),
  digestAt: Type.String({ ...WallTime, description: 'When the daily e-mail comes, outside the quiet hours' }),
  topics: Type.Array(TopicChoice, { maxItems: topics.length, description: 'Every topic once' }),
};

export const EmailStatus = Type.Object(
  {
    address: Nullable(Type.String(), 'Where e-mails go; while it is not confirmed, where the code was sent'),
    confirmed: Type.Boolean({ description: 'True when e-mails go there' }),
    pending: Nullable(Type.String(), 'A new address that waits for its code; until then the old one stays'),
    refused: Type.Boolean({
      description: 'True when its mail server refused the address for good: nothing is sent any more',
    }),
    available: Type.Boolean({ description: 'False when this network sends no e-mail at all' }),
  },
  { description: 'The address for e-mails' },
);
export type EmailStatus = Static<typeof EmailStatus>;

export const Preferences = Type.Object(
  { email: EmailStatus, ...properties },
  { $id: 'NotificationPreferences', description: 'How a person wants to be told for this enterprise' },
);
export type Preferences = Static<typeof Preferences>;

/** The address is changed by a request of its own. */
export const PreferencesBody = Type.Object(properties, {
  description: 'How to be told; the address is not changed by it. Topics that are not named stay as they are.',
});
export type PreferencesBody = Static<typeof PreferencesBody>;

export const EmailBody = Type.Object(
  {
    address: Nullable(
      Type.String({ minLength: 3, maxLength: notificationLimits.emailMaxCharacters }),
      'Where the code is sent; null takes the address away',
    ),
  },
  { description: 'A new address' },
);

export const ConfirmBody = Type.Object(
  {
    code: Type.String({
      minLength: 1,
      maxLength: 40,
      description: 'From the e-mail; spaces, dashes and case do not matter',
    }),
  },
  { description: 'The code that was sent' },
);

export const UnsubscribeQuery = Type.Object({
  token: Type.Optional(Type.String({ maxLength: 300, description: 'From the link of the e-mail' })),
});
export const UnsubscribeBody = Type.Optional(
  Type.Object(
    { token: Type.Optional(Type.String({ maxLength: 300, description: 'From the link of the e-mail' })) },
    { description: 'The token, when it is not in the address' },
  ),
);
export const Unsubscribed = Type.Object(
  { topic: Nullable(oneOf(topics, 'Topic'), 'Which topic is not e-mailed any more; null: the daily e-mail') },
  { description: 'What was switched off' },
);
