import { useInfiniteQuery } from '@tanstack/react-query';
import { IconCircleCheck } from '@tabler/icons-react';
import { deadLettersQuery, retryDeadLetter } from '../../api/job-queries.ts';
import type { DeadLetter } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { DeadLetterDiscard } from '../../forms/dead-letter-discard.tsx';
import { RetryAll } from '../../forms/retry-all.tsx';
import { RetryOne } from '../../forms/retry-one.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { queueName } from './queue-name.ts';
import classes from './operator.module.css';

const touched = [['dead-letters'], ['jobs']];

/** Work that failed for good, the same failures of a queue together. */
export function DeadLetters({ mayManage }: { mayManage: boolean }) {
  const { t } = useReader();
  const letters = useInfiniteQuery(deadLettersQuery);
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];
  const groups = [...Map.groupBy(items, ({ queue, error }) => `${queue} ${error}`).entries()];
  return (
    <section className={classes.section} aria-labelledby="dead-letters">
      <h2 id="dead-letters">{t('jobs.dead')}</h2>
      {items.length > 0 && <p className={classes.quiet}>{t('jobs.deadLead')}</p>}
      {letters.isPending && <RowSkeletons />}
      {letters.isError && <ProblemNote error={letters.error} onRetry={() => void letters.refetch()} />}
      {letters.isSuccess && items.length === 0 && (
        <EmptyState title={t('jobs.noneTitle')} icon={<IconCircleCheck size={20} stroke={1.75} />}>
          {t('jobs.none')}
        </EmptyState>
      )}
      <ul className={classes.kept}>
        {groups.map(([key, group]) => (
          <Group key={key} letters={group} mayManage={mayManage} />
        ))}
      </ul>
      <LoadMore query={letters} />
    </section>
  );
}

function Group({ letters, mayManage }: { letters: DeadLetter[]; mayManage: boolean }) {
  const reader = useReader();
  const { t } = reader;
  const [first] = letters;
  if (first === undefined) return null;
  const name = queueName(first.queue, reader);
  return (
    <Card as="li" className={classes.record}>
      <header className={classes.head}>
        <h3 className={classes.names}>{name}</h3>
        <span className={classes.quiet}>{t('jobs.times', { count: letters.length })}</span>
      </header>
      <p className={classes.error}>{first.error}</p>
      {letters.length === 1 ? (
        <Letter letter={first} name={name} mayManage={mayManage} />
      ) : (
        <>
          {mayManage && (
            <RetryAll ids={letters.map(({ id }) => id)} name={name} retry={retryDeadLetter} touched={touched} />
          )}
          <details className={classes.raw}>
            <summary>{t('jobs.each')}</summary>
            <ul className={classes.kept}>
              {letters.map((letter) => (
                <li key={letter.id} className={classes.each}>
                  <Letter letter={letter} name={name} mayManage={mayManage} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Card>
  );
}

function Letter({ letter, name, mayManage }: { letter: DeadLetter; name: string; mayManage: boolean }) {
  const { t, language } = useReader();
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>{t('jobs.failedAt')}</dt>
          <dd>{formatInstant(letter.failedAt, language)}</dd>
        </div>
        <div>
          <dt>{t('jobs.attempts')}</dt>
          <dd>{letter.attempts}</dd>
        </div>
        {letter.ids.map(({ name: of, value }) => (
          <div key={`${of} ${value}`}>
            <dt>{of}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mayManage && (
        <div className={classes.headRight}>
          <RetryOne
            name={`${name} ${formatInstant(letter.failedAt, language)}`}
            retry={() => retryDeadLetter(letter.id)}
            touched={touched}
            done={t('jobs.retried')}
          />
          <DeadLetterDiscard letter={letter} name={name} touched={touched} />
        </div>
      )}
    </>
  );
}
