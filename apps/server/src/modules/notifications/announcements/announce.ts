import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { notificationLimits } from '../notifications-limits.ts';
import { assertTellable, type Announcement } from './announcement.ts';
import {
  insertNotifications,
  selectChoices,
  selectReachable,
  type NewNotification,
  type ReachableRow,
  type Reader,
} from './announcement-store.ts';
import { decide, type ReaderSettings } from './decide.ts';
import { DueTimes } from './due.ts';
import { defaultPreferences, defaultSettings, type TopicPreference } from './topics.ts';

export interface AnnounceDeps {
  readonly clock: Clock;
  /** Where e-mails go out; null while e-mail is off. */
  readonly mail: object | null;
}

/** How many notifications are new. */
export interface Announced {
  readonly written: number;
}

/**
 * Writes what is to be told, with its deliveries, in the caller's transaction of the system. A second time under the same keys
 * it writes nothing. Call `told` after the commit.
 */
export async function announce(deps: AnnounceDeps, tx: Tx, announcements: readonly Announcement[]): Promise<Announced> {
  for (const one of announcements) assertTellable(one);
  // In one order for all who announce: two at once wait for each other at most, and never in a circle.
  const keyed = announcements.map((one) => ({ one, key: `${readerOf(one)}${one.dedupeKey}` }));
  const sorted = keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
  let written = 0;
  for (let from = 0; from < sorted.length; from += notificationLimits.announceBatchRows) {
    const batch = sorted.slice(from, from + notificationLimits.announceBatchRows);
    written += await writeBatch(deps, tx, batch);
  }
  return { written };
}

async function writeBatch(deps: AnnounceDeps, tx: Tx, batch: readonly Announcement[]): Promise<number> {
  const times = new DueTimes(deps.clock.now());
  const wishes = await readWishes(tx, batch, deps.mail !== null);
  const rows = batch.flatMap((one): NewNotification[] => {
    const decision = decide(one, wishes.preference(one), wishes.reader(one), times);
    if (decision === null) return [];
    const { inApp, email } = decision;
    return [
      { ...one, notificationId: newId(), inApp, email: email === null ? null : { deliveryId: newId(), ...email } },
    ];
  });
  return rows.length === 0 ? 0 : insertNotifications(tx, rows, times.now);
}

/** How each reader of the batch wants to be told. */
async function readWishes(tx: Tx, batch: readonly Announcement[], mailIsOn: boolean) {
  const distinct = [...new Map(batch.map((one) => [readerOf(one), one])).values()];
  const [choices, reachable] = await Promise.all([
    selectChoices(tx, distinct),
    mailIsOn ? selectReachable(tx, distinct) : [],
  ]);
  const preferences = new Map<string, TopicPreference>(choices.map((row) => [`${row.reader}${row.topic}`, row]));
  const settings = new Map(reachable.map((row) => [row.reader, { reachable: true, settings: settingsOf(row) }]));
  return {
    preference: (one: Announcement) => preferences.get(`${readerOf(one)}${one.topic}`) ?? defaultPreferences[one.topic],
    reader: (one: Announcement) => settings.get(readerOf(one)) ?? { reachable: false, settings: defaultSettings },
  };
}

function settingsOf(row: ReachableRow): ReaderSettings {
  const { language, timeZone, quietFrom, quietTo, digestAt } = row;
  const quietHours = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { language, timeZone, quietHours, digestAt };
}

function readerOf(one: Reader): string {
  return `${one.enterpriseId}${one.personId}`;
}
