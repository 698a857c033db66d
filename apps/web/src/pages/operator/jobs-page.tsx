import { useQuery } from '@tanstack/react-query';
import { jobsQuery } from '../../api/job-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { JobQueue } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatCount } from '../../ui/format-number.ts';
import { DeadLetters } from './dead-letters.tsx';
import { MailFigures } from './mail-figures.tsx';
import { queueName } from './queue-name.ts';
import classes from './operator.module.css';

/** What the network works off in the background: what failed for good, what waits, and the e-mails. */
export function JobsPage() {
  const { t } = useReader();
  const jobs = useQuery(jobsQuery);
  const { data: session } = useQuery(sessionQuery);
  return (
    <Page dense>
      <PageHead title={t('jobs.title')} lead={t('jobs.lead')} />
      <div className={classes.sections}>
        <DeadLetters mayManage={session?.can.includes('operator:jobs_manage') === true} />
        <MailFigures />
        <section className={classes.section} aria-labelledby="queues">
          <h2 id="queues">{t('jobs.queues')}</h2>
          {jobs.isPending && <RowSkeletons count={5} />}
          {jobs.isError && <ProblemNote error={jobs.error} onRetry={() => void jobs.refetch()} />}
          {jobs.data !== undefined && <Queues queues={jobs.data.items} />}
        </section>
      </div>
    </Page>
  );
}

/** Queues that have something to say; the quiet ones are named behind them. */
function Queues({ queues }: { queues: readonly JobQueue[] }) {
  const reader = useReader();
  const { t, language } = reader;
  const speaking = queues.filter(isSpeaking);
  const quiet = queues.filter((queue) => !isSpeaking(queue));
  return (
    <>
      {speaking.length > 0 && (
        <Card as="div" className={classes.table} tabIndex={0}>
          <table className={classes.rows}>
            <thead>
              <tr>
                <th scope="col">{t('jobs.queue')}</th>
                <th scope="col">{t('jobs.oldest')}</th>
                {(['waiting', 'active', 'retrying', 'deadLetters'] as const).map((figure) => (
                  <th key={figure} scope="col" className={classes.number}>
                    {t(`jobs.${figure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {speaking.map((queue) => (
                <tr key={queue.queue}>
                  <th scope="row">{queueName(queue.queue, reader)}</th>
                  <td>{queue.oldestWaitingAt === null ? '–' : formatInstant(queue.oldestWaitingAt, language)}</td>
                  {(['waiting', 'active', 'retrying', 'deadLetters'] as const).map((figure) => (
                    <td key={figure} className={classes.number}>
                      {formatCount(queue[figure], language)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      {quiet.length > 0 && (
        <details className={classes.raw}>
          <summary>{t('jobs.quiet', { count: quiet.length })}</summary>
          <p className={classes.quiet}>{quiet.map(({ queue }) => queueName(queue, reader)).join(t('jobs.between'))}</p>
        </details>
      )}
    </>
  );
}

function isSpeaking({ waiting, active, retrying, deadLetters }: JobQueue): boolean {
  return waiting + active + retrying + deadLetters > 0;
}
