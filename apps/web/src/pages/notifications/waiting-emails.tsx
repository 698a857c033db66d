import { useQuery } from '@tanstack/react-query';
import { waitingEmailsQuery } from '../../api/notification-queries.ts';
import type { Delivery } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { formatInstant, formatShortDay, formatTime, localDay } from '../../ui/format-date.ts';
import classes from './preferences-page.module.css';

/** E-mails to the reader that are not through: those that wait for the mail server, for their hour, and those given up. */
export function WaitingEmails() {
  const reader = useReader();
  const { t } = reader;
  const { data, dataUpdatedAt: now } = useQuery(waitingEmailsQuery);
  const items = data?.items ?? [];
  const waiting = items.filter(({ state }) => state === 'waiting' || state === 'sending');
  const stuck = waiting.filter(({ attempts }) => attempts > 0);
  const untried = waiting.filter(({ attempts }) => attempts === 0);
  const due = untried.filter(({ dueAt, mode }) => mode !== 'daily' && Date.parse(dueAt) <= now);
  const later = untried.length - due.length;
  const failed = items.filter(({ state }) => state === 'failed');
  if (items.length === 0) return null;
  return (
    <Card className={classes.card} aria-labelledby="waiting">
      <h2 id="waiting">{t('tellMe.waitingTitle')}</h2>
      {stuck.length > 0 && (
        <p className={classes.warning} role="status">
          {t('tellMe.serverDown', { count: stuck.length, since: since(stuck, reader) })}
        </p>
      )}
      {due.length > 0 && <p>{t('tellMe.onTheirWay', { count: due.length })}</p>}
      {later > 0 && <p>{t('tellMe.later', { count: later })}</p>}
      {failed.length > 0 && (
        <>
          <h3>{t('tellMe.failedTitle')}</h3>
          <ul className={classes.failed}>
            {failed.map((one) => (
              <li key={one.id}>
                {t('tellMe.failedAt', { what: whatOf(one, reader), when: whenOf(one, reader) })}{' '}
                {one.reason !== null && t(`tellMe.reasons.${one.reason}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

/** The time of the oldest, with its day when it was not today. */
function since(stuck: readonly Delivery[], { language }: Reader): string {
  const [oldest = ''] = stuck.map(({ createdAt }) => createdAt).toSorted();
  const now = new Date();
  const time = formatTime(oldest);
  return localDay(oldest) === localDay(now.toISOString()) ? time : `${formatShortDay(oldest, language, now)} ${time}`;
}

function whatOf({ mode }: Delivery, { t }: Reader): string {
  return t(`tellMe.modes.${mode === 'digest' || mode === 'confirmation' ? mode : 'hidden'}`);
}

function whenOf({ endedAt, createdAt }: Delivery, { language }: Reader): string {
  return formatInstant(endedAt ?? createdAt, language);
}
