import type { Approval, ApprovalSummary } from '../../api/types.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { daysFromToday, formatDay, formatShortDay, formatTime } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;

/** `17:30 today`, `23 Nov 12:00`: as short as it can be said without doubt. */
export function formatMoment(value: string, { t, language }: Reader, now: Date): string {
  const time = formatTime(value);
  if (daysFromToday(value, now) === 0) return t('approvals.todayAt', { time });
  return `${formatShortDay(value, language, now)} ${time}`;
}

/** The deadline, and within its last day how much time is left. */
export function deadlineText(value: string, reader: Reader, now: Date): string {
  const { t } = reader;
  const when = formatMoment(value, reader, now);
  const minutes = Math.floor((new Date(value).getTime() - now.getTime()) / MINUTE_MS);
  if (minutes <= 0 || minutes >= DAY_MINUTES) return t('approvals.until', { when });
  const hours = Math.floor(minutes / HOUR_MINUTES);
  const left =
    hours === 0
      ? t('approvals.minutes', { minutes })
      : t('approvals.hoursMinutes', { hours, minutes: minutes % HOUR_MINUTES });
  return t('approvals.left', { when, left });
}

/** Whether so little time is left that it is shown in amber. */
export function isNear(value: string, now: Date): boolean {
  return new Date(value).getTime() - now.getTime() < DAY_MINUTES * MINUTE_MS;
}

export function kindName({ kind }: Pick<ApprovalSummary, 'kind'>, { t }: Reader): string {
  return t(`approvals.kinds.${kind === 'payment' || kind === 'permission_change' ? kind : 'other'}`);
}

/** What it is called in one line: whom the money goes to, or the reference. */
export function nameOf({ creditor, reference }: ApprovalSummary, { say }: Reader): string {
  return creditor === null ? reference : say(creditor.name);
}

/** The rule that fits, in words. */
export function ruleText({ rule, amount }: Approval, reader: Reader): string {
  const { t } = reader;
  const words = demandText(rule, reader);
  const currency = amount?.currency;
  if (currency === undefined || (rule.from === null && rule.to === null)) return words;
  const money = (value: string): string => formatMoney(value, currency);
  if (rule.from === null) return t('approvals.rule.below', { to: money(rule.to ?? ''), rule: words });
  if (rule.to === null) return t('approvals.rule.above', { from: money(rule.from), rule: words });
  return t('approvals.rule.between', { from: money(rule.from), to: money(rule.to), rule: words });
}

function demandText({ kind, ordered, steps }: Approval['rule'], { t, say }: Reader): string {
  if (kind === 'classes') return t('approvals.rule.classes');
  const parts = steps.map(({ need, from }) => {
    const who = [...new Set(from.map(({ role }) => say(role.name)))].join(t('approvals.rule.or'));
    return need === 1 ? who : t('approvals.rule.need', { count: need, who });
  });
  const who = parts.join(t('approvals.rule.and'));
  if (parts.length === 1) return who;
  return t(ordered ? 'approvals.rule.ordered' : 'approvals.rule.unordered', { who });
}

/** The first deputy of somebody who may sign next, in words; null where nobody is away. */
export function deputyText({ next }: Approval, reader: Reader): string | null {
  const { t, say, language } = reader;
  for (const { name, deputies } of next) {
    const [deputy] = deputies;
    if (deputy !== undefined) {
      const until = formatDay(deputy.untilOn, language);
      return t('approvals.deputy', { name: say(name), deputy: say(deputy.name), until });
    }
  }
  return null;
}
