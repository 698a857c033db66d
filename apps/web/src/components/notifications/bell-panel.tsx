import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { newestNotificationsQuery } from '../../api/notification-queries.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { ProblemNote } from '../problem-note.tsx';
import { RowSkeletons } from '../skeletons.tsx';
import { ArrivedButton } from './arrived-button.tsx';
import { NotificationItem } from './notification-item.tsx';
import { useMarkRead } from './use-mark-read.ts';
import classes from './bell-panel.module.css';

/** What the bell opens: the newest, and the ways to all of them and to being told otherwise. */
export function BellPanel({ onLeave }: { onLeave: () => void }) {
  const { t } = useReader();
  const newest = useQuery(newestNotificationsQuery);
  const mark = useMarkRead();
  const items = newest.data?.items ?? [];
  const [first] = items;
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h2>{t('notifications.title')}</h2>
        {first !== undefined && items.some(({ readAt }) => readAt === null) && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={mark.isPending}
            onClick={() => mark.mutate({ upTo: first.createdAt })}
          >
            {t('notifications.markAll')}
          </Button>
        )}
      </div>
      <ArrivedButton onShow={() => void newest.refetch()} />
      {newest.isPending && <RowSkeletons />}
      {newest.isError && <ProblemNote error={newest.error} onRetry={() => void newest.refetch()} />}
      {mark.isError && <ProblemNote error={mark.error} />}
      {newest.isSuccess && items.length === 0 && <p className={classes.empty}>{t('notifications.emptyPanel')}</p>}
      <ul className={classes.list}>
        {items.map((notification) => (
          <NotificationItem key={notification.id} notification={notification} onLeave={onLeave} />
        ))}
      </ul>
      <div className={classes.foot}>
        <Link to={paths.notifications} onClick={onLeave}>
          {t('notifications.seeAll')}
        </Link>
        <Link to={paths.tellMe} onClick={onLeave}>
          {t('notifications.preferences')}
        </Link>
      </div>
    </div>
  );
}
