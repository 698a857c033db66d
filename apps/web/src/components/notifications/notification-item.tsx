import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { banksQuery } from '../../api/session-queries.ts';
import type { Notification } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatShortDay, formatTime, localDay } from '../../ui/format-date.ts';
import { notificationText, whyText } from '../../ui/notification-text.ts';
import { useFollow } from '../../ui/use-follow.ts';
import { useNow } from '../../ui/use-now.ts';
import { Chip } from '../chip.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';
import classes from './notification-item.module.css';

const SEVERITY = {
  info: { icon: IconInfoCircle, chip: 'plain' },
  notice: { icon: IconAlertCircle, chip: 'warning' },
  urgent: { icon: IconAlertTriangle, chip: 'danger' },
} as const;

type NotificationItemProps = { notification: Notification; onLeave?: () => void };

/** One notification: how urgent, what, when, why the reader is told, and the way to be told otherwise. */
export function NotificationItem({ notification, onLeave }: NotificationItemProps) {
  const reader = useReader();
  const { t } = reader;
  const { data: banks } = useQuery(banksQuery);
  const follow = useFollow();
  const mark = useMarkRead();
  const { severity, readAt, link, topic, createdAt } = notification;
  const bankName = (slug: string): string => {
    const bank = banks?.items.find((one) => one.slug === slug);
    return bank === undefined ? t('notifications.anyBank') : reader.say(bank.name);
  };
  const open = (event: MouseEvent): void => {
    if (readAt === null) mark.mutate({ ids: [notification.id] });
    if (follow(event, link)) onLeave?.();
  };
  const { icon: Icon, chip } = SEVERITY[severity];
  return (
    <li className={classes.item} data-unread={readAt === null}>
      <div className={classes.head}>
        <Chip kind={chip} icon={<Icon size={14} stroke={1.75} aria-hidden />}>
          {t(`notifications.severity.${severity}`)}
        </Chip>
        <span className={classes.topic}>{t(`notifications.topics.${topic}`)}</span>
        <Time instant={createdAt} />
      </div>
      <a className={classes.text} href={link} onClick={open}>
        {readAt === null && <VisuallyHidden>{`${t('notifications.unread')}: `}</VisuallyHidden>}
        {notificationText(notification, reader, bankName)}
      </a>
      <p className={classes.why}>
        {whyText(notification, reader)}
        <Link to={paths.tellMe} hash={`topic-${topic}`} onClick={onLeave} className={classes.change}>
          {t('notifications.changeThis')}
        </Link>
      </p>
    </li>
  );
}

/** The time today, else the day. */
function Time({ instant }: { instant: string }) {
  const { language } = useReader();
  const now = useNow();
  const isToday = localDay(instant) === localDay(now.toISOString());
  const time = formatTime(instant);
  return (
    <time dateTime={instant} className={classes.time}>
      {isToday ? time : `${formatShortDay(instant, language, now)} ${time}`}
    </time>
  );
}
