import { useInfiniteQuery } from '@tanstack/react-query';
import { activityEventsQuery } from '../../api/activity-queries.ts';
import type { ActivityEvent } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay, formatTime } from '../../ui/format-date.ts';
import classes from './sharing.module.css';

const CHIP: Record<ActivityEvent['state'], 'accent' | 'warning' | 'plain'> = {
  waiting: 'plain',
  sending: 'plain',
  shared: 'accent',
  refused: 'warning',
  erasing: 'warning',
  erased: 'plain',
};

/** Every event that the bank was told or is about to be told, the newest first. */
export function SharedEvents() {
  const { t } = useReader();
  const events = useInfiniteQuery(activityEventsQuery);
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.section} aria-labelledby="shared-events">
      <h2 id="shared-events">{t('sharing.events')}</h2>
      {events.isPending && <RowSkeletons count={3} />}
      {events.isError && items.length === 0 && (
        <ProblemNote error={events.error} onRetry={() => void events.refetch()} />
      )}
      {events.isSuccess && items.length === 0 && (
        <EmptyState title={t('sharing.noEventsTitle')}>{t('sharing.noEvents')}</EmptyState>
      )}
      {items.length > 0 && (
        <ul className={classes.events}>
          {items.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </ul>
      )}
      <LoadMore query={events} />
    </section>
  );
}

function EventRow({ event }: { event: ActivityEvent }) {
  const { t, say, find, language } = useReader();
  const { subject, by, sharedAs } = event;
  const thing = subject.type === null ? null : (find(`sharing.types.${subject.type}`) ?? null);
  return (
    <li className={classes.event}>
      <div>
        <p>
          {t(`sharing.kinds.${event.kind}`)}
          {thing !== null && ` · ${thing}`}
        </p>
        <p className={classes.quiet}>
          {t('sharing.by', { who: by === null ? t('sharing.someone') : say(by) })} ·{' '}
          {sharedAs.named
            ? t('sharing.asCustomer')
            : t('sharing.asPseudonym', { pseudonym: sharedAs.pseudonym.slice(0, 8) })}
        </p>
      </div>
      <p className={`${classes.quiet} figures`}>
        {formatDay(event.occurredAt, language)} {formatTime(event.occurredAt)}
      </p>
      <Chip kind={CHIP[event.state]}>{t(`sharing.states.${event.state}`)}</Chip>
    </li>
  );
}
