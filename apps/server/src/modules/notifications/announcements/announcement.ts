import { assert } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/ids.ts';
import type { Action, CustomerNumbers } from '../../access/index.ts';
import { notificationLimits } from '../notifications-limits.ts';
import { kinds, type NotificationKind } from './kinds.ts';
import { isTopic, severities, type Severity, type Topic } from './topics.ts';

/** What the reader must be allowed to see, now and at every later look. */
export interface Subject {
  readonly enterpriseId: string;
  /** Category of facts; null when it is about the enterprise itself, which is no secret. */
  readonly category: string | null;
  readonly sourceId: string | null;
}

/** Why this person is told, for the line under each notification. */
export interface Why {
  readonly reason: 'partner' | 'watched' | 'own' | 'role' | 'operator';
  /** With `role`: which one. */
  readonly role?: string;
}

/** What the reader's mandate must allow, and of which customer numbers it must be (null: of any). */
export interface UnderMandate {
  readonly action: Action;
  readonly customers: CustomerNumbers | null;
}

/** One thing to tell one person for one enterprise. */
export interface Announcement {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly topic: Topic;
  readonly kind: NotificationKind;
  readonly severity: Severity;
  readonly subject: Subject | null;
  /** Asked again before it leaves the house, beside what the topic asks for; null when the topic says it all. */
  readonly under: UnderMandate | null;
  /** Ids, codes, counts, days and instants for the template; never the value of a fact. */
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly why: Why;
  /** Path of the page to go to. */
  readonly link: string;
  /** One notification per reader and key, ever. */
  readonly dedupeKey: string;
}

const linkPattern = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;
const codePattern = /^[A-Za-z0-9_.,:+/-]*$/;

/** Ends the work of a caller that announces what cannot be told: a word instead of a code might be the value of a fact. */
export function assertTellable(announcement: Announcement): void {
  const { enterpriseId, personId, topic, kind, severity, params, link, dedupeKey } = announcement;
  assert(isUuid(enterpriseId) && isUuid(personId), 'an announcement names its reader by ids');
  assert(isTopic(topic) && severities.includes(severity) && kinds.includes(kind), `no such notification: ${kind}`);
  assert(linkPattern.test(link) && link.length <= notificationLimits.linkMaxCharacters, `no path of a page: ${link}`);
  const keyLength = dedupeKey.length;
  assert(keyLength > 0 && keyLength <= notificationLimits.dedupeKeyMaxCharacters, 'a key has 1 to 200 characters');
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'string') continue;
    const fits = value.length <= notificationLimits.paramMaxCharacters && codePattern.test(value);
    assert(fits, `the parameter ${name} of ${kind} is no code`);
  }
}
