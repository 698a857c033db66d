import type { Tx } from '../../platform/db/database.ts';
import type { ExportedTable } from '../../platform/exported-table.ts';
import type { App } from '../../platform/http/server.ts';
import { announce, type Announced } from './announcements/announce.ts';
import type { Announcement } from './announcements/announcement.ts';
import { deliveriesRoutes } from './deliveries/deliveries-routes.ts';
import { DeliveriesService } from './deliveries/deliveries-service.ts';
import { defineForgetting } from './deliveries/forget-old.ts';
import { Mailer } from './deliveries/mailer.ts';
import { inboxRoutes } from './inbox/inbox-routes.ts';
import { InboxService } from './inbox/inbox-service.ts';
import { LiveUnread } from './live/live-unread.ts';
import type { NotificationsDeps } from './notifications-deps.ts';
import { openSmtp } from './mail/smtp-client.ts';
import { mailTopic, signalMail, signalTold, toldTopic } from './notifications-signals.ts';
import { EmailService } from './preferences/email-service.ts';
import { preferencesRoutes } from './preferences/preferences-routes.ts';
import { PreferencesService } from './preferences/preferences-service.ts';
import { unsubscribeRoutes } from './preferences/unsubscribe-routes.ts';
import { unsubscribe } from './preferences/unsubscribe-service.ts';

export type { Announced } from './announcements/announce.ts';
export type { Announcement, Subject, UnderMandate, Why } from './announcements/announcement.ts';
export type { NotificationKind } from './announcements/kinds.ts';
export { actionOfTopic, type Severity, type Topic } from './announcements/topics.ts';
export { verifySmtp } from './mail/smtp-client.ts';
export type { NotificationsDeps } from './notifications-deps.ts';
export type { MayBeTold, NamesOf, ToldItem } from './ports.ts';
/** How a mandate is asked again. */
const askedOfMandates = ['mandate_action', 'mandate_connection_id', 'mandate_customer_ids'];

/** Of whose rows an enterprise takes its own along; how its members want to be told is their own. */
const notificationsExport: readonly ExportedTable[] = [
  // That somebody was told goes along. What another enterprise had shown then it may have withdrawn since.
  {
    table: 'notifications.notifications',
    without: ['subject_category', 'subject_source_id', 'params', 'severity', 'dedupe_key', ...askedOfMandates],
  },
  { table: 'notifications.deliveries', without: ['sealed'] },
];

export type NotificationsModule = ReturnType<typeof createNotificationsModule>;

/** What people are told: in the app, live on the open page, and by e-mail. */
export function createNotificationsModule(deps: NotificationsDeps) {
  const { mail } = deps.config;
  const mailer = mail === null ? null : new Mailer(deps, deps.mailSender ?? openSmtp(mail), mail);
  const parts = { ...deps, mail, wakeMail: () => signalMail(deps.bus) };
  deps.bus.subscribe(mailTopic, () => mailer?.wake());
  deps.bus.subscribe(toldTopic, () => mailer?.wake());
  const inbox = new InboxService(parts);
  const preferences = new PreferencesService(parts);
  const email = new EmailService(parts);
  const deliveries = new DeliveriesService(parts);
  const live = new LiveUnread(parts);
  defineForgetting(deps);
  return {
    exported: notificationsExport,
    /** Writes what is to be told, in the caller's transaction of the system; a key that was told writes nothing. */
    announce: (tx: Tx, announcements: readonly Announcement[]): Promise<Announced> =>
      announce(parts, tx, announcements),
    /** Call after the commit: open pages of these persons count anew, and due e-mails leave. */
    told: (enterpriseId: string, personIds: readonly string[]): void => {
      signalTold(deps.bus, enterpriseId, personIds);
    },
    /** Resolves when the open pages of this process have been told of every signal until now. */
    liveSettled: (): Promise<void> => live.settled(),
    /** Begins to send e-mails, in a process with the role of a worker. */
    startMail: (): void => mailer?.start(),
    stopMail: async (): Promise<void> => mailer?.stop(),
    /** Sends what is due at this moment. @returns how many e-mails were taken in hand. */
    sendDueMail: async (): Promise<number> => (await mailer?.turn()) ?? 0,
    routes(app: App): void {
      inboxRoutes(app, inbox);
      preferencesRoutes(app, preferences, email);
      unsubscribeRoutes(app, (token) => unsubscribe(parts, token));
      deliveriesRoutes(app, deliveries);
    },
  };
}
