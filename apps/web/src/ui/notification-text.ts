import type { Notification } from '../api/types.ts';
import type { Reader } from '../locales/use-reader.ts';
import { categoryLabel, factLabel } from './fact-text.ts';

/** So many things are named one by one; the others are counted. */
const NAMED = 2;

/** What a notification says, in one line. `bankName` gives the name of a bank for its slug. */
export function notificationText(
  notification: Notification,
  reader: Reader,
  bankName: (slug: string) => string,
): string {
  const { t, say } = reader;
  const { kind, subject, params } = notification;
  const values = {
    name: subject === null ? '' : say(subject.name),
    what: params['approvalKind'] === undefined ? whatChanged(notification, reader) : approvalName(params, reader),
    bank: bankName(text(params['bank'])),
    document: documentName(params['documentKind'], reader),
    count: typeof params['daysLeft'] === 'number' ? params['daysLeft'] : 0,
  };
  if (kind === 'consent_ended' && params['how'] === 'withdrawn') return t('notifications.consentWithdrawn', values);
  const outcome = params['outcome'];
  if (kind === 'verification_decided' && isOutcome(outcome)) return t(`notifications.decided.${outcome}`);
  return t(`notifications.kinds.${kind}`, values);
}

/** Why the reader is told. */
export function whyText({ why, subject }: Notification, { t, say }: Reader): string {
  return t(`notifications.why.${why.reason}`, { name: subject === null ? '' : say(subject.name) });
}

/** The facts or categories that a notification names by their codes. */
function whatChanged({ params }: Notification, reader: Reader): string {
  const { t } = reader;
  const labels =
    params['keys'] === undefined
      ? codes(params['categories'] ?? params['category']).map((code) => categoryLabel(code, reader))
      : codes(params['keys']).map((key) => factLabel(key, reader));
  if (labels.length === 0) return t('notifications.whatAny');
  const named = labels.slice(0, NAMED).join(t('common.listSeparator'));
  const more = labels.length - NAMED;
  if (more <= 0) return named;
  // Chinese counts all of them, English those that are left.
  return t('notifications.whatMore', { what: named, count: reader.language === 'zh-CN' ? labels.length : more });
}

function approvalName(params: Notification['params'], { t }: Reader): string {
  const kind = params['approvalKind'];
  return t(`notifications.approvals.${kind === 'payment' || kind === 'permission_change' ? kind : 'other'}`);
}

function documentName(kind: unknown, { t }: Reader): string {
  const known = kind === 'business_licence' || kind === 'tax_certificate' ? kind : 'other';
  return t(`notifications.documents.${known}`);
}

function isOutcome(value: unknown): value is 'accept' | 'return' | 'refuse' {
  return value === 'accept' || value === 'return' || value === 'refuse';
}

function codes(value: unknown): string[] {
  return text(value)
    .split(',')
    .filter((code) => code !== '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
