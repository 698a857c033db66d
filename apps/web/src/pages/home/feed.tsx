import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { feedQuery } from '../../api/feed-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { FeedFilter, FeedItem } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import type { Reader } from '../../locales/use-reader.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { dayTitle, groupByDay } from '../../ui/day-groups.ts';
import { FeedCard } from './feed-card.tsx';
import { NewItemsPill } from './new-items-pill.tsx';
import classes from './feed.module.css';

/** The items in groups by day. New ones announce themselves in a pill and move nothing. */
export function Feed({ only }: { only: FeedFilter }) {
  const reader = useReader();
  const feed = useInfiniteQuery(feedQuery(only));
  // Many cards are drawn in small steps, so that the page answers meanwhile.
  const data = useDeferredValue(feed.data, undefined);
  if (feed.isError && feed.data === undefined)
    return <ProblemNote error={feed.error} onRetry={() => void feed.refetch()} />;
  if (data === undefined) return <CardSkeletons count={6} />;
  const items = data.pages.flatMap((page) => page.items);
  const newest = data.pages[0]?.newest;
  return (
    <>
      <NewItemsPill only={only} since={newest} />
      {items.length === 0 ? <EmptyFeed only={only} /> : <DayGroups items={items} reader={reader} />}
      <LoadMore query={feed} onSight />
      {items.length > 0 && !feed.hasNextPage && <p className={classes.end}>{reader.t('home.end')}</p>}
    </>
  );
}

function DayGroups({ items, reader }: { items: FeedItem[]; reader: Reader }) {
  return groupByDay(items, ({ occurredAt }) => occurredAt).map(({ day, items: ofDay }) => (
    <section key={day} className={classes.day} aria-label={dayTitle(day, reader)}>
      <h2 className={classes.dayTitle}>{dayTitle(day, reader)}</h2>
      {ofDay.map((item) => (
        <FeedCard key={item.id} item={item} />
      ))}
    </section>
  ));
}

function EmptyFeed({ only }: { only: FeedFilter }) {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  if (session?.mandate.enterprise.verified === false) {
    return (
      <EmptyState
        title={t('home.emptyTitle')}
        action={<LinkButton to={paths.registration}>{t('search.notYetAction')}</LinkButton>}
      >
        {t('home.emptyNotVerified')}
      </EmptyState>
    );
  }
  const text =
    only === 'partners' ? t('home.emptyPartners') : only === 'watched' ? t('home.emptyWatched') : t('home.empty');
  return (
    <EmptyState
      title={t('home.emptyTitle')}
      action={<LinkButton to={paths.search}>{t('home.emptyAction')}</LinkButton>}
    >
      {text}
    </EmptyState>
  );
}
