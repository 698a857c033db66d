import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { notificationsQuery } from '../../api/notification-queries.ts';
import type { NotificationFilter } from '../../api/notification-queries.ts';
import type { Notification } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ArrivedButton } from '../../components/notifications/arrived-button.tsx';
import { NotificationItem } from '../../components/notifications/notification-item.tsx';
import { useMarkRead } from '../../components/notifications/use-mark-read.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { isNotificationTopic, NOTIFICATION_TOPICS, paths } from '../../paths.ts';
import type { NotificationsSearch } from '../../paths.ts';
import { dayTitle, groupByDay } from '../../ui/day-groups.ts';
import classes from './notifications-page.module.css';

const route = getRouteApi('/member/notifications');

/** Everything a member was told, newest first. What comes meanwhile is announced and moves nothing. */
export function NotificationsPage() {
  const { t } = useReader();
  const { unread = false, topic = null } = route.useSearch();
  const filter = { unread, topic };
  const list = useInfiniteQuery(notificationsQuery(filter));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page>
      <PageHead title={t('notifications.title')}>
        <div className={classes.actions}>
          <MarkAll items={items} />
          <Link to={paths.tellMe}>{t('notifications.preferences')}</Link>
        </div>
      </PageHead>
      <Filters {...filter} />
      <NewOnes filter={filter} />
      {list.isPending && <RowSkeletons />}
      {list.isError && list.data === undefined && (
        <ProblemNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && items.length === 0 && (
        <EmptyState title={t('notifications.emptyTitle')}>
          {unread ? t('notifications.emptyUnread') : t('notifications.empty')}
        </EmptyState>
      )}
      <Days items={items} />
      <LoadMore query={list} onSight />
      {items.length > 0 && !list.hasNextPage && <p className={classes.end}>{t('notifications.end')}</p>}
    </Page>
  );
}

function MarkAll({ items }: { items: Notification[] }) {
  const { t } = useReader();
  const mark = useMarkRead();
  const [first] = items;
  if (first === undefined || items.every(({ readAt }) => readAt !== null)) return null;
  return (
    <>
      <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate({ upTo: first.createdAt })}>
        {t('notifications.markAll')}
      </Button>
      {mark.isError && <ProblemNote error={mark.error} />}
    </>
  );
}

function Filters({ unread, topic }: NotificationFilter) {
  const { t } = useReader();
  const navigate = useNavigate();
  const show = (search: NotificationsSearch): void => {
    void navigate({ to: paths.notifications, search, replace: true, resetScroll: false });
  };
  const ofTopic = topic === null ? {} : { topic };
  return (
    <div className={classes.filters}>
      <ChoiceBar
        label={t('notifications.filter')}
        value={unread ? 'unread' : 'all'}
        choices={[
          { value: 'all', label: t('notifications.all') },
          { value: 'unread', label: t('notifications.onlyUnread') },
        ]}
        onChoose={(value) => show({ ...ofTopic, ...(value === 'unread' ? { unread: true } : {}) })}
      />
      <NativeSelect
        aria-label={t('notifications.topic')}
        value={topic ?? ''}
        data={[
          { value: '', label: t('notifications.everyTopic') },
          ...NOTIFICATION_TOPICS.map((one) => ({ value: one, label: t(`notifications.topics.${one}`) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          show({ ...(unread ? { unread } : {}), ...(isNotificationTopic(value) ? { topic: value } : {}) })
        }
      />
    </div>
  );
}

function NewOnes({ filter }: { filter: NotificationFilter }) {
  const queryClient = useQueryClient();
  const show = async (): Promise<void> => {
    const { queryKey } = notificationsQuery(filter);
    // Only the first page is asked for again; the pages below it would otherwise be fetched one by one.
    queryClient.setQueryData(queryKey, (data) =>
      data === undefined ? data : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    await queryClient.invalidateQueries({ queryKey });
    globalThis.scrollTo({ top: 0 });
  };
  return (
    <div className={classes.arrived}>
      <ArrivedButton onShow={() => void show()} />
    </div>
  );
}

function Days({ items }: { items: Notification[] }) {
  const reader = useReader();
  return groupByDay(items, ({ createdAt }) => createdAt).map(({ day, items: ofDay }) => (
    <section key={day} className={classes.day} aria-label={dayTitle(day, reader)}>
      <h2 className={classes.dayTitle}>{dayTitle(day, reader)}</h2>
      <Card as="div" className={classes.card}>
        <ul>
          {ofDay.map((notification) => (
            <NotificationItem key={notification.id} notification={notification} />
          ))}
        </ul>
      </Card>
    </section>
  ));
}
