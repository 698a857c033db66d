import type { Clock } from '../../../platform/clock.ts';
import type { Sealer } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { defaultPreferences, type Topic, type TopicPreference } from '../announcements/topics.ts';
import { selectShown, type NotificationRow } from '../inbox/inbox-store.ts';
import { htmlBody, textBody, type MailContent } from '../mail/mail-body.ts';
import { confirmationMail, digestMail, singleMail, type Addressee, type Tellable } from '../mail/render.ts';
import type { OutgoingMail } from '../mail/smtp-client.ts';
import { notificationLimits } from '../notifications-limits.ts';
import type { MayBeTold, NamesOf, ToldItem } from '../ports.ts';
import { confirmationPurpose, type SealedConfirmation } from '../preferences/email-service.ts';
import { noSettings } from '../preferences/preferences-service.ts';
import { selectSettings, selectTopics, type SettingsRow } from '../preferences/preferences-store.ts';
import { unsubscribePath } from '../preferences/unsubscribe-routes.ts';
import { unsubscribeToken } from '../preferences/unsubscribe.ts';
import { quietEndsAt } from '../preferences/wall-clock.ts';
import { selectGathered, type Claimed } from './claim-store.ts';
import type { DeliveryReason } from './deliveries-schemas.ts';
import type { LeftOut } from './outcome-store.ts';

export interface PrepareDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly mayBeTold: MayBeTold;
  readonly namesOf: NamesOf;
  readonly config: { readonly publicUrl: string; readonly banks: Addressee['banks'] };
}

/** What is to become of an e-mail, found out at the moment at which it would leave. */
export type Prepared =
  | { readonly kind: 'send'; readonly mail: OutgoingMail; readonly leftOut: LeftOut }
  | { readonly kind: 'later'; readonly dueAt: Date }
  | { readonly kind: 'suppress'; readonly reason: DeliveryReason; readonly leftOut: LeftOut };

interface Item {
  readonly deliveryId: string;
  readonly notificationId: string;
}

/** What was read of the reader and of that part of the items which he may be shown. */
interface Reading {
  readonly settings: SettingsRow;
  readonly topics: ReadonlyMap<Topic, TopicPreference>;
  readonly items: readonly Item[];
  readonly shown: readonly NotificationRow[];
  readonly names: Awaited<ReturnType<NamesOf['names']>>;
}

/** Asks again everything that was asked when it was announced: the address, the wish, the hour, and what may be seen. */
export async function prepare(deps: PrepareDeps, claimed: Claimed): Promise<Prepared> {
  if (claimed.mode === 'confirmation') return prepareConfirmation(deps, claimed);
  const reading = await deps.db.as(claimed, (tx) => read(deps, tx, claimed), { readOnly: true });
  const { email, emailRefusedAt } = reading.settings;
  if (email === null) return { kind: 'suppress', reason: 'no_address', leftOut: [] };
  if (emailRefusedAt !== null) return { kind: 'suppress', reason: 'address_refused', leftOut: [] };
  const { told, leftOut } = await sift(deps, claimed, reading);
  if (told.length === 0) return { kind: 'suppress', reason: leftOut[0]?.reason ?? 'not_shown', leftOut };
  const dueAt = endOfQuiet(reading.settings, told, deps.clock.now());
  if (dueAt !== null) return { kind: 'later', dueAt };
  return { kind: 'send', mail: compose(deps, claimed, { ...reading, shown: told }, email), leftOut };
}

async function read(deps: PrepareDeps, tx: Tx, claimed: Claimed): Promise<Reading> {
  const { enterpriseId, deliveryId, personId, notificationId } = claimed;
  const items = notificationId === null ? await selectGathered(tx, claimed) : [{ deliveryId, notificationId }];
  const ids = items.map((item) => item.notificationId);
  const shown = await selectShown(tx, personId, ids);
  const subjects = shown.flatMap((row) => row.subjectEnterpriseId ?? []);
  return {
    settings: (await selectSettings(tx, claimed, { lock: false })) ?? noSettings,
    topics: await selectTopics(tx, claimed),
    items,
    shown,
    names: await deps.namesOf.names(tx, [...new Set([enterpriseId, ...subjects])]),
  };
}

/** Those that the reader still wants, may still see and may still be told; and why the others are left out. */
async function sift(
  deps: PrepareDeps,
  claimed: Claimed,
  { items, shown, topics }: Reading,
): Promise<{ told: NotificationRow[]; leftOut: LeftOut }> {
  const { enterpriseId, personId } = claimed;
  const rows = new Map(shown.map((row) => [row.notificationId, row]));
  const asked = shown.map((row): ToldItem => ({
    enterpriseId,
    personId,
    topic: row.topic,
    subject: subjectOf(row),
    under: underOf(row),
  }));
  const may =
    asked.length === 0
      ? []
      : await deps.db.asSystem('notifications.ask_may_be_told', (tx) => deps.mayBeTold.stillMay(tx, asked), {
          readOnly: true,
        });
  const allowed = new Set(shown.filter((_, place) => may[place] === true).map((row) => row.notificationId));
  const reasonFor = (id: string): DeliveryReason | null => {
    const row = rows.get(id);
    if (row === undefined) return 'not_shown';
    if (!allowed.has(id)) return 'not_told_any_more';
    return (topics.get(row.topic) ?? defaultPreferences[row.topic]).email === 'off' ? 'switched_off' : null;
  };
  const leftOut = items.flatMap(({ deliveryId, notificationId }) => {
    const reason = reasonFor(notificationId);
    return reason === null ? [] : [{ deliveryId, reason }];
  });
  return { told: shown.filter((row) => reasonFor(row.notificationId) === null), leftOut };
}

function subjectOf(row: NotificationRow) {
  if (row.subjectEnterpriseId === null) return null;
  return { enterpriseId: row.subjectEnterpriseId, category: row.subjectCategory, sourceId: row.subjectSourceId };
}

function underOf({ mandateAction, mandateConnectionId, mandateCustomerIds }: NotificationRow): ToldItem['under'] {
  if (mandateAction === null) return null;
  const ofAny = mandateConnectionId === null || mandateCustomerIds === null;
  const customers = ofAny ? null : { connectionId: mandateConnectionId, customerIds: mandateCustomerIds };
  return { action: mandateAction, customers };
}

/** When to try again because it is quiet now; null when it may leave. */
function endOfQuiet(settings: SettingsRow, told: readonly NotificationRow[], now: Date): Date | null {
  const { timeZone, quietFrom: from, quietTo: to } = settings;
  if (from === null || to === null || told.some((row) => row.severity === 'urgent')) return null;
  const end = quietEndsAt(now, timeZone, { from, to });
  return end > now ? end : null;
}

function compose(deps: PrepareDeps, claimed: Claimed, reading: Reading, to: string): OutgoingMail {
  const { enterpriseId, personId, mode } = claimed;
  const { settings, shown, names } = reading;
  const { publicUrl, banks } = deps.config;
  const own = names.get(enterpriseId)?.name ?? { zh: null, en: null };
  const reader: Addressee = { language: settings.language, own, publicUrl, banks };
  const told = shown.map((row): Tellable => {
    const { topic, kind, params, why, link } = row;
    return { topic, kind, params, why, link, subject: names.get(row.subjectEnterpriseId ?? '')?.name ?? null };
  });
  const [first] = shown;
  const topic = mode === 'digest' ? null : (first?.topic ?? null);
  const token = unsubscribeToken(deps.sealer, { enterpriseId, personId, topic });
  const unsubscribeUrl = `${publicUrl}${unsubscribePath}?token=${token}`;
  const [single] = told;
  const content =
    mode === 'digest' || single === undefined
      ? digestMail(
          told.slice(0, notificationLimits.digestItems),
          Math.max(0, told.length - notificationLimits.digestItems),
          reader,
          token,
        )
      : singleMail(single, reader, token);
  return outgoing(claimed, to, content, unsubscribeUrl);
}

async function prepareConfirmation(deps: PrepareDeps, claimed: Claimed): Promise<Prepared> {
  const settings = await deps.db.as(claimed, (tx) => selectSettings(tx, claimed, { lock: false }), { readOnly: true });
  const { sealed } = claimed;
  if (sealed === null || settings === null) return { kind: 'suppress', reason: 'no_address', leftOut: [] };
  // Sealed by us, under this purpose only.
  const content = JSON.parse(deps.sealer.open(confirmationPurpose, sealed).toString()) as SealedConfirmation;
  const { pendingEmail, codeExpiresAt, language } = settings;
  const now = deps.clock.now();
  // A newer address was entered, or the code would be too old on arrival.
  if (pendingEmail !== content.address || codeExpiresAt === null || codeExpiresAt <= now)
    return { kind: 'suppress', reason: 'no_address', leftOut: [] };
  const minutes = Math.max(1, Math.floor((codeExpiresAt.getTime() - now.getTime()) / 60_000));
  const mail = confirmationMail(content.code, minutes, { language, publicUrl: deps.config.publicUrl });
  return { kind: 'send', mail: outgoing(claimed, content.address, mail, null), leftOut: [] };
}

function outgoing(
  { messageId }: Claimed,
  to: string,
  content: MailContent,
  unsubscribeUrl: string | null,
): OutgoingMail {
  const { subject } = content;
  return { messageId, to, subject, text: textBody(content), html: htmlBody(content), unsubscribeUrl };
}
